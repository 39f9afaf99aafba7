/** Accounts for every object of the month: cases, money, cards, blanks, tickets, texts, the log. What does not add up is named. */
import { feeSign } from '../../../shared/money.ts'
import type { ReminderKind } from '../../../shared/pickup/reminder.ts'
import type { FigureName } from '../../../shared/report/figures.ts'
import { closedDayWords } from '../../../shared/strings/zh-CN/month.ts'
import type { Day } from '../../../shared/time.ts'
import { cardHereStates, isCardHere, isFailed, isFinal, type State, stateNames } from '../../../shared/workflow/table.ts'
import type { Branch } from './branch.ts'
import type { Walked } from './run-month.ts'

export type Account = { readonly texts: number; readonly untrue: readonly string[]; readonly unexplained: readonly string[] }

export async function accountFor(branch: Branch, walked: Walked): Promise<Account> {
  const { db } = branch.core.store
  const cases = await db.selectFrom('case_file').selectAll().execute()
  const log = await db
    .selectFrom('audit')
    .select(['case_id', 'to_state', 'at', 'seq', 'what'])
    .where('case_id', 'is not', null)
    .orderBy('seq')
    .execute()
  const unexplained: string[] = []
  const say = (what: string) => void unexplained.push(what)

  if (cases.length !== walked.cases) say(`${walked.cases} people came, ${cases.length} cases are there`)
  const lastState = new Map(
    log.flatMap(({ case_id: id, to_state: state }) => (id !== null && state !== null ? [[id, state] as const] : [])),
  )
  for (const row of cases)
    if (lastState.get(row.id) !== row.state) say(`${row.number} stands in ${row.state}, its log says ${lastState.get(row.id)}`)

  await money(branch, walked, cases, say)
  await cards(branch, cases, say)
  await blanks(branch, walked, say)
  const open = await db.selectFrom('ticket').select('id').where('state', 'not in', ['done', 'absent']).execute()
  if (open.length > 0) say(`${open.length} tickets are open`)
  for (const day of walked.days) {
    const { runs } = await branch.manager.call('day.view', { day })
    if (runs.length === 0) say(`${day} was not closed`)
  }
  const { brokenAt } = await branch.manager.call('audit.verify', {})
  if (brokenAt !== null) say(`the log breaks at ${brokenAt}`)
  for (const code of branch.bugs.filter(one => one === 'bug')) say(`the core logged ${code}`)
  await caseworkDone(branch, walked, say)
  await reportAgrees(branch, walked, cases, say)
  return { ...(await texts(branch, walked, log)), unexplained }
}

type Say = (what: string) => void
type CaseRow = {
  readonly id: string
  readonly number: string
  readonly state: (typeof cardHereStates)[number]
  readonly fee_due: number | null
  readonly fee_waived: string | null
  readonly path: string
}

/** What stands in the ledger of a case is what is owed for it: nothing for one that came to nothing. */
async function money({ core, manager }: Branch, walked: Walked, cases: readonly CaseRow[], say: Say): Promise<void> {
  const entries = await core.store.db.selectFrom('fee_entry').selectAll().execute()
  const net = new Map<string, number>()
  for (const { case_id: id, kind, fen } of entries) net.set(id, (net.get(id) ?? 0) + feeSign[kind] * fen)
  const ended = await core.store.db.selectFrom('case_end').select(['case_id', 'fee_back']).execute()
  // A card that was made before its case ended is paid for.
  const kept = new Set(ended.flatMap(({ case_id: id, fee_back: back }) => (back === 0 ? [id] : [])))
  for (const row of cases) {
    if (kept.has(row.id)) {
      if (net.has(row.id) && net.get(row.id) !== (row.fee_due ?? 0)) say(`${row.number}: ended, ${net.get(row.id)} fen in the ledger`)
      continue
    }
    const settled = row.state !== 'approved' && !isFailed(row.state) && row.fee_waived === null
    const due = settled && (net.has(row.id) || isFinal(row.state)) ? (row.fee_due ?? 0) : 0
    if ((net.get(row.id) ?? 0) !== due) say(`${row.number}: ${net.get(row.id) ?? 0} fen in the ledger, ${due} due`)
  }
  let byDays = 0
  for (const day of walked.days) {
    const { total } = await manager.call('fee.balance', { day })
    byDays += total.cash.net + total.card.net + total.qr.net + total.transfer.net
  }
  const byEntries = [...net.values()].reduce((sum, one) => sum + one, 0)
  if (byDays !== byEntries) say(`the days add up to ${byDays} fen, the entries to ${byEntries}`)
}

/** A card that is here or handed over is in the register, made by its case; nobody else's case made one. */
async function cards({ core }: Branch, cases: readonly CaseRow[], say: Say): Promise<void> {
  const rows = await core.store.db.selectFrom('card').select(['id', 'made_by_case', 'state']).execute()
  const made = new Map(rows.flatMap(row => (row.made_by_case === null ? [] : [[row.made_by_case, row] as const])))
  for (const row of cases) {
    const makes = row.path === 'photo-card' || row.path === 'plain-card'
    const here = makes && (cardHereStates.includes(row.state) || row.state === 'closed')
    if (here && !made.has(row.id)) say(`${row.number} is ${row.state}, and its card is not in the register`)
    if (!here && made.has(row.id) && made.get(row.id)?.state !== 'cancelled')
      say(`${row.number} is ${row.state}, and a card of it is in the register`)
  }
}

async function blanks({ core, cards }: Branch, { days }: Walked, say: Say): Promise<void> {
  const rows = await core.store.db.selectFrom('blank').select('state').execute()
  const last = days.at(-1)
  if (!last) return
  const { total } = await cards.call('stock.balance', { day: last })
  const blank = rows.filter(({ state }) => state === 'in-vault' || state === 'with-teller').length
  if (total.closing !== blank) say(`${blank} blank cards by number, ${total.closing} by the book`)
}

/** The report and the register are two counts of the same month. */
async function reportAgrees(branch: Branch, { days }: Walked, cases: readonly CaseRow[], say: Say): Promise<void> {
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return
  const { total } = await branch.manager.call('report.view', { span: { from, to }, item: null, operatorId: null })
  const inState = (state: string) => cases.filter(row => row.state === state).length
  for (const [name, counted, kept] of [
    ['closed', total.closed, inState('closed')],
    ['rejected', total.rejected, inState('rejected')],
    ['void', total.voided, inState('void')],
  ] as const)
    if (counted !== kept) say(`the report counts ${counted} ${name}, the register ${kept}`)
  await figuresAgree(branch, { from, to }, say)
}

/** Cards, money, corrections and ends by the figures, and by what was kept. */
async function figuresAgree({ core, manager }: Branch, span: { readonly from: Day; readonly to: Day }, say: Say): Promise<void> {
  const { db } = core.store
  const { total } = await manager.call('report.figures', { span, by: 'month' })
  const cards = await db.selectFrom('card').select('id').where('made_by_case', 'is not', null).execute()
  const entries = await db.selectFrom('fee_entry').select(['kind', 'fen']).execute()
  const ends = await db.selectFrom('case_end').select('reason').execute()
  const corrections = await db.selectFrom('correction').select('id').execute()
  const blanks = await db.selectFrom('blank').select('state').execute()
  const ways = await db.selectFrom('card_transfer_case').select('ended').execute()
  const figure = (name: FigureName): number => total[name] ?? 0
  for (const [name, counted, kept] of [
    ['cards made', figure('made'), cards.length],
    ['fen', figure('netFen'), entries.reduce((sum, { kind, fen }) => sum + feeSign[kind] * fen, 0)],
    ['ends', figure('ended'), ends.length],
    ['corrections', figure('corrections'), corrections.length],
    ['cards sent on', figure('sentOn'), ways.length],
    ['cards that came there', figure('sentOnReceived'), ways.filter(({ ended }) => ended === 'received').length],
    ['cards that came back', figure('sentOnBack'), ways.filter(({ ended }) => ended === 'back').length],
    ['spoiled blanks', figure('stockSpoiled'), blanks.filter(({ state }) => state === 'spoiled').length],
    ['lost blanks', figure('stockLost') - figure('stockFound'), blanks.filter(({ state }) => state === 'lost').length],
  ] as const)
    if (counted !== kept) say(`the figures count ${counted} ${name}, the books ${kept}`)
}

/** Nothing is on its way or waiting for two people when the month is over. */
async function caseworkDone({ core }: Branch, walked: Walked, say: Say): Promise<void> {
  const { db } = core.store
  const ended = await db.selectFrom('ended_card').select('dealt_at').execute()
  if (ended.length !== walked.destroyed) say(`${ended.length} cards outlived their case, ${walked.destroyed} were dealt with`)
  const open = ended.filter(({ dealt_at: at }) => at === null).length
  if (open > 0) say(`${open} cards without a case lie in the drawer`)
  const away = await db.selectFrom('card_transfer_case').select('ended').execute()
  if (away.length !== walked.sentOn) say(`${away.length} cards are on lists for other branches, ${walked.sentOn} were sent`)
  const lost = away.filter(({ ended: how }) => how === null).length
  if (lost > 0) say(`${lost} cards neither came to the other branch nor back`)
}

/** What each kind of text says of its case, asked of the log and not of what the program asks before it sends. */
const saysSo: Readonly<Record<ReminderKind, (state: State) => boolean>> = {
  ready: isCardHere,
  booked: isCardHere,
  'overdue-soon': isCardHere,
  overdue: isCardHere,
  returned: state => state === 'returned',
  rejected: state => state === 'rejected',
  delayed: state => !isCardHere(state) && !isFinal(state),
  moved: state => !isFinal(state),
  cancelled: () => true,
  'closed-day': state => !isFinal(state),
  'sent-on': state => state === 'sent-on',
  there: state => state === 'closed',
  mailed: state => state === 'mailed',
}

type LogRow = { readonly case_id: string | null; readonly to_state: string | null; readonly at: string }

/** Whatever went out was so when it went: the card was here, and nobody was asked to come on the closed day after it was known. */
async function texts({ core }: Branch, { closedDay }: Walked, log: readonly LogRow[]): Promise<Pick<Account, 'texts' | 'untrue'>> {
  const sent = await core.store.db.selectFrom('reminder').selectAll().where('state', '=', 'sent').execute()
  const closures = await core.store.db.selectFrom('pickup_closure').select(['at']).execute()
  const knownAt = closures[0]?.at ?? null
  const withdrawn = await core.store.db.selectFrom('consent_withdrawal').select(['case_id', 'at', 'scopes']).execute()
  const silent = withdrawn.filter(({ scopes }) => scopes.includes('texts'))
  const untrue: string[] = []
  for (const { id, case_id: caseId, kind, sent_at: at, text } of sent) {
    if (at === null) untrue.push(`${id} went at no time`)
    const last = log.findLast(row => row.case_id === caseId && row.to_state !== null && row.at <= (at ?? ''))
    const state = stateNames.find(name => name === last?.to_state)
    if (!state || !saysSo[kind](state)) untrue.push(`${kind} went while the case was ${state}`)
    if (silent.some(one => one.case_id === caseId && one.at <= (at ?? ''))) untrue.push(`${kind} went to a holder who wants no texts`)
    const day = closedDay === null ? null : closedDayWords(closedDay)
    if (kind === 'booked' && day !== null && knownAt !== null && (at ?? '') >= knownAt && text.includes(day))
      untrue.push(`${kind} asks for the closed day`)
  }
  return { texts: sent.length, untrue }
}
