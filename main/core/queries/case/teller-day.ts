/** Shows a teller their day between two people: whom they would call, what came back, what is open, what was done. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { ReturnedCase, TellerToday } from '../../../../shared/ipc/shapes/teller.ts'
import { nextFor, usualQueueRules } from '../../../../shared/queue/line.ts'
import { spreadOf } from '../../../../shared/report/spread.ts'
import { isAtCounter, undecidedStates } from '../../../../shared/workflow/table.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { sentBackOf } from '../../records/review/sent-back.ts'
import { type Sessions, signedIn } from '../../records/sessions.ts'
import { lineOn } from '../../records/ticket/queue.ts'
import { ticketView } from '../../records/ticket/rows.ts'
import { listedCases, rowView } from './view.ts'

type Context = RecordsContext & { readonly sessions: Pick<Sessions, 'calling'> }

export async function viewTellerDay(core: Context, who: Who): Promise<Out<'teller.today'>> {
  const { operatorId, counter } = signedIn(who)
  return {
    ...(await nextAt(core, counter)),
    ...(await undecidedOf(core, operatorId)),
    counts: await countsOf(core, operatorId),
  }
}

/** The same choice a call makes, so that the number on the screen is the one that comes. */
async function nextAt(core: Context, counter: string): Promise<Pick<TellerToday, 'next' | 'paused'>> {
  const { db } = core.store
  const { line, window } = await lineOn(db, core.clock.today(), counter, core.sessions.calling())
  const choice = window.paused ? null : nextFor(line, window, Date.parse(core.clock.now()), usualQueueRules)
  const row = choice && (await db.selectFrom('ticket').selectAll().where('id', '=', choice.id).executeTakeFirst())
  return { next: row ? ticketView(row) : null, paused: window.paused }
}

const most = 200

async function undecidedOf(core: RecordsContext, operatorId: string): Promise<Pick<TellerToday, 'returned' | 'open'>> {
  const rows = await listedCases(core)
    .where('case_file.maker_id', '=', operatorId)
    .where('case_file.state', 'in', undecidedStates)
    .orderBy('case_file.changed_at')
    .orderBy('case_file.id')
    .limit(most)
    .execute()
  const returned: ReturnedCase[] = []
  for (const row of rows.filter(({ state }) => state === 'returned')) {
    returned.push({ ...rowView(row), sentBack: await sentBackOf(core.store.db, row) })
  }
  const others = rows.filter(({ state }) => state !== 'returned')
  const [here, away] = [others.filter(({ state }) => isAtCounter(state)), others.filter(({ state }) => !isAtCounter(state))]
  return { returned, open: [...here, ...away].map(rowView) }
}

async function countsOf({ store, clock }: RecordsContext, operatorId: string): Promise<TellerToday['counts']> {
  const today = clock.today()
  const calls = await store.db
    .selectFrom('ticket_call')
    .innerJoin('ticket', 'ticket.id', 'ticket_call.ticket_id')
    .select(['ticket.id as id', 'ticket.state as state', 'ticket.operator_id as by'])
    .distinct()
    .where('ticket_call.day', '=', today)
    .where('ticket_call.operator_id', '=', operatorId)
    // A call that was taken back called nobody.
    .where('ticket.calls', '>', 0)
    .execute()
  const served = await store.db
    .selectFrom('served')
    .select(['handling', 'shots', 'first_stayed'])
    .where('day', '=', today)
    .where('operator_id', '=', operatorId)
    .execute()
  const photographed = served.filter(({ shots }) => shots !== null)
  return {
    called: calls.length,
    absent: calls.filter(({ state, by }) => state === 'absent' && by === operatorId).length,
    served: served.length,
    handling: spreadOf(served.flatMap(({ handling }) => handling ?? []))?.median ?? null,
    photo: { first: photographed.filter(row => row.first_stayed === 1).length, of: photographed.length },
  }
}
