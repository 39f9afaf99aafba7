/** Measures the search by whole values on stores of up to a million cases, which are made by SQL: `npm run bench -- search [most]`. */
import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { cpuUsage } from 'node:process'
import { sql } from 'kysely'
import { percentile, tableOf } from '../../../main/cli/eval/tables.ts'
import { closed } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'

const sizes = [1_000, 100_000, 1_000_000]
const rounds = 200
const rowsAtOnce = 50_000

/** What stands in the row of the `i`-th case instead of the model's value. */
const own: Readonly<Record<string, string>> = {
  id: `printf('0%025d', i)`,
  number: `printf('SS01-20260101-%07d', i)`,
  receipt: `printf('R20260101-%07d', i)`,
  doc_number: `printf('4401%014d', i)`,
  person: `printf('RIC 4401%014d', i)`,
  name: `substr('王李张刘陈杨赵黄周吴', 1 + i % 10, 1) || substr('伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞', 1 + (i / 10) % 20, 1) || substr('平刚桂兰建华红玉梅志', 1 + (i / 200) % 10, 1)`,
  form: `json_object('mobile', printf('139%08d', i), 'bank', '102', 'pickupWay', 'branch')`,
  changed_at: `strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', printf('+%d minutes', i))`,
  signature: 'null',
  taker_signature: 'null',
  photo_id: 'null',
  ticket_id: 'null',
}

/** Copies the one real case until there are `to`. */
export async function fill({ core }: Counter, from: number, to: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info('case_file')`.execute(core.store.db)
  const columns = rows.map(({ name }) => name)
  for (let at = from; at < to; at += rowsAtOnce) {
    const last = Math.min(at + rowsAtOnce, to)
    const values = columns.map(name => own[name] ?? `model."${name}"`).join(', ')
    const names = columns.map(name => `"${name}"`).join(', ')
    const text = `with recursive n(i) as (values(${at}) union all select i + 1 from n where i + 1 < ${last}) insert into case_file (${names}) select ${values} from n, (select * from case_file where person not like 'RIC 4401%' limit 1) as model`
    await core.store.write(({ tx }) => sql.raw(text).execute(tx))
  }
}

type Asked = { readonly name: string; readonly text: (at: number) => string }
const digits = (at: number, width: number) => String(at).padStart(width, '0')
const asked: readonly Asked[] = [
  { name: 'document number', text: at => `4401${digits(at, 14)}` },
  { name: 'telephone', text: at => `139${digits(at, 8)}` },
  { name: 'receipt', text: at => `R20260101-${digits(at, 7)}` },
  { name: 'case number', text: at => `SS01-20260101-${digits(at, 7)}` },
]

/** The work is what the processor did for it: beside other programs the time says more of them. */
async function measured(seat: Seat, size: number): Promise<string[][]> {
  const lines: string[][] = []
  for (const { name, text } of asked) {
    const taken: number[] = []
    const worked: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const wanted = text((round * 7919 + 13) % size)
      const before = cpuUsage()
      const start = performance.now()
      const found = await seat.call('case.find', { which: 'all', text: wanted })
      taken.push(performance.now() - start)
      const { user, system } = cpuUsage(before)
      worked.push((user + system) / 1000)
      if (found.length !== 1) throw new Error(`${name}: ${found.length} found`)
    }
    lines.push([
      name,
      size.toLocaleString('en'),
      ...[0.5, 0.95, 0.99].map(share => percentile(taken, share).toFixed(2)),
      percentile(worked, 0.95).toFixed(2),
    ])
  }
  return lines
}

export async function searchSpeed(most = 1_000_000): Promise<string> {
  const counter = await aCounter()
  try {
    await closed(counter)
    const seat = await counter.lobby()
    const lines: string[][] = []
    let held = 0
    for (const size of sizes.filter(one => one <= most)) {
      await fill(counter, held, size)
      held = size
      await measured(seat, size)
      lines.push(...(await measured(seat, size)))
    }
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end; ${rounds} rounds each, warm.`
    return [machine, tableOf(['exact search, ms', 'cases', 'p50', 'p95', 'p99', 'p95 of the work'], lines)].join('\n\n')
  } finally {
    await counter.end()
  }
}
