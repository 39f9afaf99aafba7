/** The eleven steps of the counter job, walked through the real windows with keys alone. */

import { noticesFor } from '../../../shared/business/notices.ts'
import type { CaseId, TicketId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { SlipKind } from '../../../shared/ipc/shapes/print.ts'
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { cardStateText } from '../../../shared/strings/zh-CN/card.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { tourText } from '../../../shared/strings/zh-CN/tour.ts'
import type { State } from '../../../shared/workflow/table.ts'
import type { Hands } from './hands.ts'
import { type Shoot, signIn, signOut, stands as standsIn, takePhoto, tick } from './steps.ts'

/** The made-up citizen of the tour: a computed number, a name with characters outside GB 2312. */
export const tourCitizen = { number: '440106199203050021', name: tourText.name, validFrom: '20180612', validTo: '20380612' } as const

/** What one step leaves for the next ones and for the report. */
export type Trail = {
  caseId: CaseId | null
  ticketId: TicketId | null
  /** Pictures of the step under way. */
  screens: string[]
  readonly prints: { kind: SlipKind; file: string; pages: number }[]
}

export type TourStep = { readonly name: string; readonly walk: (hands: Hands, trail: Trail) => Promise<void> }

const shot = async (hands: Hands, trail: Trail, name: string) => void trail.screens.push(await hands.picture(name))
const shooting =
  (hands: Hands, trail: Trail): Shoot =>
  name =>
    shot(hands, trail, name)

async function firstStart(hands: Hands, trail: Trail): Promise<void> {
  await hands.see(appText.setup.practice)
  await shot(hands, trail, 'first-start')
  await hands.key('F9')
  await hands.see(appText.signIn.practiceTitle)
  await shot(hands, trail, 'sign-in')
}

async function ticket(hands: Hands, trail: Trail): Promise<void> {
  await signIn(hands, 'dating', '00')
  await hands.see(appText.top.signOut)
  await shot(hands, trail, 'lobby')
  await hands.press('1')
  await hands.see('A001')
  await shot(hands, trail, 'ticket')
  await hands.key('F7')
  await hands.page.getByRole('dialog').locator('img').waitFor()
  await shot(hands, trail, 'ticket-slip')
  await hands.press('Escape')
  const { waiting } = await hands.ask('ticket.line', {})
  trail.ticketId = waiting[0]?.id ?? null
  await signOut(hands)
  await signIn(hands, 'jingban', '03')
  await hands.see(tellerText.line.title)
  await shot(hands, trail, 'teller-desk')
  await hands.key('F2')
  await hands.field('number').waitFor()
}

async function identity(hands: Hands, trail: Trail): Promise<void> {
  await hands.field('number').focus()
  await hands.enter(tourCitizen.number)
  await hands.enter(tourCitizen.name)
  await hands.press('Enter')
  await hands.press('Enter')
  await hands.enter(tourCitizen.validFrom)
  await hands.page.keyboard.type(tourCitizen.validTo)
  await shot(hands, trail, 'identity')
  await hands.key('F9')
  await hands.field('reason').waitFor()
}

/** What the card system's screen shows of the card in the citizen's hand; the branch's own bank stands there already. */
async function cardInHand(hands: Hands, trail: Trail): Promise<void> {
  await hands.key('F6')
  await hands.field('cardNumber').waitFor()
  await hands.enter('A12345678')
  await hands.press('Enter')
  await hands.enter('6688')
  await hands.press('2')
  await hands.field('validTo').focus()
  await hands.page.keyboard.type('20260401')
  await shot(hands, trail, 'card-in-hand')
  await hands.field('state').focus()
  await hands.press('Enter')
  await hands.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await hands.see(cardStateText.normal)
}

async function business(hands: Hands, trail: Trail): Promise<void> {
  await cardInHand(hands, trail)
  await hands.field('reason').focus()
  await hands.press('2')
  const ticks = await hands.page.locator('[role=checkbox]').count()
  if (ticks < noticesFor('REPLACE_PHOTO').length) throw new Error('the notices are not all on the screen')
  for (let tick = 0; tick < ticks; tick += 1) {
    await hands.press('Space')
    if (tick < ticks - 1) await hands.press('Enter')
  }
  await shot(hands, trail, 'business')
  await hands.key('F9')
  await hands.field('mobile').waitFor()
}

async function form(hands: Hands, trail: Trail): Promise<void> {
  await hands.pick('ethnic', 'han')
  await hands.into('mobile', '13800000000')
  await hands.into('mailAddr', tourText.mailAddr)
  await hands.pick('occupation', '2')
  await hands.pick('bank', 'gongshang')
  await hands.field('pickupWay').focus()
  await hands.press('2')
  await hands.see(new RegExp(tellerText.form.saved('')))
  await shot(hands, trail, 'form')
  await hands.key('F9')
  await hands.page.locator('video:not(.dark)').waitFor()
}

async function photo(hands: Hands, trail: Trail): Promise<void> {
  // The shutter stays in the hand until the old card has been taken too.
  await hands.key('A')
  await hands.page.locator('.coach-light:not(.unknown)').first().waitFor()
  await shot(hands, trail, 'photo-live')
  await hands.key('F6')
  await hands.page.getByText(tellerText.photo.oldCardPicture, { exact: true }).waitFor()
  await hands.key('A')
  await takePhoto(hands, tourCitizen.number, shooting(hands, trail))
}

async function confirm(hands: Hands, trail: Trail): Promise<void> {
  await hands.field('answer').focus()
  await hands.press('1')
  await hands.sign()
  await shot(hands, trail, 'confirm')
  await hands.key('F9')
  await hands.see(tellerText.done.title)
  trail.caseId = await newestCase(hands)
  for (const [key, kind] of [
    ['F5', 'acceptance'],
    ['F6', 'form'],
  ] as const) {
    await hands.key(key)
    await printed(hands, trail, kind)
    await shot(hands, trail, `slip-${kind}`)
  }
  await hands.key('F9')
}

/** Waits until the core keeps a new PDF of that kind, then keeps it beside the pictures. */
async function printed(hands: Hands, trail: Trail, kind: SlipKind): Promise<void> {
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
async function stands(hands: Hands, { caseId }: Trail, state: State): Promise<void> {
  if (!caseId) throw new Error('no case to wait for')
  await standsIn(hands, caseId, state)
}

async function newestCase(hands: Hands): Promise<CaseId | null> {
  const rows = await hands.ask('case.find', { which: 'all', text: '' })
  return rows[0]?.id ?? null
}

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

/** Where the finished picture is left. */
export const photoFile = 'photo.jpg'

async function keepPhoto(hands: Hands, { caseId }: Trail): Promise<void> {
  if (!caseId) return
  const { image } = await hands.ask('photo.bytes', { caseId, photoId: null, part: 'finished' })
  if (image) await hands.keep(photoFile, image)
}

async function audit(hands: Hands, trail: Trail): Promise<void> {
  await signOut(hands)
  await signIn(hands, 'zhuguan', '12')
  await hands.page.locator('.key-bar').waitFor()
  await shot(hands, trail, 'manager')
}

export const tourSteps: readonly TourStep[] = [
  { name: 'sign-in', walk: firstStart },
  { name: 'ticket', walk: ticket },
  { name: 'identity', walk: identity },
  { name: 'business', walk: business },
  { name: 'form', walk: form },
  { name: 'photo', walk: photo },
  { name: 'confirm', walk: confirm },
  { name: 'review', walk: review },
  { name: 'fee-and-production', walk: feeAndProduction },
  { name: 'pickup', walk: pickup },
  { name: 'handover', walk: handover },
  { name: 'audit', walk: audit },
]

export const caseOf = async (hands: Hands, trail: Trail): Promise<CaseView | null> =>
  trail.caseId === null ? null : hands.ask('case.view', { caseId: trail.caseId })
