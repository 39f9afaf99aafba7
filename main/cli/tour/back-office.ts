/** The steps of the tour after the citizen has left, and the day the card is fetched. */
import type { Hands } from './hands.ts'
import { signIn, signOut, tick } from './steps.ts'
import { caseOf, keepPhoto, printed, shot, stands, type TourStep, type Trail, tourCitizen } from './trail.ts'

async function review(hands: Hands, trail: Trail): Promise<void> {
  await signOut(hands)
  await signIn(hands, 'fuhe', '09')
  await hands.page.locator('[aria-keyshortcuts="A"]').waitFor()
  await shot(hands, trail, 'review')
  await hands.key('A')
  await stands(hands, trail, 'approved')
  await shot(hands, trail, 'review-done')
}

async function feeAndProduction(hands: Hands, trail: Trail): Promise<void> {
  await signOut(hands)
  await signIn(hands, 'kaguan', '11')
  await hands.page.locator('[aria-keyshortcuts="F3"]').waitFor()
  await shot(hands, trail, 'cards-desk')
  await hands.key('F9')
  await hands.field('method').waitFor()
  await hands.field('method').focus()
  await hands.press('1')
  await shot(hands, trail, 'fee')
  await hands.key('F9')
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
  await hands.press('Enter')
  await stands(hands, trail, 'at-branch')
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
  await keepPhoto(hands, trail)
}

async function audit(hands: Hands, trail: Trail): Promise<void> {
  await signOut(hands)
  await signIn(hands, 'zhuguan', '12')
  await hands.page.locator('.key-bar').waitFor()
  await shot(hands, trail, 'manager')
}

export const backSteps: readonly TourStep[] = [
  { name: 'review', walk: review },
  { name: 'fee-and-production', walk: feeAndProduction },
  { name: 'pickup', walk: pickup },
  { name: 'handover', walk: handover },
  { name: 'audit', walk: audit },
]
