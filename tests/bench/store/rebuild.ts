/** Measures how long a branch waits for a store that is rebuilt from a copy and the journal: `npm run bench -- rebuild [cases] [commits]`. */
import { constants } from 'node:fs'
import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { cpuUsage } from 'node:process'
import { sql } from 'kysely'
import { tableOf } from '../../../main/cli/eval/tables.ts'
import { headOf } from '../../../main/core/platform/audit/record.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { takeWay } from '../../../main/core/platform/store/copies/restore.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import { StoreWay } from '../../../shared/ipc/shapes/setup.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { closed } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { fill } from './search.ts'

const clock = systemClock()
const around = { clock, log: () => undefined, tell: () => undefined }
const key = { kind: 'beside' } as const

/** What befalls the files; each leaves copies and journal as they were. */
const damages: readonly { readonly name: string; act(folder: string): Promise<void> }[] = [
  {
    name: 'store and log gone',
    act: async folder => {
      for (const name of ['store.db', 'store.db-wal', 'store.db-shm']) await rm(join(folder, name), { force: true })
    },
  },
  {
    // The log may hold those pages anew; and a large store that opens is read through beside the work.
    name: 'first pages overwritten, log gone',
    act: async folder => {
      await rm(join(folder, 'store.db-wal'))
      const { size } = await stat(join(folder, 'store.db'))
      await writeFile(join(folder, 'store.db'), new Uint8Array(Math.min(size, 65_536)), { flag: 'r+' })
    },
  },
  { name: 'log gone', act: folder => rm(join(folder, 'store.db-wal')) },
]

/** A run takes minutes: how far it is stands on the screen. */
const say = (what: string): void =>
  void process.stderr.write(
    `${Math.round(performance.now() / 1_000)} s, ${(process.cpuUsage().user / 1e6).toFixed(0)} s of the processor: ${what}\n`,
  )

type Kept = { readonly tickets: number; readonly entries: number }

/** Half a day of tickets after the copy, which at work would be five minutes old. */
export async function rebuildSpeed(cases = 100_000, commits = 2_000): Promise<string> {
  const ground = await mkdtemp(join(tmpdir(), 'rebuild-'))
  const left = join(ground, 'left')
  try {
    const due = await worked(join(ground, 'branch'), left, cases, commits)
    const lines: string[][] = []
    for (const { name, act } of damages) {
      const folder = join(ground, 'hurt')
      await cp(left, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
      await act(folder)
      lines.push(await brought(name, folder, due))
      say(`brought back: ${name}`)
      await rm(folder, { recursive: true })
    }
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end; ${cases.toLocaleString('en')} cases, ${commits.toLocaleString('en')} commits behind the copy.`
    const heading = ['what was damaged', 'told, s', 'way', 'rebuilt, s', 'opened, s', 'in all, s', 'work, s', 'lost']
    return [machine, tableOf(heading, lines)].join('\n\n')
  } finally {
    await rm(ground, { recursive: true, force: true })
  }
}

/** The files as a kill leaves them: taken while the store is open and its log not folded in. */
async function worked(folder: string, left: string, cases: number, commits: number): Promise<Kept> {
  const counter = await aCounter({ options: { dataFolder: folder } })
  try {
    const { store } = counter.core
    await closed(counter)
    await fill(counter, 0, cases)
    await fillLog(counter, cases)
    say(`${cases} cases are there`)
    await store.copy(counter.clock.now())
    say('copied')
    const lobby = await counter.lobby()
    for (let at = 0; at < commits; at += 1) await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    say(`${commits} tickets are taken`)
    const due = await kept(store)
    await cp(folder, left, { recursive: true, mode: constants.COPYFILE_FICLONE })
    await rm(join(left, 'lock'), { recursive: true, force: true })
    return due
  } finally {
    await counter.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** So many entries a case has on its way; of made-up links, for nobody reads this chain. */
const entriesOfCase = 8

/** By SQL in a few commits, so that the journal holds what it does at work: the last hour, not the years before. */
async function fillLog({ core: { store } }: Counter, cases: number): Promise<void> {
  await store.write(async ({ tx }) => {
    const { seq } = await headOf(tx)
    const count = cases * entriesOfCase
    await sql`with recursive n(i) as (values(1) union all select i + 1 from n where i < ${count})
      insert into audit (seq, hash, at, operator_id, counter, what, case_id, from_state, to_state, facts, previous)
      select ${seq} + i, printf('%064d', i), strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', printf('+%d minutes', i / ${entriesOfCase})),
        null, '03', 'case.fill', printf('0%025d', i / ${entriesOfCase}), null, null, '{}', printf('%064d', i - 1) from n`.execute(tx)
    await tx
      .updateTable('audit_head')
      .set({ seq: seq + count, hash: String(count).padStart(64, '0') })
      .execute()
  })
}

type Store = Awaited<ReturnType<typeof openStore>>['store']

async function kept({ db }: Store): Promise<Kept> {
  const count = (table: 'ticket' | 'audit') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  return { tickets: (await count('ticket')).count, entries: (await count('audit')).count }
}

/** From the start that is refused to the store that is open again. */
async function brought(name: string, folder: string, due: Kept): Promise<string[]> {
  const before = cpuUsage()
  const begun = performance.now()
  const refusal = await openStore({ dataFolder: folder, key }, around).then(
    () => null,
    error => error as unknown,
  )
  if (!(refusal instanceof Refusal)) throw new Error(`${name}: not refused`)
  const [best] = (Array.isArray(refusal.detail?.ways) ? refusal.detail.ways : []).map(way => StoreWay.parse(JSON.parse(String(way))))
  if (!best) throw new Error(`${name}: no way back`)
  const told = performance.now()
  await takeWay(folder, best.id, key, clock.now())
  const rebuilt = performance.now()
  const { store } = await openStore({ dataFolder: folder, key }, around)
  const open = performance.now()
  const { user, system } = cpuUsage(before)
  const now = await kept(store)
  await store.close()
  const seconds = (ms: number) => (ms / 1_000).toFixed(1)
  return [
    name,
    seconds(told - begun),
    best.kind,
    seconds(rebuilt - told),
    seconds(open - rebuilt),
    seconds(open - begun),
    seconds((user + system) / 1_000),
    String(due.tickets - now.tickets + Math.max(0, due.entries - now.entries)),
  ]
}
