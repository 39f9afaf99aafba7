/** Reads the line of a day as the pure rules see it, and writes the log of calls. */
import type { Kysely } from 'kysely'
import { ItemCode, seriesOf } from '../../../../shared/business/items.ts'
import { type Jump, jumpsAfter, type Line, type Numbered, PriorityKind, type Window } from '../../../../shared/queue/line.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables, TicketRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

const Series = z.array(z.string())
export const seriesIn = (text: string | null): string[] | null => (text === null ? null : Series.parse(JSON.parse(text)))

export const kindOf = ({ kind, priority }: Pick<TicketRecord, 'kind' | 'priority'>): PriorityKind | null =>
  kind === null ? (priority === 1 ? 'other' : null) : PriorityKind.parse(kind)

/** A ticket keeps its number whatever becomes of it; the series it waits in is that of its item. */
export const numberedOf = (row: TicketRecord): Numbered => ({
  id: row.id,
  series: seriesOf(ItemCode.parse(row.item)),
  kind: kindOf(row),
  arrival: row.arrival ?? 0,
  takenMs: Date.parse(row.taken_at),
  state: row.state,
  window: row.state === 'waiting' ? null : row.counter,
  to: row.for_counter,
  notBefore: row.not_before,
})

export async function windowOf(db: Kysely<Tables>, day: string, counter: string): Promise<Window> {
  const row = await db.selectFrom('queue_window').selectAll().where('counter', '=', counter).executeTakeFirst()
  const calls = await db
    .selectFrom('ticket_call')
    .innerJoin('ticket', 'ticket.id', 'ticket_call.ticket_id')
    .select(['ticket_call.ticket_id as ticketId', 'ticket_call.jump as jump'])
    .where('ticket_call.day', '=', day)
    .where('ticket_call.counter', '=', counter)
    .where('ticket_call.again', '=', 0)
    // A call that was taken back preferred nobody.
    .where('ticket.calls', '>', 0)
    .orderBy('ticket_call.call_no', 'desc')
    .limit(10)
    .execute()
  const each = calls.filter(({ ticketId }, at) => calls.findIndex(call => call.ticketId === ticketId) === at)
  const jumps = each.reverse().reduce((run, { jump }) => jumpsAfter(run, jump), 0)
  return { name: counter, series: seriesIn(row?.series ?? null), paused: row?.paused_at != null, jumps }
}

export async function callsOn(db: Kysely<Tables>, day: string): Promise<number> {
  const last = await db
    .selectFrom('ticket_call')
    .select(eb => eb.fn.max('call_no').as('last'))
    .where('day', '=', day)
    .executeTakeFirst()
  return Number(last?.last ?? 0)
}

/** Those who wait, and the windows; one nobody sits at calls nobody, so that whoever was sent there is called by others. */
export async function lineOn(
  db: Kysely<Tables>,
  day: string,
  counter: string,
  calling: ReadonlySet<string>,
): Promise<{ readonly line: Line; readonly window: Window }> {
  const rows = await db.selectFrom('ticket').selectAll().where('day', '=', day).where('state', '=', 'waiting').execute()
  const window = await windowOf(db, day, counter)
  const kept = new Map((await db.selectFrom('queue_window').selectAll().execute()).map(row => [row.counter, row]))
  const windows = [...calling]
    .filter(name => name !== counter)
    .map(name => {
      const row = kept.get(name)
      return { name, series: seriesIn(row?.series ?? null), paused: row?.paused_at != null, jumps: 0 }
    })
  return { line: { numbers: rows.map(numberedOf), windows: [window, ...windows], calls: await callsOn(db, day) }, window }
}

export type NewCall = { readonly ticket: TicketRecord; readonly jump: Jump | null; readonly again: boolean }

export async function keepCall(core: RecordsContext, tx: Tx, who: Who, { ticket, jump, again }: NewCall): Promise<void> {
  const { operatorId, counter } = signedIn(who)
  const call_no = (await callsOn(tx, ticket.day)) + 1
  const call = { day: ticket.day, call_no, ticket_id: ticket.id, counter, operator_id: operatorId }
  await tx
    .insertInto('ticket_call')
    .values({ ...call, jump, again: again ? 1 : 0, at: core.clock.now() })
    .execute()
}
