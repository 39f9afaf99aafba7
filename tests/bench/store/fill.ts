/** Fills an encrypted store with made-up cases: real ones walked through the commands, then copied under other people's names. */
import type { Selectable } from 'kysely'
import { ulid } from 'ulid'
import { hashOf, headOf } from '../../../main/core/platform/audit/record.ts'
import type { CaseInsert, CaseRecord, Tables } from '../../../main/core/platform/store/schema.ts'
import type { Store } from '../../../main/core/platform/store/store.ts'
import type { FeeEntryRecord } from '../../../main/core/platform/store/tables/money.ts'
import type { Tx } from '../../../main/core/platform/store/unit-of-work.ts'
import { clockAt } from '../../../shared/time.ts'

/** Made-up names of two and three characters, one in forty with a character of a supplementary plane. */
const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建华红玉梅志国']

export const nameOf = (at: number): string => {
  const pick = (from: readonly string[], by: number) => from[Math.floor(by) % from.length] ?? ''
  const rare = at % 40 === 0 ? '𠮷' : pick(given, at / 7)
  return `${pick(families, at * 13 + at / 31)}${at % 3 === 0 ? '' : pick(given, at / 900)}${rare}`
}

/** A made-up number: the form of GB 11643 without its check digit's promise, so that it is nobody's. */
export const numberOf = (at: number): string =>
  `44010619${String(50 + (at % 50))}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}${String(Math.floor(at / 50) % 1000).padStart(3, '0')}${at % 10}${''}`

export const phoneOf = (at: number): string => `138${String(at).padStart(8, '0')}`

const rowsAtOnce = 100
const openDays = 250

/** Copies the models until the store holds `count` cases; nearly all of them closed, as at a branch in its years. */
export async function fillWith(store: Store, models: Models, count: number, from: number): Promise<void> {
  for (let at = from; at < count; at += rowsAtOnce) {
    const lot = Array.from({ length: Math.min(rowsAtOnce, count - at) }, (_, place) => at + place)
    await store.write(({ tx }) => addLot(tx, models, lot, count))
  }
}

export type Models = {
  readonly closed: CaseRecord
  /** One of each state a case can wait in. */
  readonly open: readonly CaseRecord[]
  /** What was noted of the closed one on its way, and what was paid for it. */
  readonly events: readonly Selectable<Tables['production_event']>[]
  readonly fees: readonly FeeEntryRecord[]
}

async function addLot(tx: Tx, models: Models, lot: readonly number[], count: number): Promise<void> {
  const rows = lot.map(at => caseOf(models, at, count))
  await tx.insertInto('case_file').values(rows).execute()
  await tx.insertInto('served').values(rows.map(servedOf)).execute()
  await addRatings(tx, rows)
  await copyEvents(tx, models, rows)
  await copyWay(
    tx,
    models,
    rows.filter(row => row.closed_at !== null),
  )
}

/** The same way to be made and the same payment for each that is closed. */
async function copyWay(tx: Tx, { events, fees }: Models, rows: readonly CaseInsert[]): Promise<void> {
  const on = (row: CaseInsert) => ({ id: ulid(Date.parse(row.opened_at)), case_id: row.id, at: row.opened_at })
  const made = rows.flatMap(row => events.map(event => ({ ...event, ...on(row) })))
  if (made.length > 0) await tx.insertInto('production_event').values(made).execute()
  const paid = rows.flatMap(row => fees.map(fee => ({ ...fee, ...on(row), receipt: row.receipt ?? null, day: dayIn(row.opened_at) })))
  if (paid.length > 0) await tx.insertInto('fee_entry').values(paid).execute()
}

/** One case in fifty is still open, a few hundred at most. */
function caseOf({ closed, open }: Models, at: number, count: number): CaseInsert {
  const every = Math.max(50, Math.floor(count / 800))
  const model = at % every === 0 ? (open[Math.floor(at / every) % open.length] ?? closed) : closed
  const instant = new Date(Date.parse(model.opened_at) - (at % openDays) * 86_400_000 - (at % 480) * 60_000).toISOString()
  const form = { ...(JSON.parse(model.form) as Record<string, unknown>), name: nameOf(at), docNumber: numberOf(at), mobile: phoneOf(at) }
  return {
    ...model,
    id: ulid(Date.parse(instant)),
    number: `SS01-${instant.slice(0, 10).replaceAll('-', '')}-${String(at).padStart(6, '0')}`,
    ticket_id: null,
    photo_id: null,
    person: `CHN ${numberOf(at)}#${at}`,
    doc_number: numberOf(at),
    name: nameOf(at),
    form: JSON.stringify(form),
    opened_at: instant,
    changed_at: instant,
    closed_at: model.closed_at === null ? null : instant,
    receipt: model.receipt === null ? null : `R${instant.slice(0, 10).replaceAll('-', '')}-${String(at).padStart(6, '0')}`,
  }
}

/** Eight minutes at the counter, two pictures for every fourth person. */
const servedOf = (row: CaseInsert, at: number) => ({
  case_id: row.id,
  day: dayIn(row.opened_at),
  item: row.item,
  operator_id: row.maker_id,
  handling: (6 + (at % 5)) * 60,
  shots: at % 4 === 0 ? 2 : 1,
  first_stayed: at % 4 === 0 ? 0 : 1,
})

/** Every tenth person says something, every hundredth something bad. */
async function addRatings(tx: Tx, rows: readonly CaseInsert[]): Promise<void> {
  const said = rows.filter((_, at) => at % 10 === 0)
  if (said.length === 0) return
  await tx
    .insertInto('rating')
    .values(
      said.map((row, at) => ({
        case_id: row.id,
        grade: at === 0 ? (2 as const) : (5 as const),
        reasons: at === 0 ? '["wait"]' : '[]',
        words: '',
        moment: 'counter' as const,
        operator_id: row.maker_id,
        item: row.item,
        day: dayIn(row.opened_at),
        at: row.opened_at,
      })),
    )
    .execute()
}

const dayIn = (instant: string): string => clockAt(instant).slice(0, 10)

const steps = ['case.open', 'case.notice', 'case.draft', 'case.fill', 'case.shoot', 'case.choosePhoto', 'case.confirm', 'case.submit']

/** A review, two production events and eight log entries for each, the log chained as the program does it. */
async function copyEvents(tx: Tx, { closed }: Models, rows: readonly CaseInsert[]): Promise<void> {
  const checker = closed.checker_id ?? ''
  const about = rows.filter(row => row.checker_id !== null)
  if (about.length > 0) {
    await tx
      .insertInto('review')
      .values(
        about.map(row => ({
          id: ulid(),
          case_id: row.id,
          maker_id: row.maker_id,
          checker_id: checker,
          decision: 'approved' as const,
          item: row.item,
          reason: null,
          note: null,
          at: row.changed_at,
        })),
      )
      .execute()
  }
  let { seq, hash } = await headOf(tx)
  const entries = rows.flatMap(row =>
    steps.map(what => {
      const entry = {
        at: row.opened_at,
        operator_id: row.maker_id,
        counter: row.maker_counter,
        what,
        case_id: row.id,
        from_state: null,
        to_state: null,
        facts: '{}',
        previous: hash,
      }
      hash = hashOf(entry)
      seq += 1
      return { ...entry, seq, hash }
    }),
  )
  await tx.insertInto('audit').values(entries).execute()
  await tx.updateTable('audit_head').set({ seq, hash }).execute()
}
