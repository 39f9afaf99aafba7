/** Measures a hall: 1, 5, 20 and 40 simulated desks at work at once on a full store, each with a real line, beside the same rows as raw SQL. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { ulid } from 'ulid'
import { tableOf } from '../../../main/cli/eval/tables.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { insertOperator } from '../../../main/core/records/operator/rows.ts'
import { hashPassword } from '../../../main/core/records/password.ts'
import { joinBranch } from '../../../main/desk/line/join.ts'
import { type OpenHall, openHall } from '../../../main/hall/open-hall.ts'
import type { Role } from '../../../shared/access/roles.ts'
import type { PickupHours } from '../../../shared/pickup/hours.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { weekdays } from '../../../shared/time.ts'
import { closed } from '../../support/a-case.ts'
import { aCounter, heldClock, resourcesFolder } from '../../support/a-counter.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'
import { fill } from '../store/search.ts'
import type { DeskSeat, DesksRun } from './desks.ts'
import { type Spread, spread } from './spread.ts'

const sizes = [1, 5, 20, 40] as const
const usualSeconds = 30
const usualCases = 100_000
const rawRuns = 300

/** @param seconds how long each number of desks works @param cases how many the store holds before */
export async function hallSpeed(seconds = usualSeconds, cases = usualCases): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-bench-'))
  try {
    await filled(folder, cases)
    const runs: Run[] = []
    for (const desks of sizes) runs.push(await oneSize(folder, desks, seconds))
    return [
      `${cases} cases, ${seconds} s each, ${cpus().length} cores (${cpus()[0]?.model ?? ''}), SQLite encrypted, synchronous FULL; desks, server and engine share the machine`,
      tableOfRuns(runs),
      ...runs
        .filter(run => Object.keys(run.refused).length > 0)
        .map(run => `${run.desks} desks were refused: ${JSON.stringify(run.refused)}`),
    ].join('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A store of that many closed cases, as a branch has after its years. */
async function filled(folder: string, cases: number): Promise<void> {
  const counter = await aCounter({ clock: heldClock(new Date().toISOString()), options: { dataFolder: folder } })
  try {
    // Forty desks at many times the pace of a day need more seats than a branch has.
    const week = Object.fromEntries(weekdays.map(day => [day, [{ from: '09:00', to: '17:00', capacity: 60 }]])) as PickupHours['week']
    const manager = await counter.manager()
    await manager.call('pickup.setHours', { hours: { week, slotMinutes: 10, walkInPercent: 0 }, reason: '测速' })
    await closed(counter)
    await fill(counter, 0, cases)
  } finally {
    await counter.close()
  }
}

type Run = DesksRun & {
  readonly desks: number
  readonly load: number
  readonly raw: { readonly take: Spread; readonly call: Spread }
  readonly memoryMb: number
  readonly aDeskMb: number
  readonly doubles: number
}

async function oneSize(folder: string, count: number, seconds: number): Promise<Run> {
  const hall = await openHall({
    store: { dataFolder: folder, resourcesFolder, key: { kind: 'beside' } },
    host: '127.0.0.1',
    port: 0,
    around: { clock: systemClock(), log: () => undefined, passwordWork: cheapPasswords },
  })
  try {
    const raw = await rawSpeed(hall)
    const seats = await manned(hall, count)
    const before = process.memoryUsage().rss
    const run = await work(seats, seconds, sizes.filter(size => size < count).reduce((sum, size) => sum + size, 0) * (seconds + 4))
    const after = process.memoryUsage().rss
    return {
      ...run,
      desks: count,
      load: loadavg()[0] ?? 0,
      raw,
      memoryMb: Math.round(after / 1e6),
      aDeskMb: Math.round(Math.max(0, after - before) / count / 1e5) / 10,
      doubles: await doubles(hall),
    }
  } finally {
    await hall.close()
  }
}

const shown = [
  'ticket.take',
  'ticket.call',
  'form.save',
  'case.find',
  'ticket.line',
  'photo.capture',
  'review.approve',
  'handover.complete',
]
const both = (spread: Spread | undefined): string => (spread ? `${spread.p50} / ${spread.p95}` : '')

/** One column for each number of desks. */
function tableOfRuns(runs: readonly Run[]): string {
  const line = (name: string, say: (run: Run) => string | number) => [name, ...runs.map(say)]
  return tableOf(line('p50 / p95, ms', run => `${run.desks} desks`).map(String), [
    ...shown.map(name => line(name, run => both(run.calls[name]))),
    line('raw: a ticket taken', run => both(run.raw.take)),
    line('raw: a ticket called', run => both(run.raw.call)),
    line('calls', run => Object.values(run.calls).reduce((sum, { n }) => sum + n, 0)),
    line('handed over', run => run.handedOver),
    line('numbers, calls, seats doubled', run => run.doubles),
    line('server, MB', run => run.memoryMb),
    line('MB a desk', run => run.aDeskMb),
    line('load', run => run.load.toFixed(1)),
  ])
}

/** People of their own for each desk, and a desk that really joins. */
async function manned({ core, desks, port }: OpenHall, count: number): Promise<DeskSeat[]> {
  const passwordHash = await hashPassword(practicePassword, cheapPasswords)
  const hired = async (login: string, roles: readonly Role[]): Promise<string> => {
    await core.store.write(({ tx }) => insertOperator(tx, { login, name: login, roles: [...roles], passwordHash }, core.clock.now()))
    return login
  }
  const seats: DeskSeat[] = []
  for (let at = 0; at < count; at += 1) {
    const own = `${count}-${at}`
    const { code } = desks.invite(null)
    seats.push({
      joined: await joinBranch({ address: `127.0.0.1:${port}`, code, name: own, place: '', version: '0' }),
      teller: await hired(`teller${own}`, ['teller', 'lobby']),
      reviewer: await hired(`reviewer${own}`, ['reviewer']),
      cards: await hired(`cards${own}`, ['cards']),
      counter: String(at + 1),
    })
  }
  return seats
}

/** The desks are a process of their own, so that what is measured of the server is the server's. */
function work(seats: readonly DeskSeat[], seconds: number, before: number): Promise<DesksRun> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'hall-desks', String(seconds), String(before)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', code => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(parts).toString('utf8')) as DesksRun)
      else reject(new Error(`the desks ended with code ${code}`))
    })
    child.stdin.end(JSON.stringify(seats))
  })
}

/** Tickets that were called to two windows, numbers drawn twice, and seats given to more people than they have room for. */
async function doubles({ core }: OpenHall): Promise<number> {
  const counted = await Promise.all(
    [
      sql<{
        n: number
      }>`select count(*) as n from (select json_extract(facts, '$.ticket') as t from audit where what = 'ticket.call' group by t having count(*) > 1)`,
      sql<{ n: number }>`select count(*) as n from (select 1 from ticket group by day, series, seq having count(*) > 1)`,
      sql<{ n: number }>`select count(*) as n from (select 1 from pickup_seat group by day, start, seat having count(*) > 1)`,
      sql<{ n: number }>`select count(*) as n from (select 1 from pickup_seat group by case_id having count(*) > 1)`,
    ].map(query => query.execute(core.store.db)),
  )
  return counted.reduce((sum, { rows }) => sum + Number(rows[0]?.n ?? 0), 0)
}

/** The same rows written and changed without a line, without rules and without the log. */
async function rawSpeed({ core }: OpenHall): Promise<Run['raw']> {
  const take: number[] = []
  const call: number[] = []
  await sql`create table if not exists bench_ticket (id text primary key, seq integer, state text, at text, calls integer)`.execute(
    core.store.db,
  )
  for (let at = 1; at <= rawRuns; at += 1) {
    const id = ulid()
    const begun = performance.now()
    await core.store.write(({ tx }) =>
      sql`insert into bench_ticket (id, seq, state, at, calls) values (${id}, ${at}, 'waiting', ${core.clock.now()}, 0)`.execute(tx),
    )
    const taken = performance.now()
    await core.store.write(({ tx }) =>
      sql`update bench_ticket set state = 'called', calls = 1 where id = ${id} and state = 'waiting'`.execute(tx),
    )
    take.push(taken - begun)
    call.push(performance.now() - taken)
  }
  return { take: spread(take), call: spread(call) }
}
