/** Runs the month day by day: who comes, what goes wrong, what is put right, and each evening what a branch does before it locks up. */
import type { ItemCode } from '../../../shared/business/items.ts'
import { itemCodes } from '../../../shared/business/items.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { knownFate } from '../../../shared/pickup/old-card.ts'
import { dayLines } from '../../../shared/report/day-end.ts'
import { monthWords as words } from '../../../shared/strings/zh-CN/month.ts'
import { addDays, Day, weekday } from '../../../shared/time.ts'
import { isCardWaiting, isFinal } from '../../../shared/workflow/table.ts'
import type { Branch, Seat } from './branch.ts'
import { casework, endedCards } from './casework.ts'
import { dice } from './dice.ts'
import { type Held, type Month, manager, refOf, second, type UnitPaper } from './state.ts'
import { units } from './units.ts'
import { begin, handIn, signature } from './visit.ts'
import { countVault, endOfTheDead, putDeliveryRight, putRight, takeBackArrival } from './wrongs.ts'

export const monthStart = Day.parse('2026-03-02')
const openDays = 22
/** What comes often comes often here too; a unit's sheet and a pickup come their own way. */
const often: readonly ItemCode[] = [
  'REPLACE_PHOTO',
  'REPLACE_PHOTO',
  'REPLACE_UPGRADE',
  'REPLACE_UPGRADE',
  'REISSUE',
  'PWD_RESET',
  'LOSS_FORMAL',
]
const comers = [...itemCodes.filter(item => item !== 'BATCH' && item !== 'PICKUP'), ...often]

/** Days of the month on which something happens, counted from 0. */
const happens = {
  ill: [7, 14],
  closureSaid: 8,
  closed: 11,
  boxFailed: 10,
  death: 15,
  shortDrawer: 17,
  reversals: [5, 13],
  wrongWays: [4, 9, 16],
} as const
const daysInMaking = 3

export type Walked = {
  readonly cases: number
  readonly corrections: number
  readonly ends: number
  readonly sentOn: number
  /** Cards whose case had ended, cut up by two. */
  readonly destroyed: number
  readonly silent: readonly string[]
  /** Holders who drew a number to collect their card. */
  readonly ticketed: number
  readonly refusedByCard: number
  readonly units: readonly UnitPaper[]
  readonly days: readonly Day[]
  readonly items: ReadonlySet<string>
  readonly dead: string | null
  readonly closedDay: Day | null
}

/** Mondays to Fridays from the start on. */
function workdays(): Day[] {
  const days: Day[] = []
  for (let day = monthStart; days.length < openDays; day = addDays(day, 1)) if (Number(weekday(day)) <= 5) days.push(day)
  return days
}

export async function runMonth(
  branch: Branch,
  { seed, cases, folder }: { readonly seed: number; readonly cases: number; readonly folder: string },
  said: (line: string) => void,
): Promise<Walked> {
  const month: Month = {
    branch,
    roll: dice(seed),
    held: [],
    gone: [],
    units: [],
    away: [],
    late: [],
    silent: [],
    count: 0,
    corrections: 0,
    ends: 0,
    sentOn: 0,
    destroyed: 0,
    ticketed: 0,
    refusedByCard: 0,
    dead: null,
    closedDay: null,
    items: new Set(),
  }
  const days = workdays()
  await stock(month)
  await putDeliveryRight(month)
  for (const [at, day] of days.entries()) {
    branch.clock.set(`${day}T01:00:00.000Z`)
    const wanted = Math.round((cases * (at + 1)) / days.length)
    await units(month, at, folder, Math.max(2, Math.round(cases / 60)))
    while (month.count < wanted) await visit(month, at)
    await putMoneyRight(month, at)
    await putRight(month, at)
    await casework(month, at)
    await pickups(month, at, day)
    await closure(month, at, days)
    branch.clock.set(`${day}T08:30:00.000Z`)
    await production(month, at)
    await takeBackArrival(month, at)
    if (at === happens.death + 1) await endOfTheDead(month)
    await endedCards(month, at, at === openDays - 1, daysInMaking)
    if (at === openDays - 1) await countVault(month)
    await evening(month, at, day)
    said(`${day}: ${month.count}`)
  }
  const { count, units: sheets, ...rest } = month
  return { ...rest, cases: count, units: sheets, days }
}

/** Whoever is well; the work of an ill colleague goes to the others. */
function tellersOn({ branch }: Month, at: number): readonly (readonly [number, Seat])[] {
  const ill = [...happens.ill].map(Number).indexOf(at)
  return [...branch.tellers.entries()].filter(([place]) => ill < 0 || place !== ill + 1)
}

async function visit(month: Month, at: number): Promise<void> {
  const { branch, roll } = month
  const [place, teller] = roll.of(tellersOn(month, at))
  const number = month.count
  month.count += 1
  const item = comers[number % comers.length] ?? 'REPLACE_PHOTO'
  const begun = await begin(branch, teller, item, number)
  if (begun && !roll.percent(3)) {
    month.items.add(item)
    const view = await decided(month, teller, await handIn(branch, teller, begun, number), number)
    if (!isFinal(view.state))
      month.held.push({ at: number, teller: place, view: await settled(month, teller, view), since: at, bookedFor: null })
  } else {
    if (!begun) month.refusedByCard += 1
    await leave(teller)
  }
  const { mine } = await teller.call('ticket.line', {})
  if (mine) await teller.call('ticket.finish', { ticketId: mine.id })
}

/** The holder goes again; what was begun is ended with its reason. */
async function leave(teller: Seat): Promise<void> {
  const [row] = await teller.call('case.find', { which: 'mine', text: '' })
  if (row) await teller.call('case.void', { caseId: row.id, revision: row.revision, reason: words.voided })
}

async function decided(month: Month, teller: Seat, handed: CaseView, number: number): Promise<CaseView> {
  const { branch, roll } = month
  if (isFinal(handed.state)) return handed
  branch.clock.advance(60_000)
  if (roll.percent(2)) return branch.reviewer.call('review.reject', { ...refOf(handed), note: words.rejected })
  const hasForm = handed.path === 'photo-card' || handed.path === 'plain-card'
  if (!hasForm || !roll.percent(7)) return branch.reviewer.call('review.approve', refOf(handed))
  month.corrections += 1
  await branch.reviewer.call('review.return', { ...refOf(handed), faults: [{ part: 'form', what: null }], note: words.returned })
  const again = await handIn(branch, teller, await teller.call('case.view', { caseId: handed.id }), number)
  return branch.reviewer.call('review.approve', refOf(again))
}

async function settled({ branch, roll }: Month, teller: Seat, view: CaseView): Promise<CaseView> {
  if (view.state !== 'approved') return view
  branch.clock.advance(60_000)
  if (view.fee.due === null) return teller.call('fee.waive', { ...refOf(view), reason: 'other', note: words.waived })
  const method = roll.of(['cash', 'cash', 'card', 'qr'] as const)
  const reference = method === 'cash' ? '' : String(100_000_000 + roll.below(900_000_000))
  return teller.call('fee.collect', { ...refOf(view), method, fen: view.fee.open, terminal: method === 'card' ? 'T01' : '', reference })
}

/** The bank takes a payment back and it is collected again; a wrong way is put right. */
async function putMoneyRight(month: Month, at: number): Promise<void> {
  const { branch } = month
  if (![...happens.reversals, ...happens.wrongWays].some(day => day === at)) return
  for (const one of month.held) one.view = await branch.manager.call('case.view', { caseId: one.view.id })
  const paid = month.held.filter(({ view }) => view.fee.standing !== null)
  // The bank takes back only what went through it.
  const first = paid.find(({ view }) => view.fee.standing?.method !== 'cash')
  const other = paid.find(one => one !== first)
  if (happens.reversals.some(day => day === at) && first?.view.fee.standing) {
    const seat = branch.tellers[first.teller] ?? branch.manager
    const { entryId } = first.view.fee.standing
    first.view = await seat.call('fee.reverse', { ...refOf(first.view), entryId, cause: 'bank', note: words.bankReversed, second })
    if (first.view.fee.open > 0)
      first.view = await seat.call('fee.collect', { ...refOf(first.view), method: 'cash', fen: first.view.fee.open })
    month.corrections += 1
  }
  if (happens.wrongWays.some(day => day === at) && other?.view.fee.standing) {
    const seat = branch.tellers[other.teller] ?? branch.manager
    const { entryId, method } = other.view.fee.standing
    const way = method === 'qr' ? 'card' : 'qr'
    other.view = await seat.call('fee.changeWay', {
      ...refOf(other.view),
      entryId,
      method: way,
      reference: '900100',
      note: words.wrongWay,
      second,
    })
    month.corrections += 1
  }
}

/** Two or three days after its card came, most holders are there; some booked, some just come. */
async function pickups(month: Month, at: number, day: Day): Promise<void> {
  const { branch, roll } = month
  for (const one of [...month.held]) {
    one.view = await branch.cards.call('case.view', { caseId: one.view.id })
    const { state } = one.view
    if (!isCardWaiting(state)) continue
    if (at === happens.death && month.dead === null) {
      // The family calls before anybody came, and comes with the papers the day after.
      month.dead = one.view.number
      continue
    }
    if (one.view.number === month.dead || day === month.closedDay || one.since >= at) continue
    if (one.bookedFor === null && roll.percent(25)) await book(month, one, null)
    else if (one.bookedFor === day || (one.bookedFor === null && roll.percent(70))) await handOver(month, one)
  }
}

async function book(month: Month, one: Held, wanted: string | null): Promise<void> {
  const { days } = await month.branch.cards.call('pickup.offer', { caseId: one.view.id })
  const day = days.find(offered => offered.day === wanted) ?? days[1] ?? days[0]
  const slot = day?.slots.find(({ free }) => free > 0)
  if (!day || !slot) return
  one.view = await month.branch.cards.call('pickup.book', { ...refOf(one.view), day: day.day, start: slot.start })
  one.bookedFor = day.day
}

/** One holder in three draws a number and is served by a teller; the others are called by their seat. */
async function handOver(month: Month, one: Held): Promise<void> {
  const { branch, roll } = month
  branch.clock.advance(60_000)
  const teller = roll.percent(33) ? branch.tellers[0] : undefined
  if (teller) one.view = await begunWithTicket(month, teller, one)
  const seat = teller ?? branch.cards
  const { docType, number } = one.view.identity
  const checks = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const verified = await seat.call('handover.verify', { ...refOf(one.view), docType, number, ...checks })
  if (roll.percent(2)) {
    one.view = await seat.call('handover.wrongCard', { ...refOf(verified), note: words.wrongCard })
    month.corrections += 1
    return
  }
  const oldCard = knownFate(verified.item, verified.card) ?? 'collected'
  one.view = await seat.call('handover.complete', { ...refOf(verified), oldCard, toldEnable: true, toldBank: true, signature })
  month.held.splice(month.held.indexOf(one), 1)
  month.gone.push(one)
}

async function begunWithTicket(month: Month, teller: Seat, one: Held): Promise<CaseView> {
  await month.branch.lobby.call('ticket.take', { item: 'PICKUP', priority: false })
  const { id: ticketId } = await teller.call('ticket.call', {})
  month.ticketed += 1
  month.items.add('PICKUP')
  return teller.call('pickup.begin', { ...refOf(one.view), ticketId })
}

/** A closed day is said three days ahead: whoever booked it gets another. */
async function closure(month: Month, at: number, days: readonly Day[]): Promise<void> {
  const { branch } = month
  const closed = days[happens.closed]
  if (at !== happens.closureSaid || !closed) return
  const here = month.held.filter(({ view, bookedFor }) => isCardWaiting(view.state) && bookedFor === null)
  for (const one of here.slice(0, 3)) {
    one.view = await branch.cards.call('case.view', { caseId: one.view.id })
    await book(month, one, closed)
  }
  await branch.manager.call('pickup.close', { firstDay: closed, lastDay: closed, span: null, reason: words.closure })
  month.closedDay = closed
  for (const one of month.held.filter(({ bookedFor }) => bookedFor === closed)) {
    one.view = await branch.cards.call('case.view', { caseId: one.view.id })
    if (one.view.pickup.booked !== null) one.view = await branch.cards.call('pickup.cancel', refOf(one.view))
    await book(month, one, null)
    month.corrections += 1
  }
}

/** What is paid goes out in the evening; what was made comes back some days later; one box comes back broken. */
async function production(month: Month, at: number): Promise<void> {
  const { branch } = month
  for (const one of month.held) one.view = await branch.cards.call('case.view', { caseId: one.view.id })
  for (const one of month.held.filter(({ view }) => view.state === 'make-failed')) {
    one.view = await branch.cards.call('production.record', { ...refOf(one.view), event: 'remake', note: words.remake, cardTail: null })
    one.since = at
  }
  const box = month.held.filter(({ view, since }) => view.state === 'making' && since + daysInMaking <= at)
  if (at === happens.boxFailed) {
    for (const one of box) {
      one.view = await branch.cards.call('production.record', {
        ...refOf(one.view),
        event: 'makeFailed',
        note: words.makeFailed,
        cardTail: null,
      })
      month.corrections += 1
    }
  } else await many(month, box, 'branchReceived', at)
  await many(
    month,
    month.held.filter(({ view }) => view.state === 'paid'),
    'sendToMake',
    at,
  )
}

async function many({ branch }: Month, box: readonly Held[], event: 'sendToMake' | 'branchReceived', at: number): Promise<void> {
  for (let from = 0; from < box.length; from += 200) {
    const lot = box.slice(from, from + 200)
    const cases = lot.map(one => ({ ...refOf(one.view), cardTail: event === 'branchReceived' ? String(1000 + (one.at % 9000)) : null }))
    const done = await branch.cards.call('production.recordMany', { event, note: '', cases })
    const refused = done.filter(one => one.refused !== null)
    if (refused.length > 0) throw new Error(`${event}: ${refused[0]?.refused}`)
    for (const one of lot) one.since = at
  }
}

async function stock({ branch }: Month): Promise<void> {
  const numbers = (first: number, last: number) => ({
    first: `B${String(first).padStart(8, '0')}`,
    last: `B${String(last).padStart(8, '0')}`,
  })
  const [teller] = branch.tellers
  await branch.cards.call('stock.receive', { ...numbers(1, 200), supplier: words.supplier, bank: '102', second: manager })
  await teller?.call('stock.draw', { ...numbers(1, 20), second: manager })
  await teller?.call('stock.spoil', { ...numbers(3, 3), reason: 'chip', note: words.chip })
  await teller?.call('stock.giveBack', { ...numbers(4, 20), second: manager })
}

/** Texts go, drawers are counted, what is open is explained, the day is closed. */
async function evening(month: Month, at: number, day: Day): Promise<void> {
  const { branch } = month
  for (const job of ['day-turn', 'texts'] as const) await branch.core.jobs.follow(job)
  const { operators } = await branch.manager.call('fee.balance', { day })
  for (const [place, seat] of branch.tellers.entries()) {
    const own = operators.find(one => one.operatorId === branch.tellerIds[place])
    if (!own) continue
    const short = at === happens.shortDrawer && own.account.drawer >= 1000
    const fen = own.account.drawer - (short ? 1000 : 0)
    if (fen >= 0) await seat.call('fee.count', { day, fen, note: short ? words.counted : '' })
  }
  await branch.manager.call('day.close', { day, reasons: Object.fromEntries(dayLines.map(line => [line, words.unfinished])) })
}
