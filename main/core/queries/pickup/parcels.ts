/** Lists the cards that went by post, and says to whom the next one goes. */
import type { Kysely } from 'kysely'
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId, ParcelId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { ParcelView } from '../../../../shared/ipc/shapes/parcel.ts'
import { addresseeOf, isParcelLate, parcelDays } from '../../../../shared/pickup/parcel.ts'
import { Day, dayOf, Instant } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import { caseById } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { sightIn } from '../case/sight.ts'

const shown = 200

const parcels = ({ store }: RecordsContext) =>
  store.db
    .selectFrom('card_parcel')
    .innerJoin('case_file', 'case_file.id', 'card_parcel.case_id')
    .innerJoin('operator', 'operator.id', 'card_parcel.operator_id')
    .innerJoin('operator as second', 'second.id', 'card_parcel.second_id')
    .leftJoin('operator as ender', 'ender.id', 'card_parcel.ended_by')
    .selectAll('card_parcel')
    .select(['case_file.number', 'case_file.revision', 'case_file.name as holder'])
    .select(['operator.name as by', 'second.name as second', 'ender.name as ender'])

type Row = Awaited<ReturnType<ReturnType<typeof parcels>['executeTakeFirstOrThrow']>>

function viewOf(today: Day, row: Row): ParcelView {
  const { carrier, waybill, at, by, second, ended, note, number, revision } = row
  const sent = Day.parse(row.day)
  const until = row.ended_at === null ? today : dayOf(Instant.parse(row.ended_at))
  return {
    ...{ id: ParcelId.parse(row.id), caseId: CaseId.parse(row.case_id), revision, number, maskedName: maskName(row.holder) },
    ...{ carrier, waybill, at, by, second, note },
    days: parcelDays(sent, until),
    late: ended === null && isParcelLate(sent, today),
    ...{ ended, endedAt: row.ended_at, endedBy: row.ender },
  }
}

/** Those on their way first, the oldest of them on top; behind them the newest that ended. */
export async function listParcels(core: RecordsContext, _who: Who): Promise<Out<'parcel.list'>> {
  const today = core.clock.today()
  const open = await parcels(core).where('card_parcel.ended', 'is', null).orderBy('card_parcel.id').execute()
  const ended = await parcels(core).where('card_parcel.ended', 'is not', null).orderBy('card_parcel.id', 'desc').limit(shown).execute()
  return [...open, ...ended].map(row => viewOf(today, row))
}

/** Those this card went by. */
export async function parcelsOf(core: RecordsContext, caseId: CaseId): Promise<ParcelView[]> {
  const rows = await parcels(core).where('card_parcel.case_id', '=', caseId).orderBy('card_parcel.id').execute()
  return rows.map(row => viewOf(core.clock.today(), row))
}

/** To whom the form has it sent; a part the caller's work does not open is left for them to ask. */
export async function addresseeFor(core: RecordsContext, who: Who, { caseId }: Parsed<'parcel.to'>): Promise<Out<'parcel.to'>> {
  const row = await caseById(core.store.db, caseId)
  const { open } = await sightIn(core, who, row)
  const { recipient, phone, address } = addresseeOf(formIn(row), row.name)
  return {
    recipient: open.has('name') ? recipient : '',
    phone: open.has('phone') ? phone : '',
    address: open.has('address') ? address : '',
  }
}

/** The cards that are in the post. */
export async function countInPost(db: Kysely<Tables>): Promise<number> {
  const open = db.selectFrom('card_parcel').select(({ fn }) => fn.countAll<number>().as('count'))
  const { count } = await open.where('ended', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}
