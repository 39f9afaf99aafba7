/** Gathers what a receipt, or the paper of a refund, shows. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import { fen, yuan } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { itemText } from '../../../../shared/strings/zh-CN/business.ts'
import { amountInWords, feeMethodText } from '../../../../shared/strings/zh-CN/fee.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { RecordsContext } from '../../records/context.ts'
import { entriesOf, standingIn } from '../../records/fee/ledger.ts'
import type { MoneySlip } from '../slips/slip-data.ts'

/** @throws Refusal NOT_READY where no money moved that way */
export async function moneySlip(core: RecordsContext, row: CaseRecord, paper: MoneySlip['paper']): Promise<MoneySlip> {
  const entries = await entriesOf(core.store.db, caseIdOf(row))
  // What was reversed or recorded the wrong way is no payment; the entry in its place has the receipt.
  const entry = paper === 'receipt' ? standingIn(entries) : entries.findLast(({ kind }) => kind === 'refunded')
  if (!entry?.receipt || entry.method === null) throw new Refusal('NOT_READY', { unmet: ['feeExact'] })
  const operator = await core.store.db.selectFrom('operator').select('name').where('id', '=', entry.operator_id).executeTakeFirst()
  const amount = fen(entry.fen)
  return {
    paper,
    number: entry.receipt,
    caseNumber: row.number,
    itemName: itemText[ItemCode.parse(row.item)],
    maskedName: maskName(row.name),
    amount: yuan(amount),
    inWords: amountInWords(amount),
    method: feeMethodText[entry.method],
    at: clockAt(entry.at).slice(0, 16),
    before: paper === 'refund' ? row.receipt : null,
    reason: paper === 'refund' ? entry.note : null,
    operatorName: operator?.name ?? '',
    branchName: core.branch.name,
  }
}
