/** The moves every walk at the counter makes: a seat taken and left, ticks by keys, a photo from the live picture to the one chosen. */
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { tellerLooks } from '../../../shared/photo/verdict.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import { tourText } from '../../../shared/strings/zh-CN/tour.ts'
import type { State } from '../../../shared/workflow/table.ts'
import type { Hands } from './hands.ts'

export type Login = (typeof practicePeople)[number]['login']
/** Takes a picture of the window under a name of the walk's own. */
export type Shoot = (name: string) => Promise<void>

export async function signIn(hands: Hands, login: Login, counter: string): Promise<void> {
  await hands.see(appText.signIn.practiceTitle)
  const place = practicePeople.findIndex(person => person.login === login)
  await hands.press(`Control+${place + 1}`)
  await hands.page.locator('[data-field="counter"]:focus').waitFor()
  await hands.into('counter', counter)
  await hands.press('Enter')
  await hands.seeGone(appText.signIn.practiceTitle)
}

/** F12 locks, F8 lets somebody else sign in: how a seat changes hands at a counter. */
export async function signOut(hands: Hands): Promise<void> {
  await hands.press('F12')
  await hands.field('password').waitFor()
  await hands.key('F8')
}

/** Somebody sits down where nobody is signed in, or another person is; who sits there already stays. */
export async function takeSeat(hands: Hands, login: Login, counter: string): Promise<void> {
  const sitting = await hands.ask('session.view', {})
  if (sitting?.operator.login === login) return
  if (sitting) await signOut(hands)
  await signIn(hands, login, counter)
}

/** Waits until the case stands in that state. */
export const stands = (hands: Hands, caseId: CaseId, state: State): Promise<void> =>
  hands.until(`state ${state}`, async () => (await hands.ask('case.view', { caseId })).state === state)

/** Ticks the named boxes of one list with Space. */
export async function tick(hands: Hands, list: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await hands.field(`${list}.${name}`).focus()
    await hands.press('Space')
  }
}

/** From the live picture on: the shutter falls, what was found is decided, the picture is chosen. */
export async function takePhoto(hands: Hands, number: string, shoot: Shoot): Promise<void> {
  await letItShoot(hands)
  await shoot('photo-judged')
  await askSecondPerson(hands, number)
  const flags = hands.page.locator('[data-field^="flag."]')
  for (let flag = 0; flag < (await flags.count()); flag += 1) {
    await flags.nth(flag).focus()
    await hands.press('1')
  }
  await tick(hands, 'looks', tellerLooks)
  await shoot('photo-decided')
  await hands.key('F9')
  await secondPersonSays(hands, shoot)
}

/** Where the picture needs it, the colleague gives the word in the dialog; then the customer is asked. */
async function secondPersonSays(hands: Hands, shoot: Shoot): Promise<void> {
  const answer = hands.field('answer')
  const second = hands.page.getByRole('dialog')
  await answer.or(second).first().waitFor()
  if (!(await second.isVisible())) return
  await hands.into('login', 'zhuguan')
  await hands.into('password', practicePassword)
  await hands.into('reason', tourText.overrideReason)
  await shoot('photo-second-person')
  await hands.key('F9')
  await answer.waitFor()
}

// A steady picture is green within two seconds; one with something against it is left to the teller's hand.
const coachPatienceMs = 8_000

/** The shutter falls by itself where the coach is content; else the teller shoots and the core has its say. */
export async function letItShoot(hands: Hands): Promise<void> {
  const judged = hands.page.locator('.key-bar [aria-keyshortcuts="L"]')
  const end = performance.now() + coachPatienceMs
  while ((await judged.count()) === 0 && performance.now() < end) await hands.page.waitForTimeout(100)
  // A shutter that falls in the same moment takes the key away with it, and one shot stays one shot.
  if ((await hands.page.locator('.stage').count()) > 0) await hands.press('Space')
  await judged.waitFor()
}

async function openCase(hands: Hands, number: string): Promise<CaseView | null> {
  const [row] = await hands.ask('case.find', { which: 'mine', text: number })
  return row ? hands.ask('case.view', { caseId: row.id }) : null
}

/** A refused picture goes on only by a second person's word; where nobody may give it the walk ends in the engine's own words. */
export async function askSecondPerson(hands: Hands, number: string): Promise<void> {
  const photo = (await openCase(hands, number))?.photos[0]
  if (photo?.outcome !== 'refused') return
  if (photo.overridable) return hands.key('F3')
  const refused = photo.verdicts
    .filter(verdict => verdict.level === 'refuse')
    .map(({ check, measured, limit }) => `${check} ${measured}, should be ${limit}`)
  throw new Error(`the picture is refused and nobody may override it: ${refused.join('; ')}`)
}
