/** Counts cards, cards sent on or by post, stock, fees, corrections, ends, ages of holders and channels in a span of days, from indexes alone, and writes them as a workbook. */
import { type Kysely, sql } from 'kysely'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { EndReason } from '../../../../shared/business/ends.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { ParcelEnd } from '../../../../shared/pickup/parcel.ts'
import { type DaySpan, daysOf } from '../../../../shared/report/day-span.ts'
import { bandOf, type Counted, type FigureName, figureNames, figuresBy, isFen } from '../../../../shared/report/figures.ts'
import { figuresText, figureText } from '../../../../shared/strings/zh-CN/figures.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'
import { madeCards } from '../../records/production/events.ts'

type Reading = (db: Kysely<Tables>, span: DaySpan) => Promise<readonly Counted[]>

const eventFigures: Readonly<Record<string, FigureName>> = {
  sendToMake: 'sent',
  branchReceived: 'arrived',
  makeFailed: 'failed',
  remake: 'remade',
  backToCounter: 'sentBack',
}

const mendedFigures: Readonly<Record<string, FigureName>> = { sent: 'sentMended', arrived: 'arrivedMended' }

/** Which day of the branch an hour belongs to: its day begins at another instant than that of Greenwich. */
function dayOfHour(span: DaySpan): (hour: string) => string {
  const starts = daysOf(span).map(day => ({ day, start: startOfDay(day).slice(0, 13) }))
  return hour => starts.findLast(({ start }) => start <= hour)?.day ?? span.from
}

/** What was noted is counted on its day, and what of it was taken back on the day of that, so that no figure given out changes. */
const cards: Reading = async (db, span) => {
  const hour = sql<string>`substr(at, 1, 13)`
  const dayOf = dayOfHour(span)
  const rows = await db
    .selectFrom('production_event')
    .select([hour.as('hour'), 'event', eb => eb.fn.countAll<number>().as('count')])
    .where('at', '>=', startOfDay(span.from))
    .where('at', '<', endOfDay(span.to))
    .groupBy([hour, 'event'])
    .execute()
  const mended = await db
    .selectFrom('correction')
    .select(['day', 'fact', eb => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .where('fact', 'in', ['sent', 'arrived'])
    .groupBy(['day', 'fact'])
    .execute()
  return [
    ...rows.flatMap(row => counted(eventFigures[row.event], dayOf(row.hour), row.count)),
    ...mended.flatMap(row => counted(mendedFigures[row.fact], row.day, row.count)),
    ...(await madeCards(db, span).execute()).map(({ at }) => ({ name: 'made' as const, day: dayOf(at.slice(0, 13)), count: 1 })),
  ]
}

/** A card is sent on on the day of its list, and received there or back here on the day that was noted. */
const transfers: Reading = async (db, span) => {
  const sent = await db
    .selectFrom('card_transfer')
    .innerJoin('card_transfer_case', 'card_transfer_case.transfer_id', 'card_transfer.id')
    .select(['card_transfer.day', eb => eb.fn.countAll<number>().as('count')])
    .where('card_transfer.day', '>=', span.from)
    .where('card_transfer.day', '<=', span.to)
    .groupBy('card_transfer.day')
    .execute()
  const ended = await db
    .selectFrom('card_transfer_case')
    .select(['ended', 'ended_at as at'])
    .where('ended_at', '>=', startOfDay(span.from))
    .where('ended_at', '<', endOfDay(span.to))
    .execute()
  const dayOf = dayOfHour(span)
  return [
    ...sent.flatMap(({ day, count }) => counted('sentOn', day, count)),
    ...ended.flatMap(({ ended: how, at }) => counted(how === 'back' ? 'sentOnBack' : 'sentOnReceived', dayOf((at ?? '').slice(0, 13)), 1)),
  ]
}

const postFigures = { delivered: 'postDelivered', returned: 'postReturned', lost: 'postLost' } as const satisfies Record<
  ParcelEnd,
  FigureName
>

/** A card that went twice was posted twice. Postage is paid to the carrier and never passes the counter. */
const posted: Reading = async (db, span) => {
  const sent = await db
    .selectFrom('card_parcel')
    .select(['day', eb => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .groupBy('day')
    .execute()
  const ended = await db
    .selectFrom('card_parcel')
    .select(['ended', 'ended_at as at'])
    .where('ended_at', '>=', startOfDay(span.from))
    .where('ended_at', '<', endOfDay(span.to))
    .execute()
  const dayOf = dayOfHour(span)
  return [
    ...sent.flatMap(({ day, count }) => counted('posted', day, count)),
    ...ended.flatMap(({ ended: how, at }) => (how === null ? [] : counted(postFigures[how], dayOf((at ?? '').slice(0, 13)), 1))),
  ]
}

const counted = (name: FigureName | undefined, day: string, count: number): Counted[] => (name ? [{ name, day, count: Number(count) }] : [])

const endFigures = {
  dead: 'endedDead',
  withdrawn: 'endedWithdrawn',
  'moved-away': 'endedMovedAway',
  'refused-by-centre': 'endedRefused',
  duplicate: 'endedDuplicate',
  uncollected: 'endedUncollected',
} as const satisfies Record<EndReason, FigureName>

const ends: Reading = async (db, span) => {
  const rows = await db
    .selectFrom('case_end')
    .select(['at', 'reason'])
    .where('at', '>=', startOfDay(span.from))
    .where('at', '<', endOfDay(span.to))
    .execute()
  const dayOf = dayOfHour(span)
  return rows.flatMap(({ at, reason }): Counted[] => {
    const day = dayOf(at.slice(0, 13))
    return [
      { name: 'ended', day, count: 1 },
      { name: endFigures[reason], day, count: 1 },
    ]
  })
}

const stockFigures: Readonly<Record<string, FigureName>> = {
  receive: 'stockReceived',
  use: 'stockUsed',
  spoil: 'stockSpoiled',
  lose: 'stockLost',
  find: 'stockFound',
  takeBack: 'stockMended',
  reverse: 'stockMended',
}

const stock: Reading = async (db, { from, to }) => {
  const rows = await db
    .selectFrom('stock_move')
    .select(['day', 'event', eb => eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['day', 'event'])
    .execute()
  return rows.flatMap(({ day, event, count }) => {
    const name = stockFigures[event]
    return name ? [{ name, day, count: Number(count) }] : []
  })
}

const fees: Reading = async (db, { from, to }) => {
  const rows = await db
    .selectFrom('fee_entry')
    .select(['day', 'kind'])
    .select(eb => [eb.fn.sum<number>('fen').as('fen'), eb.fn.countAll<number>().as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['day', 'kind'])
    .execute()
  return rows.flatMap(({ day, kind, fen, count }): Counted[] => [
    { day, name: kind, count: Number(count) },
    { day, name: `${kind}Fen`, count: Number(fen) },
    ...(kind === 'waived' ? [] : [{ day, name: 'netFen' as const, count: kind === 'collected' ? Number(fen) : -Number(fen) }]),
  ])
}

const corrections: Reading = async (db, { from, to }) => {
  const rows = await db
    .selectFrom('correction')
    .select(['day', eb => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('day')
    .execute()
  return rows.map(({ day, count }) => ({ day, name: 'corrections', count: Number(count) }))
}

const ageFigure = (age: number | null): FigureName => {
  if (age === null) return 'ageUnknown'
  return `age${bandOf(age)}` as FigureName
}

const holders: Reading = async (db, { from, to }) => {
  const rows = await db
    .selectFrom('served')
    .select(['day', 'age', 'channel', eb => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['day', 'age', 'channel'])
    .execute()
  return rows.flatMap(({ day, age, channel, count }): Counted[] => [
    { day, name: ageFigure(age), count: Number(count) },
    ...(channel === null ? [] : [{ day, name: channel, count: Number(count) }]),
  ])
}

export async function viewFigures(
  core: RecordsContext,
  _who: unknown,
  { span, by }: Parsed<'report.figures'>,
): Promise<Out<'report.figures'>> {
  const all: Counted[] = []
  for (const reading of [cards, transfers, posted, stock, fees, corrections, ends, holders]) {
    all.push(...(await reading(core.store.db, span)))
    // Between two readings the counters have their turn.
    await new Promise(resolve => setImmediate(resolve))
  }
  const { total, byPeriod } = figuresBy(all, by)
  return { total: { ...total }, byPeriod: byPeriod.map(({ period, figures }) => ({ period, figures: { ...figures } })) }
}

export async function figuresWorkbook(
  core: RecordsContext,
  who: unknown,
  ask: Parsed<'report.figuresFile'>,
): Promise<Out<'report.figuresFile'>> {
  const { total, byPeriod } = await viewFigures(core, who, ask)
  const names = figureNames as readonly FigureName[]
  const row = (name: string, figures: Readonly<Record<string, number>>): SheetData[number] => [
    { value: name, type: String },
    ...names.map(one => ({
      value: isFen(one) ? (figures[one] ?? 0) / 100 : (figures[one] ?? 0),
      type: Number,
      ...(isFen(one) ? { format: '0.00' } : {}),
    })),
  ]
  const heads = [figuresText.period, ...names.map(one => figureText[one])]
  const data: SheetData = [
    heads.map(value => ({ value, fontWeight: 'bold' as const, backgroundColor: '#DCE6F1', borderStyle: 'thin' as const })),
    ...byPeriod.map(({ period, figures }) => row(period, figures)),
    row(figuresText.total, total),
  ]
  const columns = heads.map(head => ({ width: Math.max(10, head.length * 2) }))
  const buffer = await writeWorkbook([{ sheet: figuresText.title, data, columns, stickyRowsCount: 1, stickyColumnsCount: 1 }]).toBuffer()
  return { name: figuresText.fileName(ask.span.from, ask.span.to), bytes: new Uint8Array(buffer) }
}
