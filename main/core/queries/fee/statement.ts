/** Shows the fees of a span of days by day and operator, and reads the ledger line by line for a workbook or the bank's file. */
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { Day } from '../../../../shared/time.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { accountOf } from './balance.ts'

export async function viewStatement(core: RecordsContext, _who: Who, { span }: Parsed<'fee.statement'>): Promise<Out<'fee.statement'>> {
  const sums = await core.store.db
    .selectFrom('fee_entry')
    .select(['day', 'kind', 'method', 'operator_id', 'drawer_id'])
    .select(eb => [eb.fn.sum<number>('fen').as('fen'), eb.fn.countAll<number>().as('count')])
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .groupBy(['day', 'kind', 'method', 'operator_id', 'drawer_id'])
    .execute()
  const ids = [...new Set(sums.map(sum => sum.operator_id))]
  const names = ids.length === 0 ? [] : await core.store.db.selectFrom('operator').select(['id', 'name']).where('id', 'in', ids).execute()
  const account = (of: (sum: (typeof sums)[number]) => boolean) => {
    const own = sums.filter(of)
    return accountOf(
      own,
      own.filter(sum => sum.drawer_id !== null),
    )
  }
  const days = [...new Set(sums.map(sum => sum.day))].sort()
  return {
    total: account(() => true),
    byDay: days.map(day => ({ day: Day.parse(day), account: account(sum => sum.day === day) })),
    byOperator: names
      .map(({ id, name }) => ({ operatorId: OperatorId.parse(id), name, account: account(sum => sum.operator_id === id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    entries: sums.reduce((all, sum) => all + Number(sum.count), 0),
  }
}

/** Every entry of the span with its case, who wrote it and who stood in, in the order it was written. */
export const ledgerLines = ({ store }: RecordsContext, { from, to }: DaySpan) =>
  store.db
    .selectFrom('fee_entry')
    .innerJoin('case_file', 'case_file.id', 'fee_entry.case_id')
    .innerJoin('operator', 'operator.id', 'fee_entry.operator_id')
    .leftJoin('operator as second', 'second.id', 'fee_entry.second_id')
    .leftJoin('fee_entry as undone', 'undone.id', 'fee_entry.undoes')
    .leftJoin('fee_payment', 'fee_payment.id', 'fee_entry.payment_id')
    .selectAll('fee_entry')
    .select(['case_file.number as case_number', 'case_file.item', 'operator.name as operator', 'second.name as second'])
    .select(['undone.receipt as undone_receipt', 'fee_payment.number as payment', 'fee_payment.payer'])
    .where('fee_entry.day', '>=', from)
    .where('fee_entry.day', '<=', to)
    .orderBy('fee_entry.id')
    .execute()
