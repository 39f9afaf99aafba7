/** What happens beside the straight way in the month: cards whose case ended, cards sent on to another branch, consents taken back. */
import { monthWords as words } from '../../../shared/strings/zh-CN/month.ts'
import { isCardWaiting } from '../../../shared/workflow/table.ts'
import { type Held, heldIn, type Month, manager, refOf, tellerOf } from './state.ts'
import { end } from './wrongs.ts'

/** Days of the month, counted from 0. */
const on = { textsWithdrawn: 7, photoWithdrawn: 11, sentOn: 13, cameThere: 15 } as const

export async function casework(month: Month, at: number): Promise<void> {
  if (at === on.textsWithdrawn) await withdrawTexts(month)
  if (at === on.photoWithdrawn) await withdrawPhoto(month)
  if (at === on.sentOn) await sendOn(month)
  if (at === on.cameThere) await endWay(month)
}

/** The card is still theirs to collect; they come without being told. */
async function withdrawTexts(month: Month): Promise<void> {
  const one = await heldIn(month, isCardWaiting)
  if (!one) return
  const withdrawn = { ...refOf(one.view), scopes: ['texts' as const], by: 'holder' as const, note: words.withdrawn }
  one.view = await month.branch.cards.call('consent.withdraw', withdrawn)
  month.silent.push(one.view.number)
}

/** Without the picture there is no card, so the holder withdraws altogether and has the fee back. */
async function withdrawPhoto(month: Month): Promise<void> {
  const one = await heldIn(month, state => state === 'paid')
  if (!one) return
  const withdrawn = { ...refOf(one.view), scopes: ['photo' as const], by: 'holder' as const, note: words.withdrawn }
  one.view = await tellerOf(month, one).call('consent.withdraw', withdrawn)
  await end(month, one, 'withdrawn')
}

/** Two holders live nearer to another branch: one card comes there, the other comes back. */
async function sendOn(month: Month): Promise<void> {
  const going: Held[] = []
  for (const one of month.held) {
    if (going.length === 2) break
    if (!isCardWaiting(one.view.state) || one.view.number === month.dead) continue
    one.view = await month.branch.cards.call('case.view', { caseId: one.view.id })
    if (isCardWaiting(one.view.state) && one.view.fee.open === 0) going.push(one)
  }
  if (going.length === 0) return
  const cases = going.map(({ view }) => refOf(view))
  await month.branch.cards.call('transfer.send', { ...words.otherBranch, reason: words.nearer, cases, second: manager })
  month.sentOn += going.length
  for (const one of going) {
    one.view = await month.branch.cards.call('case.view', { caseId: one.view.id })
    one.bookedFor = null
  }
  month.away.push(...going)
}

async function endWay(month: Month): Promise<void> {
  const { cards } = month.branch
  for (const [place, one] of month.away.splice(0).entries()) {
    const view = await cards.call('case.view', { caseId: one.view.id })
    const way = place === 0 ? 'transfer.received' : 'transfer.back'
    one.view = await cards.call(way, { ...refOf(view), note: place === 0 ? words.cameThere : words.cameBack })
    if (place === 0) month.held.splice(month.held.indexOf(one), 1)
  }
}

/** What the maker sent all the same is booked, and two people deal with each card that has no case any more. */
export async function endedCards(month: Month, at: number, isLast: boolean, daysInMaking: number): Promise<void> {
  const { cards } = month.branch
  for (const one of month.late.filter(({ since }) => isLast || since + daysInMaking <= at)) {
    const view = await cards.call('case.view', { caseId: one.view.id })
    await cards.call('production.record', { ...refOf(view), event: 'branchReceived', note: '', cardTail: String(1000 + (one.at % 9000)) })
    month.late.splice(month.late.indexOf(one), 1)
  }
  for (const card of await cards.call('ending.cards', {}))
    if (card.dealt === null) {
      await cards.call('ending.dealWithCard', { caseId: card.caseId, note: words.cutUp, second: manager })
      month.destroyed += 1
    }
}
