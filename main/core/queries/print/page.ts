/** Lays out the slip a window asks for. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { SlipKind } from '../../../../shared/ipc/shapes/print.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { SlipData } from '../slips/slip-data.ts'
import { gather } from './gather.ts'
import { renderSlip } from './render.ts'

/** Slips the lobby gives out: two that name no citizen, and the masked one of what it takes down itself. */
const ofLobby: readonly SlipKind[] = ['ticket', 'guide', 'errand']

/** @throws Refusal NOT_ALLOWED when the lobby asks for more than its own papers; whatever `gather` refuses. */
export async function slipPage(core: RecordsContext, who: Who, { kind, ...subject }: Parsed<'slip.page'>): Promise<Out<'slip.page'>> {
  if (!ofLobby.includes(kind) && signedIn(who).roles.every(role => role === 'lobby')) throw new Refusal('NOT_ALLOWED')
  return laidOut(core, kind, subject)
}

type Subject = Omit<Parsed<'slip.page'>, 'kind'>

async function laidOut<K extends keyof SlipData>(core: RecordsContext, kind: K, subject: Subject): Promise<Out<'slip.page'>> {
  const data: SlipData[K] = await gather[kind](core, subject)
  return renderSlip(kind, data, {
    styles: core.printStyles,
    practice: core.branch.mode === 'practice',
    emergency: core.branch.emergency_mark,
  })
}
