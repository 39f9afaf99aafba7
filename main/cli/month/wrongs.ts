/** Puts right what was recorded wrong in the month, through the one mechanism for it, and ends cases by what really happened. */
import type { EndReason } from '../../../shared/business/ends.ts'
import { endBy } from '../../../shared/business/ends.ts'
import { BlankNumber } from '../../../shared/card/blank.ts'
import type { CorrectionChange } from '../../../shared/ipc/shapes/correction.ts'
import { monthWords as words } from '../../../shared/strings/zh-CN/month.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { isCardWaiting, statesIn } from '../../../shared/workflow/table.ts'
import type { Seat } from './branch.ts'
import { personNumbered } from './people.ts'
import { type Held, heldIn, type Month, manager, refOf, tellerOf } from './state.ts'
import { handIn } from './visit.ts'

const isAtMaker = (state: State): boolean => state === 'making'

/** Days of the month, counted from 0. */
const on = {
  name: [6, 13],
  arrived: [9, 16],
  handedOver: [10, 18],
  oldCard: [12],
  way: [9, 16],
  ends: [
    { day: 9, reason: 'withdrawn', while: state => state === 'paid' },
    { day: 12, reason: 'duplicate', while: isAtMaker },
    { day: 14, reason: 'refused-by-centre', while: isAtMaker },
    { day: 17, reason: 'moved-away', while: isCardWaiting },
  ],
} as const satisfies {
  readonly ends: readonly { readonly day: number; readonly reason: EndReason; readonly while: (state: State) => boolean }[]
  readonly [fact: string]: readonly unknown[]
}
const isOn = (days: readonly number[], at: number): boolean => days.includes(at)

async function correct(month: Month, seat: Seat, change: CorrectionChange, alone = false): Promise<void> {
  // The reviewer agrees to the case again, so somebody else puts a word in here.
  await seat.call('correction.make', { change, reason: words.noted, second: alone ? null : manager })
  month.corrections += 1
}

/** By day: a name that was mistyped, a hand-over and an old card on the wrong line, a payment under the wrong way. */
export async function putRight(month: Month, at: number): Promise<void> {
  if (isOn(on.name, at)) await putNameRight(month)
  if (isOn(on.handedOver, at)) await takeBackHandOver(month, at)
  if (isOn(on.oldCard, at)) await putOldCardRight(month)
  if (isOn(on.way, at)) await putWayRight(month)
  for (const end of on.ends) if (end.day === at) await endOne(month, end.reason, end.while)
}

/** What was signed has changed, so it is signed, checked and agreed to once more. */
async function putNameRight(month: Month): Promise<void> {
  const one = await heldIn(month, state => state === 'paid')
  if (!one) return
  const teller = tellerOf(month, one)
  const { docType, number, sex, birth, validFrom, validTo } = one.view.identity
  const { name } = personNumbered(one.at + 5000)
  await correct(month, teller, {
    fact: 'identity',
    ...refOf(one.view),
    identity: { docType, number, name, sex, birth, validFrom, validTo },
  })
  const handed = await handIn(month.branch, teller, await teller.call('case.view', { caseId: one.view.id }), one.at)
  one.view = await month.branch.reviewer.call('review.approve', refOf(handed))
}

/** The card lies in the drawer as before, and its holder comes for it. */
async function takeBackHandOver(month: Month, at: number): Promise<void> {
  const one = month.gone.pop()
  if (!one) return
  const { cards } = month.branch
  const view = await cards.call('case.view', { caseId: one.view.id })
  await correct(month, cards, { fact: 'handed-over', ...refOf(view) })
  month.held.push({ ...one, view: await cards.call('case.view', { caseId: one.view.id }), since: at, bookedFor: null })
}

async function putOldCardRight(month: Month): Promise<void> {
  const { cards } = month.branch
  for (const one of month.gone.toReversed()) {
    const view = await cards.call('case.view', { caseId: one.view.id })
    if (view.handover.oldCard !== 'collected') continue
    await correct(month, cards, { fact: 'old-card', ...refOf(view), oldCard: 'none' })
    return
  }
}

async function putWayRight(month: Month): Promise<void> {
  const one = await heldIn(month, state => statesIn('production').includes(state))
  const standing = one?.view.fee.standing
  if (!one || !standing || standing.method === 'transfer') return
  const method = standing.method === 'card' ? 'qr' : 'card'
  const change = { ...refOf(one.view), entryId: standing.entryId, method, terminal: '', reference: '900200' } as const
  await correct(month, tellerOf(month, one), { fact: 'fee-way', ...change })
}

/** The box was ticked one line too far; its card comes with the next one. */
export async function takeBackArrival(month: Month, at: number): Promise<void> {
  if (!isOn(on.arrived, at)) return
  const { cards } = month.branch
  for (const one of month.held) {
    if (one.since !== at || one.view.number === month.dead) continue
    // As it stands now: the box was booked whole, and no case was looked at since.
    const view = await cards.call('case.view', { caseId: one.view.id })
    if (!isCardWaiting(view.state)) continue
    await correct(month, cards, { fact: 'arrived', ...refOf(view) }, true)
    one.view = await cards.call('case.view', { caseId: one.view.id })
    return
  }
}

async function endOne(month: Month, reason: EndReason, is: (state: State) => boolean): Promise<void> {
  const one = await heldIn(month, is)
  if (one) await end(month, one, reason)
}

/** The family comes with the papers the day after it called. */
export async function endOfTheDead(month: Month): Promise<void> {
  const one = month.held.find(({ view }) => view.number === month.dead)
  if (one) await end(month, one, 'dead')
}

/** What the fee is owed for and whether it is given back is the program's to say. */
export async function end(month: Month, one: Held, reason: EndReason): Promise<void> {
  const { cards } = month.branch
  const teller = tellerOf(month, one)
  const view = await cards.call('case.view', { caseId: one.view.id })
  const papers = [...endBy(reason).papers]
  const ended = await cards.call('case.end', { ...refOf(view), reason, papers, note: words.ended[reason] })
  month.held.splice(month.held.indexOf(one), 1)
  month.ends += 1
  if (isAtMaker(view.state) && endBy(reason).card === 'destroy') month.late.push({ ...one, view: ended })
  const { owed } = await month.branch.manager.call('fee.balance', { day: month.branch.clock.today() })
  if (owed.some(({ caseId }) => caseId === ended.id)) await teller.call('fee.refund', { ...refOf(ended), note: words.ended[reason] })
}

/** A delivery typed one box too long is put right; at the month's end two people count the vault, and a card is gone. */
export async function putDeliveryRight(month: Month): Promise<void> {
  const { cards } = month.branch
  const typed = { first: BlankNumber.parse('B00000201'), last: BlankNumber.parse('B00000310') }
  const { id } = await cards.call('stock.receive', { ...typed, supplier: words.supplier, bank: '102', second: manager })
  await correct(month, cards, { fact: 'delivery', moveId: id, first: typed.first, last: BlankNumber.parse('B00000300') })
}

export async function countVault({ branch }: Month): Promise<void> {
  const { ranges } = await branch.cards.call('stock.view', {})
  const vault = ranges.filter(({ state, holderId }) => state === 'in-vault' && holderId === null)
  const last = vault.at(-1)
  if (!last) return
  const there = vault.map(({ first, last: end }) => ({ first, last: end }))
  // The last number of the last box is not where the book has it.
  const short = there.map(range => (range.last === last.last ? { ...range, last: oneBefore(range.last) } : range))
  const counted = await branch.cards.call('stock.count', { holderId: null, ranges: short, note: words.short, second: manager })
  for (const range of counted.missing) await branch.cards.call('stock.lose', { ...range, note: words.short, second: manager })
}

const oneBefore = (number: BlankNumber): BlankNumber => {
  const digits = /\d+$/.exec(number)?.[0] ?? ''
  return BlankNumber.parse(number.slice(0, -digits.length) + String(Number(digits) - 1).padStart(digits.length, '0'))
}
