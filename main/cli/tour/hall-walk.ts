/** One case at two desks of a hall: ticket and teller at A, review, fee, box and pickup at B; the server is killed while A types. */
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { hallText } from '../../../shared/strings/zh-CN/hall.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { backSteps } from './back-office.ts'
import { chairSteps, contact, restOfForm } from './chair.ts'
import type { HallServer } from './hall-server.ts'
import type { Hands } from './hands.ts'
import { signOut, takeSeat } from './steps.ts'
import { shot, type Trail } from './trail.ts'

/** What the killing of the server came to, as the people at the desks saw it. */
export type LineFindings = {
  /** From the kill until the bar said so, at the desk that was slower. */
  readonly toldGoneMs: number
  /** From the moment the new server listened until the bar said so, at the desk that was slower. */
  readonly backMs: number
  /** Whoever sat at a desk before sits there after, without a password. */
  readonly stayedSignedIn: boolean
  /** From the moment A's screen said that the case is handed in until it stood on the reviewer's list at B; null before that. */
  readonly toReviewerMs: number | null
}

export type HallWalk = {
  readonly a: Hands
  readonly b: Hands
  readonly trail: Trail
  readonly server: HallServer
  line: LineFindings | null
}

export type HallStep = { readonly name: string; readonly at: 'a' | 'b'; readonly walk: (hall: HallWalk) => Promise<void> }

/** From the first start on: this machine becomes a desk of the branch. */
export async function join(hands: Hands, address: string, code: string, name: string): Promise<void> {
  await hands.field('mode').focus()
  await hands.press('3')
  await hands.key('F9')
  await hands.field('address').waitFor()
  await hands.into('address', address)
  await hands.into('code', code)
  await hands.into('name', name)
  await hands.key('F9')
  await hands.see(appText.signIn.practiceTitle)
}

async function joinFirst({ a, server, trail }: HallWalk): Promise<void> {
  if (server.code === null) throw new Error('the server showed no code')
  await a.see(appText.setup.practice)
  await shot(a, trail, 'first-start')
  await join(a, server.address, server.code, hallText.columns.name)
  await shot(a, trail, 'joined')
}

/** The manager at A opens the door, and reads the code out to B. */
async function joinSecond({ a, b, server, trail }: HallWalk): Promise<void> {
  await takeSeat(a, 'zhuguan', '12')
  // The desk's keys work from when its first room says what it counted.
  await a.see(managerText.today.asOf('').trim())
  await a.press('Alt+W')
  await a.key('F9')
  const groups = a.page.locator('.recovery-groups li')
  await groups.first().waitFor()
  const code = (await groups.allInnerTexts()).map(group => group.trim()).join('-')
  await shot(a, trail, 'door-open')
  await a.press('Escape')
  await b.see(appText.setup.practice)
  await join(b, server.address, code, hallText.columns.name)
  await shot(b, trail, 'second-joined')
  await a.until(
    'both desks on the line',
    async () => (await a.ask('desk.list', {})).desks.filter(desk => desk.onLine !== null).length === 2,
  )
  await shot(a, trail, 'desks')
  await signOut(a)
}

const saysGone = (hands: Hands): Promise<unknown> => hands.see(new RegExp(hallText.lineGone('')))
const saysBack = (hands: Hands): Promise<unknown> => hands.seeGone(new RegExp(hallText.lineGone('')))

async function taken(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return Math.round(performance.now() - begun)
}

/** B has the list of what waits for a review before it, A is in the middle of the form. */
async function formThroughKill(hall: HallWalk): Promise<void> {
  const { a, b, server, trail } = hall
  await takeSeat(b, 'fuhe', '09')
  await b.page.locator('.key-bar').waitFor()
  await a.pick('ethnic', 'han')
  await server.kill()
  const toldGoneMs = await taken(() => Promise.all([saysGone(a), saysGone(b)]))
  await contact(a)
  await shot(a, trail, 'line-gone')
  await shot(b, trail, 'line-gone-reviewer')
  await server.start()
  const backMs = await taken(() => Promise.all([saysBack(a), saysBack(b)]))
  const sitting = await Promise.all([a, b].map(hands => hands.ask('session.view', {})))
  const stayedSignedIn = sitting[0]?.operator.login === 'jingban' && sitting[1]?.operator.login === 'fuhe'
  await takeSeat(a, 'jingban', '03')
  await takeSeat(b, 'fuhe', '09')
  hall.line = { toldGoneMs, backMs, stayedSignedIn, toReviewerMs: null }
  await shot(a, trail, 'line-back')
  await restOfForm(a, trail)
}

/** The last key at A, and when B sees the case. */
async function confirmSeen(hall: HallWalk): Promise<void> {
  const { a, b, trail } = hall
  const handedIn = a.see(tellerText.done.title).then(() => performance.now())
  const seen = b.page
    .locator('.review-row')
    .first()
    .waitFor()
    .then(() => performance.now())
  const [, handedInAt, seenAt] = await Promise.all([stepOf('confirm').walk(a, trail), handedIn, seen])
  if (hall.line) hall.line = { ...hall.line, toReviewerMs: Math.max(0, Math.round(seenAt - handedInAt)) }
  await shot(b, trail, 'on-reviewers-list')
}

const stepOf = (name: (typeof chairSteps)[number]['name'] | (typeof backSteps)[number]['name']) => {
  const found = [...chairSteps, ...backSteps].find(step => step.name === name)
  if (!found) throw new Error(`the tour has no step ${name}`)
  return found
}
const at = (desk: 'a' | 'b', name: Parameters<typeof stepOf>[0]): HallStep => ({
  name,
  at: desk,
  walk: hall => stepOf(name).walk(hall[desk], hall.trail),
})

export const hallSteps: readonly HallStep[] = [
  { name: 'join-a', at: 'a', walk: joinFirst },
  { name: 'join-b', at: 'a', walk: joinSecond },
  at('a', 'ticket'),
  at('a', 'identity'),
  at('a', 'business'),
  { name: 'form-server-killed', at: 'a', walk: formThroughKill },
  at('a', 'photo'),
  { name: 'confirm', at: 'a', walk: confirmSeen },
  at('b', 'review'),
  at('b', 'fee-and-production'),
  at('b', 'pickup'),
  at('b', 'handover'),
  at('b', 'audit'),
]
