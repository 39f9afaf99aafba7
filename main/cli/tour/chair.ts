/** The steps of the tour with the citizen in the chair: from the first start to the confirmed case. */
import { noticesFor } from '../../../shared/business/notices.ts'
import { fieldKeys } from '../../../shared/form/fields.ts'
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { cardStateText } from '../../../shared/strings/zh-CN/card.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { tourText } from '../../../shared/strings/zh-CN/tour.ts'
import { dayOf, Instant } from '../../../shared/time.ts'
import type { Hands } from './hands.ts'
import { signIn, signOut, takePhoto, takeSeat } from './steps.ts'
import { newestCase, type OtherSide, printed, shooting, shot, type TourStep, type Trail, tourCitizen } from './trail.ts'

async function firstStart(hands: Hands, trail: Trail): Promise<void> {
  await hands.see(appText.setup.practice)
  await shot(hands, trail, 'first-start')
  await hands.key('F9')
  await hands.see(appText.signIn.practiceTitle)
  await shot(hands, trail, 'sign-in')
}

/** The manager says how the place hands cases in and where the centre is. */
async function centre(hands: Hands, trail: Trail): Promise<void> {
  if (trail.centre === null) throw new Error('there is no card centre')
  const { way } = trail.centre
  await signIn(hands, 'zhuguan', '12')
  await hands.page.locator('.key-bar').waitFor()
  const { newest, decisions } = await hands.ask('profile.versions', {})
  const handover = { ...newest.handover, value: { way, fields: [...fieldKeys], picture: 'number' }, confirmed: true } as const
  const change = { kind: 'edit', profile: { ...newest, handover } } as const
  const begins = dayOf(Instant.parse(new Date().toISOString()))
  await hands.ask('profile.save', { change, begins, reason: tourText.handover[way], seen: decisions[0]?.seq ?? 0 })
  await hands.press('Control+H')
  if (way === 'http') await addressSet(hands, trail, trail.centre)
  else await foldersSet(hands, trail.centre, way)
  await shot(hands, trail, 'centre-set')
  await signOut(hands)
}

async function addressSet(hands: Hands, trail: Trail, { url }: OtherSide): Promise<void> {
  await hands.field('url').waitFor()
  await hands.into('url', url)
  await shot(hands, trail, 'centre-address')
  await hands.key('F9')
  await hands.until('the line is up', async () => (await hands.ask('centre.view', {})).line?.state === 'up')
}

async function foldersSet(hands: Hands, { folders, willPick }: OtherSide, way: 'batch' | 'hand'): Promise<void> {
  for (const [key, which] of [
    ['F10', way],
    ['F11', 'results'],
  ] as const) {
    await willPick(folders[which])
    await hands.key(key)
    await hands.until(`the folder ${which}`, async () => (await hands.ask('centre.ways', {})).folders[which] === folders[which])
  }
}

async function ticket(hands: Hands, trail: Trail): Promise<void> {
  await takeSeat(hands, 'dating', '00')
  await hands.see(appText.top.signOut)
  await shot(hands, trail, 'lobby')
  await hands.press('1')
  await hands.see('A001')
  await shot(hands, trail, 'ticket')
  await hands.key('F9')
  await hands.page.getByRole('dialog').locator('img').waitFor()
  await shot(hands, trail, 'ticket-slip')
  await hands.press('Escape')
  const { waiting } = await hands.ask('ticket.line', {})
  trail.ticketId = waiting[0]?.id ?? null
  await takeSeat(hands, 'jingban', '03')
  await hands.see(tellerText.line.callOf('A001'))
  await shot(hands, trail, 'teller-desk')
  await hands.key('F9')
  await hands.field('number').waitFor()
}

async function identity(hands: Hands, trail: Trail): Promise<void> {
  await hands.field('number').focus()
  await hands.enter(tourCitizen.number)
  await hands.enter(tourCitizen.name)
  await hands.enter(tourCitizen.validFrom)
  await hands.page.keyboard.type(tourCitizen.validTo)
  await shot(hands, trail, 'identity')
  await hands.key('F9')
  await hands.field('reason').waitFor()
}

/** What the card system's screen shows of the card in the citizen's hand, which is asked for at once; the branch's own bank stands there already. */
async function cardInHand(hands: Hands, trail: Trail): Promise<void> {
  await hands.page.locator('[data-field="cardNumber"]:focus').waitFor()
  await hands.enter('A12345678')
  await hands.press('2')
  await hands.into('accountTail', '6688')
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
  const open = hands.page.locator('[role=checkbox][aria-checked=false]:focus')
  for (let tick = 0; tick < ticks; tick += 1) {
    // The picture that is taken here stands ticked already.
    if ((await open.count()) > 0) await hands.press('Space')
    if (tick < ticks - 1) await hands.press('Enter')
  }
  await shot(hands, trail, 'business')
  await hands.key('F9')
  await hands.field('mobile').waitFor()
}

async function form(hands: Hands, trail: Trail): Promise<void> {
  await hands.pick('ethnic', 'han')
  await contact(hands)
  await restOfForm(hands, trail)
}

/** What is typed in full, and needs no table of the branch. */
export async function contact(hands: Hands): Promise<void> {
  await hands.into('mobile', '13800000000')
  await hands.into('mailAddr', tourText.mailAddr)
}

export async function restOfForm(hands: Hands, trail: Trail): Promise<void> {
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

export const centreStep: TourStep = { name: 'centre', walk: centre }

export const chairSteps = [
  { name: 'sign-in', walk: firstStart },
  { name: 'ticket', walk: ticket },
  { name: 'identity', walk: identity },
  { name: 'business', walk: business },
  { name: 'form', walk: form },
  { name: 'photo', walk: photo },
  { name: 'confirm', walk: confirm },
] as const satisfies readonly TourStep[]
