/** What one step of the tour leaves for the next ones, and how each step shows and waits. */
import type { CaseId, TicketId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { SlipKind } from '../../../shared/ipc/shapes/print.ts'
import type { HandoverWay } from '../../../shared/profile/handover.ts'
import { tourText } from '../../../shared/strings/zh-CN/tour.ts'
import type { State } from '../../../shared/workflow/table.ts'
import type { Hands } from './hands.ts'
import { type Shoot, stands as standsIn } from './steps.ts'

/** The made-up citizen of the tour: a computed number, a name with characters outside GB 2312. */
export const tourCitizen = { number: '440106199203050021', name: tourText.name, validFrom: '20180612', validTo: '20380612' } as const

/** The card centre as the people at the counter know it. */
export type OtherSide = {
  readonly way: HandoverWay
  readonly url: string
  readonly folders: Readonly<Record<'hand' | 'batch' | 'results', string>>
  /** What the next dialog of the system answers, as if a person had picked that folder. */
  willPick(path: string): Promise<void>
  readClipboard(): Promise<string>
}

/** What one step leaves for the next ones and for the report. */
export type Trail = {
  caseId: CaseId | null
  ticketId: TicketId | null
  /** The card centre of the tour; null where the desk sends the card itself. */
  readonly centre: OtherSide | null
  /** The finished picture as it was approved, and the case as it ended: read while whoever may see them sits there. */
  approved: Uint8Array | null
  ended: CaseView | null
  /** Pictures of the step under way. */
  screens: string[]
  readonly prints: { kind: SlipKind; file: string; pages: number }[]
}

export type TourStep = { readonly name: string; readonly walk: (hands: Hands, trail: Trail) => Promise<void> }

export const shot = async (hands: Hands, trail: Trail, name: string) => void trail.screens.push(await hands.picture(name))
export const shooting =
  (hands: Hands, trail: Trail): Shoot =>
  name =>
    shot(hands, trail, name)

/** Waits until the core keeps a new PDF of that kind, then keeps it beside the pictures. */
export async function printed(hands: Hands, trail: Trail, kind: SlipKind): Promise<void> {
  const { caseId } = trail
  if (!caseId) throw new Error('no case to print for')
  const before = trail.prints.length
  await hands.until(`slip ${kind}`, async () => (await hands.ask('print.list', { caseId })).length > before)
  const made = (await hands.ask('print.list', { caseId })).at(-1)
  if (made?.kind !== kind) throw new Error(`a slip ${made?.kind} came instead of ${kind}`)
  const { pdf } = await hands.ask('print.bytes', { printId: made.id })
  const file = `slip-${before + 1}-${kind}.pdf`
  await hands.keep(file, pdf)
  trail.prints.push({ kind, file, pages: made.pages })
  await hands.page.locator('img.loaded, figure img, .slip-page img').first().waitFor()
}

/** Waits until the case stands in that state. */
export async function stands(hands: Hands, { caseId }: Trail, state: State): Promise<void> {
  if (!caseId) throw new Error('no case to wait for')
  await standsIn(hands, caseId, state)
}

export async function newestCase(hands: Hands): Promise<CaseId | null> {
  const rows = await hands.ask('case.find', { which: 'all', text: '' })
  return rows[0]?.id ?? null
}

/** Where the finished picture is left. */
export const photoFile = 'photo.jpg'

/** Keeps what the report says of the case: its finished picture, and how it ended. */
export async function keepCase(hands: Hands, trail: Trail): Promise<void> {
  trail.ended = await caseOf(hands, trail)
  if (!trail.caseId) return
  const { image } = await hands.ask('photo.bytes', { caseId: trail.caseId, photoId: null, part: 'finished' })
  trail.approved = image
  if (image) await hands.keep(photoFile, image)
}

export const caseOf = async (hands: Hands, trail: Trail): Promise<CaseView | null> =>
  trail.caseId === null ? null : hands.ask('case.view', { caseId: trail.caseId })
