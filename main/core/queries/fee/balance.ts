/** Balances the fees of a day, teller by teller and way by way, against what each counted in the drawer. */
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { FeeAccount } from '../../../../shared/ipc/shapes/fee.ts'
import { type FeeMethod, feeSign, fen } from '../../../../shared/money.ts'
import type { Day } from '../../../../shared/time.ts'
import type { FeeEntryRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { owedRefunds } from '../../records/fee/owed.ts'
import { signedIn } from '../../records/sessions.ts'

type Balance = Out<'fee.balance'>

type Summed = Pick<FeeEntryRecord, 'kind' | 'method' | 'operator_id' | 'drawer_id'> & { readonly fen: number; readonly count: number }

/** What came in and went out on that day, and what must lie in each drawer; `core.store.db` or the handle of a transaction. */
export async function feeBalance(core: RecordsContext, day: Day, db: RecordsContext['store']['db'] | Tx = core.store.db): Promise<Balance> {
  const sums: readonly Summed[] = await db
    .selectFrom('fee_entry')
    .select(['kind', 'method', 'operator_id', 'drawer_id'])
    .select(eb => [eb.fn.sum<number>('fen').as('fen'), eb.fn.countAll<number>().as('count')])
    .where('day', '=', day)
    .groupBy(['kind', 'method', 'operator_id', 'drawer_id'])
    .execute()
  const counts = await db.selectFrom('cash_count').selectAll().where('day', '=', day).orderBy('id').execute()
  const ids = [
    ...new Set([...sums.flatMap(sum => [sum.operator_id, sum.drawer_id ?? sum.operator_id]), ...counts.map(row => row.operator_id)]),
  ]
  const names = ids.length === 0 ? [] : await db.selectFrom('operator').select(['id', 'name']).where('id', 'in', ids).execute()
  const operators = names
    .map(({ id, name }) => {
      const account = accountOf(
        sums.filter(sum => sum.operator_id === id),
        sums.filter(sum => sum.drawer_id === id),
      )
      return {
        operatorId: OperatorId.parse(id),
        name,
        account,
        counted: countedOf(
          counts.findLast(row => row.operator_id === id),
          account,
        ),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return {
    day,
    operators,
    total: accountOf(
      sums,
      sums.filter(sum => sum.drawer_id !== null),
    ),
    owed: await owedRefunds(db),
  }
}

const totalOf = (rows: readonly Summed[]): number => rows.reduce((all, row) => all + Number(row.fen), 0)

/** `inDrawer`: the entries that moved cash in this drawer, whoever wrote them. */
export function accountOf(sums: readonly Summed[], inDrawer: readonly Summed[]): FeeAccount {
  const sumOf = (kind: Summed['kind'], method: Summed['method']) => {
    const rows = sums.filter(sum => sum.kind === kind && sum.method === method)
    return { count: rows.reduce((all, row) => all + Number(row.count), 0), fen: fen(totalOf(rows)) }
  }
  const by = (method: FeeMethod) => {
    const [collected, refunded, reversed] = [sumOf('collected', method), sumOf('refunded', method), sumOf('reversed', method)]
    return { collected, refunded, reversed, net: fen(collected.fen - refunded.fen - reversed.fen) }
  }
  const drawer = fen(inDrawer.reduce((all, row) => all + feeSign[row.kind] * Number(row.fen), 0))
  return { cash: by('cash'), card: by('card'), qr: by('qr'), transfer: by('transfer'), waived: sumOf('waived', null), drawer }
}

type Counted = Balance['operators'][number]['counted']

function countedOf(row: { counted: number; expected: number; note: string; at: string } | undefined, account: FeeAccount): Counted {
  if (!row) return null
  const { counted, note, at } = row
  return { fen: fen(counted), difference: fen(counted - account.drawer), note, at, stale: row.expected !== account.drawer }
}

/** A manager sees every drawer, anybody else the own one. */
export async function viewBalance(core: RecordsContext, who: Who, { day }: Parsed<'fee.balance'>): Promise<Balance> {
  const whole = await feeBalance(core, day)
  const { operatorId, roles } = signedIn(who)
  if (roles.includes('manager')) return whole
  const mine = whole.operators.filter(one => one.operatorId === operatorId)
  return { ...whole, operators: mine, total: mine[0]?.account ?? accountOf([], []) }
}
