/** The eleven steps of the counter job, walked through the real windows with keys alone. */

import { noticesFor } from '../../../shared/business/notices.ts'
import type { CaseId, TicketId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { SlipKind } from '../../../shared/ipc/shapes/print.ts'
import { tellerLooks } from '../../../shared/photo/verdict.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { cardStateText } from '../../../shared/strings/zh-CN/card.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { tourText } from '../../../shared/strings/zh-CN/tour.ts'
import type { State } from '../../../shared/workflow/table.ts'
import type { Hands } from './hands.ts'

/** The made-up citizen of the tour: a computed number, a name with characters outside GB 2312. */
export const tourCitizen = { number: '440106199203050021', name: tourText.name, validFrom: '20180612', validTo: '20380612' } as const

type Login = (typeof practicePeople)[number]['login']

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

export async function signIn(hands: Hands, login: Login, counter: string): Promise<void> {
  await hands.see(appText.signIn.practiceTitle)
  const place = practicePeople.findIndex(person => person.login === login)
  await hands.press(`Control+${place + 1}`)
  await hands.into('counter', counter)
  await hands.press('Enter')
  await hands.seeGone(appText.signIn.practiceTitle)
}

/** F12 locks, F8 lets somebody else sign in: how a seat changes hands at a counter. */
async function signOut(hands: Hands): Promise<void> {
  await hands.press('F12')
  await hands.field('password').waitFor()
  await hands.key('F8')
}

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
  await letItShoot(hands)
  await shot(hands, trail, 'photo-judged')
  await askSecondPerson(hands)
  const flags = hands.page.locator('[data-field^="flag."]')
  for (let flag = 0; flag < (await flags.count()); flag += 1) {
    await flags.nth(flag).focus()
    await hands.press('1')
  }
  for (const look of tellerLooks) {
    await hands.field(`looks.${look}`).focus()
    await hands.press('Space')
  }
  await shot(hands, trail, 'photo-decided')
  await hands.key('F9')
  const answer = hands.field('answer')
  const second = hands.page.getByRole('dialog')
  await answer.or(second).first().waitFor()
  if (await second.isVisible()) {
    await hands.into('login', 'fuhe')
    await hands.into('password', practicePassword)
    await hands.into('reason', tourText.overrideReason)
    await shot(hands, trail, 'photo-second-person')
    await hands.press('Enter')
    await answer.waitFor()
  }
}

// A steady picture is green within two seconds; one with something against it is left to the teller's hand.
const coachPatienceMs = 8_000

/** The shutter falls by itself where the coach is content; else the teller shoots and the core has its say. */
async function letItShoot(hands: Hands): Promise<void> {
  const judged = hands.page.locator('.key-bar [aria-keyshortcuts="L"]')
  const end = performance.now() + coachPatienceMs
  while ((await judged.count()) === 0 && performance.now() < end) await hands.page.waitForTimeout(100)
  // A shutter that falls in the same moment takes the key away with it, and one shot stays one shot.
  if ((await hands.page.locator('.stage').count()) > 0) await hands.press('Space')
  await judged.waitFor()
}

/** A refused picture goes on only by a second person's word; where nobody may give it the tour ends in the engine's own words. */
async function askSecondPerson(hands: Hands): Promise<void> {
  const [row] = await hands.ask('case.find', { which: 'mine', text: tourCitizen.number })
  const [photo] = row ? (await hands.ask('case.view', { caseId: row.id })).photos : []
  if (photo?.outcome !== 'refused') return
  if (photo.overridable) return hands.key('F3')
  const refused = photo.verdicts
    .filter(verdict => verdict.level === 'refuse')
    .map(({ check, measured, limit }) => `${check} ${measured}, should be ${limit}`)
  throw new Error(`the picture is refused and nobody may override it: ${refused.join('; ')}`)
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
const stands = (hands: Hands, trail: Trail, state: State): Promise<void> =>
  hands.until(`state ${state}`, async () => (await caseOf(hands, trail))?.state === state)

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
  for (const look of ['face', 'name', 'cardPhoto']) {
    await hands.field(`looks.${look}`).focus()
    await hands.press('Space')
  }
  await shot(hands, trail, 'handover-verify')
  await hands.key('F9')
  await stands(hands, trail, 'handing-over')
  await hands.field('fate').focus()
  await hands.press('1')
  for (const told of ['toldEnable', 'toldBank']) {
    await hands.field(`told.${told}`).focus()
    await hands.press('Space')
  }
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
