/** The steps of the tour after the citizen has left, and the day the card is fetched. */
import type { Out } from '../../../shared/ipc/contract.ts'
import type { HandoverWay } from '../../../shared/profile/handover.ts'
import type { Hands } from './hands.ts'
import { takeSeat, tick } from './steps.ts'
import { caseOf, keepCase, printed, shot, stands, type TourStep, type Trail, tourCitizen } from './trail.ts'

async function review(hands: Hands, trail: Trail): Promise<void> {
  await takeSeat(hands, 'fuhe', '09')
  await hands.page.locator('[aria-keyshortcuts="R"]').waitFor()
  await shot(hands, trail, 'review')
  await hands.key('F9')
  await stands(hands, trail, 'approved')
  await shot(hands, trail, 'review-done')
}

async function fee(hands: Hands, trail: Trail): Promise<void> {
  await takeSeat(hands, 'kaguan', '11')
  await hands.page.locator('[aria-keyshortcuts="F3"]').waitFor()
  await shot(hands, trail, 'cards-desk')
  await hands.key('F9')
  await hands.field('method').waitFor()
  await hands.field('method').focus()
  await hands.press('1')
  await shot(hands, trail, 'fee')
  await hands.key('F9')
}

/** The cards desk sends the card to be made and ticks each step. */
async function feeAndDesk(hands: Hands, trail: Trail): Promise<void> {
  await fee(hands, trail)
  await stands(hands, trail, 'paid')
  await shot(hands, trail, 'production-paid')
  await hands.key('F9')
  await stands(hands, trail, 'making')
  await hands.key('F9')
  await stands(hands, trail, 'at-city-bank')
  await shot(hands, trail, 'production-at-city-bank')
  await hands.key('F9')
  await hands.into('cardTail', '0042')
  await shot(hands, trail, 'production-received')
  await hands.key('F9')
  await stands(hands, trail, 'at-branch')
}

/** Nobody presses a key: the case is handed in with the fee, and its states come back. */
async function feeAndLine(hands: Hands, trail: Trail): Promise<void> {
  await fee(hands, trail)
  await comesBack(hands, trail)
}

/** The cards desk makes a batch of what waits, and the result files are read. */
async function feeAndBatch(hands: Hands, trail: Trail): Promise<void> {
  await fee(hands, trail)
  await stands(hands, trail, 'paid')
  await hands.press('Escape')
  await hands.key('F2')
  await hands.key('F9')
  await hands.page.locator('.pick-table, table').first().waitFor()
  await shot(hands, trail, 'batch-written')
  await hands.press('Escape')
  await comesBack(hands, trail)
  await openFromTheBox(hands)
}

/** The card lies in the box; its case is opened from the lane of those waiting to be fetched. */
async function openFromTheBox(hands: Hands): Promise<void> {
  await hands.press('6')
  await hands.page.locator('tr[aria-selected="true"], li[aria-selected="true"]').first().waitFor()
  await hands.key('F9')
}

/** Picture and fields are carried to the other system's own screen, and its receipt is typed. */
async function feeAndHand(hands: Hands, trail: Trail): Promise<void> {
  await fee(hands, trail)
  await stands(hands, trail, 'paid')
  await hands.key('F4')
  const dialog = hands.page.getByRole('dialog')
  await dialog.waitFor()
  await hands.until('the case can be laid out', () => dialog.locator('button:not(:disabled)').last().isVisible())
  await shot(hands, trail, 'hand-asked')
  await hands.press('Enter')
  await hands.field('receipt').waitFor()
  const typed: Record<string, string> = {}
  for (const [at, { key }] of (await offered(hands, trail)).entries()) {
    await hands.press('F9')
    await dialog.locator(`li:nth-child(${at + 1})[aria-current="step"]`).waitFor()
    typed[key] = (await trail.centre?.readClipboard()) ?? ''
  }
  await shot(hands, trail, 'hand-copied')
  await hands.into('receipt', await typedIn(trail, typed))
  await hands.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await comesBack(hands, trail)
}

async function offered(hands: Hands, { caseId }: Trail): Promise<Out<'centre.handView'>['fields']> {
  if (caseId === null) throw new Error('no case to hand in')
  return (await hands.ask('centre.handView', { caseId })).fields.filter(({ value }) => value !== '')
}

/** The other system takes what was typed into its form and the picture that was picked from the folder. */
async function typedIn({ centre }: Trail, fields: Readonly<Record<string, string>>): Promise<string> {
  if (centre === null) throw new Error('there is no card centre')
  const body = JSON.stringify({ picture: `${tourCitizen.number}.jpg`, fields })
  const signal = AbortSignal.timeout(comesBackMs)
  const response = await fetch(`${centre.url}v1/by-hand`, { method: 'POST', body, signal })
  if (response.status !== 201) throw new Error(`the card centre answered ${response.status}`)
  return ((await response.json()) as { receipt: string }).receipt
}

/** Result files are looked for every twenty seconds. */
const comesBackMs = 90_000

async function comesBack(hands: Hands, trail: Trail): Promise<void> {
  await hands.until('the centre has the case', async () => (await standingOf(hands, trail)) === 'received', comesBackMs)
  await shot(hands, trail, 'production-received')
  await hands.until('state at-branch', async () => (await caseOf(hands, trail))?.state === 'at-branch', comesBackMs)
}

async function standingOf(hands: Hands, { caseId }: Trail): Promise<string | null> {
  return caseId === null ? null : (await hands.ask('centre.ofCase', { caseId })).standing.code
}

async function pickup(hands: Hands, trail: Trail): Promise<void> {
  await shot(hands, trail, 'pickup')
  await hands.key('F5')
  await hands.until('a booked seat', async () => (await caseOf(hands, trail))?.pickup.booked != null)
  await hands.key('F7')
  await printed(hands, trail, 'pickup')
  await shot(hands, trail, 'pickup-slip')
  await hands.press('Escape')
  await shot(hands, trail, 'pickup-booked')
}

async function handover(hands: Hands, trail: Trail): Promise<void> {
  await hands.key('F9')
  await hands.into('number', tourCitizen.number)
  await tick(hands, 'looks', ['face', 'name', 'cardPhoto'])
  await shot(hands, trail, 'handover-verify')
  await hands.key('F9')
  await stands(hands, trail, 'handing-over')
  await hands.field('fate').focus()
  await hands.press('1')
  await tick(hands, 'told', ['toldEnable', 'toldBank'])
  await shot(hands, trail, 'handover-cards')
  await hands.key('F9')
  await hands.sign()
  await shot(hands, trail, 'handover-sign')
  await hands.key('F9')
  await stands(hands, trail, 'closed')
  await hands.key('F7')
  await printed(hands, trail, 'pickup')
  await hands.press('Escape')
  await shot(hands, trail, 'closed')
  await keepCase(hands, trail)
}

async function audit(hands: Hands, trail: Trail): Promise<void> {
  await takeSeat(hands, 'zhuguan', '12')
  await hands.page.locator('.key-bar').waitFor()
  await shot(hands, trail, 'manager')
}

const stepsBy = (production: TourStep['walk']) =>
  [
    { name: 'review', walk: review },
    { name: 'fee-and-production', walk: production },
    { name: 'pickup', walk: pickup },
    { name: 'handover', walk: handover },
    { name: 'audit', walk: audit },
  ] as const

export const backSteps = stepsBy(feeAndDesk)
export const backStepsBy = {
  http: stepsBy(feeAndLine),
  batch: stepsBy(feeAndBatch),
  hand: stepsBy(feeAndHand),
} as const satisfies Record<HandoverWay, readonly TourStep[]>
