/** Lists the registers of merged branches, and the sheet that waits for somebody to say what its columns are. */
import { MergedId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { Day } from '../../../../shared/time.ts'
import type { RecordsContext } from '../../records/context.ts'
import { columnsOf, headingsOf } from '../../records/merged/rows.ts'

const day = (text: string | null): Day | null => (text === null ? null : Day.parse(text))

export async function listMerged(core: RecordsContext): Promise<Out<'merged.list'>> {
  const { db } = core.store
  const rows = await db
    .selectFrom('merged_register')
    .innerJoin('operator', 'operator.id', 'merged_register.operator_id')
    .selectAll('merged_register')
    .select('operator.name as by')
    .where('merged_register.state', 'in', ['taken', 'brought'])
    .orderBy('merged_register.id', 'desc')
    .execute()
  const figures = await db
    .selectFrom('merged_case')
    .select(eb => ['register_id', eb.fn.countAll<number>().as('rows'), eb.fn.min('opened').as('from'), eb.fn.max('opened').as('to')])
    .where(
      'register_id',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy('register_id')
    .execute()
  const of = new Map(figures.map(one => [one.register_id, one]))
  const countOf = (id: string) => Number(of.get(id)?.rows ?? 0)
  const taken = rows.find(({ state }) => state === 'taken')
  return {
    taken: taken ? { id: MergedId.parse(taken.id), headings: headingsOf(taken), columns: columnsOf(taken), rows: countOf(taken.id) } : null,
    brought: rows
      .filter(({ state }) => state === 'brought')
      .map(({ id, branch, code, by, at }) => ({
        ...{ id: MergedId.parse(id), branch, code, by, at, rows: countOf(id) },
        ...{ from: day(of.get(id)?.from ?? null), to: day(of.get(id)?.to ?? null) },
      })),
  }
}
