/** Lays out the slip a window asks for. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { Core, Who } from '../core.ts'
import { gather } from './gather.ts'
import { renderSlip } from './render.ts'
import type { SlipData } from './slip-data.ts'

export async function slipPage(core: Core, _who: Who, { kind, caseId, ticketId }: Parsed<'slip.page'>): Promise<Out<'slip.page'>> {
  return laidOut(core, kind, { caseId, ticketId })
}

type Subject = Pick<Parsed<'slip.page'>, 'caseId' | 'ticketId'>

async function laidOut<K extends keyof SlipData>(core: Core, kind: K, subject: Subject): Promise<Out<'slip.page'>> {
  const data: SlipData[K] = await gather[kind](core, subject)
  return renderSlip(kind, data, { styles: core.printStyles, practice: core.branch.mode === 'practice' })
}
