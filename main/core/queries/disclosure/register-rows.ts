/** Reads the lines of a register: every case that fits a search, each column as far as its reader may see it. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { type Audience, type PartName, type Showing, whoSees } from '../../../../shared/disclosure/audiences.ts'
import { type RegisterColumn, registerColumns } from '../../../../shared/disclosure/columns.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { itemText, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { registerText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { feeMethodText, waiverText } from '../../../../shared/strings/zh-CN/fee.ts'
import { docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { oldCardFateText } from '../../../../shared/strings/zh-CN/slip.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { holderAge } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { chosenColumns } from '../../records/disclosure/register-choice.ts'
import { filtered } from '../case/search.ts'
import { nameShown, numberShown, phoneShown, type Staff, staffShown, wordsShown } from './shown.ts'

export async function registerChoice(core: RecordsContext): Promise<Out<'disclosure.columns'>> {
  return { columns: [...(await chosenColumns(core.store.db))] }
}

type Search = Parsed<'disclosure.register'>['search']

export async function countRegister(core: RecordsContext, who: Who, search: Search): Promise<number> {
  const { query } = await filtered(core, who, { ...search, after: null })
  const { count } = await query
    .clearSelect()
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A figure stays a figure, so that the sheet can add it up. */
export type RegisterCell = string | number | null
type Line = { readonly row: CaseRecord; readonly companion: string | null; readonly decidedAt: string | null }

const rowsAtOnce = 500

/** In the order of the numbers; read in lots, between which the counters have their turn. */
export async function* registerRows(
  core: RecordsContext,
  who: Who,
  { search, columns, audience }: { readonly search: Search; readonly columns: readonly RegisterColumn[]; readonly audience: Audience },
): AsyncGenerator<readonly (readonly RegisterCell[])[]> {
  const { db } = core.store
  const { query } = await filtered(core, who, { ...search, after: null })
  const ids = (await query.orderBy('id').execute()).map(row => row.id)
  const staff = new Map((await db.selectFrom('operator').select(['id', 'name', 'login']).execute()).map(({ id, ...one }) => [id, one]))
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const lot = ids.slice(at, at + rowsAtOnce)
    const rows = await db.selectFrom('case_file').selectAll().where('id', 'in', lot).orderBy('id').execute()
    const came = await db
      .selectFrom('case_person')
      .select(['case_id', 'name'])
      .where('case_id', 'in', lot)
      .orderBy('at')
      .orderBy('id')
      .execute()
    const decided = await db
      .selectFrom('review')
      .select(['case_id', 'at'])
      .where('case_id', 'in', lot)
      .orderBy('at')
      .orderBy('id')
      .execute()
    const companions = new Map(came.map(one => [one.case_id, one.name]))
    const decisions = new Map(decided.map(one => [one.case_id, one.at]))
    yield rows.map(row => {
      const line = { row, companion: companions.get(row.id) ?? null, decidedAt: decisions.get(row.id) ?? null }
      return columns.map(column => cellOf(column, line, whoSees[audience], staff))
    })
    await new Promise(resolve => setImmediate(resolve))
  }
}

const at = (instant: string | null): string | null => (instant === null ? null : clockAt(instant).slice(0, 16))
const channelOf = ({ confirmed_by: by }: CaseRecord): string =>
  by === 'online' ? text.channel.online : by === 'sheet' ? text.channel.sheet : text.channel.counter

function cellOf(
  column: RegisterColumn,
  { row, companion, decidedAt }: Line,
  sees: Readonly<Record<PartName, Showing>>,
  staff: ReadonlyMap<string, Staff>,
): RegisterCell {
  const part = registerColumns[column]
  const showing = part === null ? 'open' : sees[part]
  if (showing === 'none') return null
  const cells: { readonly [C in RegisterColumn]: () => RegisterCell } = {
    number: () => row.number,
    state: () => stateText[row.state],
    item: () => itemText[ItemCode.parse(row.item)],
    reason: () => row.reason && reasonText[ReasonCode.parse(row.reason)],
    channel: () => channelOf(row),
    name: () => nameShown(showing, row.name),
    docType: () => docTypeText[DocType.parse(row.doc_type)],
    docNumber: () => numberShown(showing, row.doc_number),
    age: () => holderAge(row),
    mobile: () => phoneShown(showing, formIn(row).mobile ?? null),
    address: () => wordsShown(showing, formIn(row).mailAddr ?? null),
    companion: () => nameShown(showing, companion),
    maker: () => staffShown(showing, staff.get(row.maker_id)),
    checker: () => (row.checker_id === null ? null : staffShown(showing, staff.get(row.checker_id))),
    openedAt: () => at(row.opened_at),
    signedAt: () => at(row.signed_at),
    decidedAt: () => at(decidedAt),
    promisedDay: () => row.promised_day,
    closedAt: () => at(row.closed_at),
    endReason: () => wordsShown(showing, row.end_reason),
    feeDue: () => (row.fee_due === null ? null : row.fee_due / 100),
    feeMethod: () => row.fee_method && feeMethodText[row.fee_method],
    feeWaived: () => row.fee_waived && waiverText[row.fee_waived],
    receipt: () => row.receipt,
    cardTail: () => wordsShown(showing, row.card_tail),
    oldCard: () => row.old_card && oldCardFateText[row.old_card],
    rules: () => `${row.profile} ${row.profile_version}`,
  }
  return cells[column]()
}
