/** Measures every list and search of the counter on the encrypted store with 1,000, 10,000 and 100,000 cases: `npm run bench -- store`. */
import { stat } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { CaseId, OperatorId } from '../../../shared/ids.ts'
import type { CommandName, In } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { addDays, clockInstant } from '../../../shared/time.ts'
import { approved, atBranch, closed, confirmed, madeUpCitizens, opened, paid, produced, submitted } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { fillWith, type Models, nameOf, numberOf, phoneOf } from './fill.ts'

const sizes = [1_000, 10_000, 100_000] as const
const rounds = 30

type Asked = { readonly name: string; readonly once: (round: number) => Promise<unknown> }

export async function storeSpeed(): Promise<string> {
  const counter = await aCounter()
  try {
    const models = await modelsOf(counter)
    const seats = {
      teller: await counter.teller(),
      cards: await counter.cards(),
      reviewer: await counter.reviewer(),
      manager: await counter.manager(),
      operatorId: OperatorId.parse(models.closed.maker_id),
    }
    const columns: { size: number; times: Map<string, number[]>; megabytes: number }[] = []
    let held = 0
    for (const size of sizes) {
      await fillWith(counter.core.store, models, size, held)
      held = size
      columns.push({ size, times: await measured(counter, seats, size), megabytes: await megabytes(counter) })
    }
    return report(columns)
  } finally {
    await counter.end()
  }
}

/** One real case of each kind, walked through the commands. */
export async function modelsOf(counter: Counter): Promise<Models> {
  const people = madeUpCitizens(12)
  const next = () => {
    const person = people.pop()
    if (!person) throw new Error('too few made-up people')
    return person
  }
  const teller = await counter.teller()
  const row = ({ id }: CaseView) => counter.core.store.db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const open: readonly CaseView[] = [
    await opened(teller, next()),
    await confirmed(teller, next()),
    await submitted(teller, next()),
    await approved(counter, next()),
    await paid(counter, next()),
    await produced(counter, await paid(counter, next()), ['sendToMake']),
    await atBranch(counter, next()),
  ]
  const over = await row(await closed(counter, next()))
  const { db } = counter.core.store
  return {
    closed: over,
    open: await Promise.all(open.map(row)),
    events: await db.selectFrom('production_event').selectAll().where('case_id', '=', over.id).execute(),
    fees: await db.selectFrom('fee_entry').selectAll().where('case_id', '=', over.id).execute(),
  }
}

type Seats = {
  readonly teller: Seat
  readonly cards: Seat
  readonly reviewer: Seat
  readonly manager: Seat
  readonly operatorId: OperatorId
}

function questions(counter: Counter, { teller, cards, reviewer, manager, operatorId }: Seats, size: number): readonly Asked[] {
  const asks = <N extends CommandName>(name: string, seat: Seat, command: N, input: (at: number) => In<N>): Asked => ({
    name,
    once: round => seat.call(command, input((round * 7919) % size)),
  })
  const search = (name: string, text: (at: number) => string) => asks(name, manager, 'case.find', at => ({ which: 'all', text: text(at) }))
  const found = (name: string, input: (at: number) => In<'case.search'>) => asks(name, manager, 'case.search', input)
  const { db } = counter.core.store
  const today = counter.clock.today()
  return [
    {
      name: 'bare read of one case by its key',
      once: async () => db.selectFrom('case_file').select('state').where('number', '=', 'none').executeTakeFirst(),
    },
    asks('my cases', teller, 'case.find', () => ({ which: 'mine', text: '' })),
    asks('waiting for review', reviewer, 'case.find', () => ({ which: 'review', text: '' })),
    asks('waiting for the fee', cards, 'case.find', () => ({ which: 'fee', text: '' })),
    asks('in production', cards, 'case.find', () => ({ which: 'production', text: '' })),
    asks('waiting to be collected', cards, 'case.find', () => ({ which: 'pickup', text: '' })),
    asks('newest cases', manager, 'case.find', () => ({ which: 'all', text: '' })),
    search('search: document number', at => numberOf(at)),
    search('search: a whole name', at => nameOf(at)),
    search('search: one character of a name', at => nameOf(at).slice(0, 1)),
    search('search: a rare character', () => '𠮷'),
    search('search: a mobile number', at => phoneOf(at)),
    search('search: nothing fits', () => '查无此人'),
    asks('is a case under way for this number', teller, 'identity.lookUp', () => ({ docType: 'RIC', number: '11010519491231002X' })),
    asks('the waiting line', teller, 'ticket.line', () => ({})),
    asks('the log of a day', manager, 'audit.find', () => ({ caseId: null, day: counter.clock.today() })),
    asks('the log of an earlier day', manager, 'audit.find', at => ({ caseId: null, day: addDays(today, -1 - (at % 200)) })),
    found('filter: one state', () => ({ states: ['approved'] })),
    found('filter: a day', at => ({ opened: { from: addDays(today, -(at % 200)), to: addDays(today, -(at % 200)) } })),
    found('filter: item, teller and a name', at => ({ item: 'REPLACE_PHOTO', operatorId, text: nameOf(at) })),
    found('filter: another item, none there', () => ({ item: 'LOSS_TEMP' })),
    found('filter: a ticket nobody had', () => ({ ticket: 'A998' })),
    found('the hundredth page', at => ({
      after: { changedAt: clockInstant(addDays(today, -20 - (at % 100)), '09:00'), id: CaseId.parse('0'.repeat(26)) },
    })),
    asks('the report of a day', manager, 'report.view', at => ({
      span: { from: addDays(today, -(at % 200)), to: addDays(today, -(at % 200)) },
    })),
    asks('the report of a month', manager, 'report.view', at => ({
      span: { from: addDays(today, -30 - (at % 200)), to: addDays(today, -(at % 200)) },
    })),
    asks('the figures of a month', manager, 'report.figures', at => ({
      span: { from: addDays(today, -30 - (at % 200)), to: addDays(today, -(at % 200)) },
      by: 'month',
    })),
    asks('the fees of a month', manager, 'fee.statement', at => ({
      span: { from: addDays(today, -30 - (at % 200)), to: addDays(today, -(at % 200)) },
    })),
    asks('fees that are open', cards, 'fee.open', () => ({})),
    asks('the end of a day', manager, 'day.view', () => ({ day: today })),
  ]
}

async function measured(counter: Counter, seats: Seats, size: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  for (const { name, once } of questions(counter, seats, size)) {
    await once(0)
    const taken: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const start = performance.now()
      await once(round)
      taken.push(performance.now() - start)
    }
    times.set(name, taken)
  }
  return times
}

const megabytes = async ({ folder }: Counter) => Math.round((await stat(join(folder, 'store.db'))).size / 1e6)

function report(columns: readonly { size: number; times: Map<string, number[]>; megabytes: number }[]): string {
  const names = [...(columns[0]?.times.keys() ?? [])]
  const [reference = ''] = names
  const last = columns.at(-1)
  const rows = names.map(name => [
    name,
    ...columns.flatMap(({ times }) => [0.5, 0.95].map(share => percentile(times.get(name) ?? [], share).toFixed(1))),
    (percentile(last?.times.get(name) ?? [], 0.5) / percentile(last?.times.get(reference) ?? [], 0.5)).toFixed(0),
  ])
  const head = [
    'p50 | p95 in ms (target p95 100)',
    ...columns.flatMap(({ size }) => [`${size.toLocaleString('en')} p50`, 'p95']),
    'p50 / bare read',
  ]
  const sizesLine = columns.map(({ size, megabytes: mb }) => `${size.toLocaleString('en')}: ${mb} MB`).join(', ')
  return [machine(), tableOf(head, rows), `The store without photos: ${sizesLine}.`].join('\n\n')
}

const machine = () =>
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end; encrypted SQLite, ${rounds} rounds each.`
