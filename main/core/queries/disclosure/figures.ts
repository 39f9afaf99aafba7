/** Counts the figures a sheet of the authority asks for, over a span of days, by item. */
import type { Figure, FigureName } from '../../../../shared/disclosure/figures.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { countedKinds } from '../../../../shared/report/tally.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { holderAge } from '../../records/case/rows.ts'
import type { RecordsContext } from '../../records/context.ts'
import { happened, madeCards } from '../../records/production/events.ts'
import { viewReport } from '../report/view.ts'

type Counted = { readonly name: FigureName; readonly item: string; readonly value: number }
export type Figures = (figure: Figure) => number

export async function figuresOf(core: RecordsContext, span: DaySpan): Promise<Figures> {
  const counted = [
    ...(await tallied(core, span)),
    ...(await served(core, span)),
    ...(await cards(core, span)),
    ...(await money(core, span)),
  ]
  const sum = ({ name, item }: Figure) =>
    counted.filter(one => one.name === name && (item === null || one.item === item)).reduce((total, one) => total + one.value, 0)
  return sum
}

/** What the report counts is counted once: both say the same. */
async function tallied(core: RecordsContext, span: DaySpan): Promise<Counted[]> {
  const { byItem } = await viewReport(core, null, { span, item: null, operatorId: null })
  return byItem.flatMap(({ item, tally }) => countedKinds.map(name => ({ name, item, value: tally[name] })))
}

const channels = { online: 'online', sheet: 'unit' } as const satisfies Partial<Record<string, FigureName>>
const ageName = (age: number): FigureName => (age < 16 ? 'under16' : age < 60 ? 'from16to59' : 'from60')

/** Who was served, and by which way they came. */
async function served({ store }: RecordsContext, { from, to }: DaySpan): Promise<Counted[]> {
  const rows = await store.db
    .selectFrom('served')
    .innerJoin('case_file', 'case_file.id', 'served.case_id')
    .select(['served.item', 'case_file.birth', 'case_file.opened_at', 'case_file.confirmed_by'])
    .where('served.day', '>=', from)
    .where('served.day', '<=', to)
    .execute()
  return rows.flatMap(({ item, confirmed_by: by, ...row }): Counted[] => [
    { name: ageName(holderAge(row)), item, value: 1 },
    { name: by === 'online' || by === 'sheet' ? channels[by] : 'counter', item, value: 1 },
  ])
}

/** What was noted and taken back did not happen, and a card that was made again is one card. */
async function cards({ store }: RecordsContext, span: DaySpan): Promise<Counted[]> {
  const failed = await store.db
    .selectFrom('production_event')
    .select(eb => eb.selectFrom('case_file').select('item').whereRef('case_file.id', '=', 'production_event.case_id').as('item'))
    .where('production_event.event', '=', 'makeFailed')
    .where(happened)
    .where('production_event.at', '>=', startOfDay(span.from))
    .where('production_event.at', '<', endOfDay(span.to))
    .execute()
  const made = await madeCards(store.db, span).execute()
  const counted = (name: 'failed' | 'made', rows: readonly { readonly item: string | null }[]) =>
    rows.map(({ item }): Counted => ({ name, item: item ?? '', value: 1 }))
  return [...counted('failed', failed), ...counted('made', made)]
}

/** A reversed entry takes itself out of what was collected. */
async function money({ store }: RecordsContext, { from, to }: DaySpan): Promise<Counted[]> {
  const rows = await store.db
    .selectFrom('fee_entry')
    .innerJoin('case_file', 'case_file.id', 'fee_entry.case_id')
    .select(['fee_entry.kind', 'fee_entry.fen', 'case_file.item'])
    .where('fee_entry.day', '>=', from)
    .where('fee_entry.day', '<=', to)
    .execute()
  return rows.flatMap(({ kind, fen, item }): Counted[] => {
    if (kind === 'waived') return [{ name: 'waived', item, value: 1 }]
    const [pieces, yuan] = kind === 'refunded' ? (['givenBack', 'givenBackYuan'] as const) : (['collected', 'collectedYuan'] as const)
    const sign = kind === 'reversed' ? -1 : 1
    return [
      { name: pieces, item, value: sign },
      { name: yuan, item, value: (sign * fen) / 100 },
    ]
  })
}
