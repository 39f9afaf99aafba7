/** Lists the cards that went to other branches, list by list: what is on its way, what was received there, what came back. */
import type { Kysely } from 'kysely'
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId, TransferId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { TransferView } from '../../../../shared/ipc/shapes/casework.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

const shown = 100

const transfers = ({ store }: RecordsContext) =>
  store.db
    .selectFrom('card_transfer')
    .innerJoin('operator', 'operator.id', 'card_transfer.operator_id')
    .innerJoin('operator as second', 'second.id', 'card_transfer.second_id')
    .selectAll('card_transfer')
    .select(['operator.name as by', 'second.name as second'])

type Row = Awaited<ReturnType<ReturnType<typeof transfers>['executeTakeFirstOrThrow']>>

const cardsIn = ({ store }: RecordsContext, ids: readonly string[]) =>
  store.db
    .selectFrom('card_transfer_case')
    .innerJoin('case_file', 'case_file.id', 'card_transfer_case.case_id')
    .leftJoin('operator', 'operator.id', 'card_transfer_case.ended_by')
    .selectAll('card_transfer_case')
    .select(['case_file.number', 'case_file.revision', 'case_file.name', 'case_file.card_tail', 'operator.name as ended_name'])
    .where('card_transfer_case.transfer_id', 'in', ids)
    .orderBy('case_file.number')
    .execute()

async function viewsOf(core: RecordsContext, rows: readonly Row[]): Promise<TransferView[]> {
  if (rows.length === 0) return []
  const cards = await cardsIn(
    core,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, number, branch, address, phone, reason, at, by, second }) => ({
    ...{ id: TransferId.parse(id), number, branch, address, phone, reason, at, by, second },
    cards: cards
      .filter(card => card.transfer_id === id)
      .map(card => ({
        caseId: CaseId.parse(card.case_id),
        revision: card.revision,
        number: card.number,
        maskedName: maskName(card.name),
        cardTail: card.card_tail,
        ended: card.ended,
        endedAt: card.ended_at,
        endedBy: card.ended_name,
        note: card.note,
      })),
  }))
}

/** The newest first. */
export const listTransfers = async (core: RecordsContext, _who: Who): Promise<Out<'transfer.list'>> =>
  viewsOf(core, await transfers(core).orderBy('card_transfer.id', 'desc').limit(shown).execute())

/** Those this card went by. */
export async function transfersOf(core: RecordsContext, caseId: CaseId): Promise<TransferView[]> {
  const mine = core.store.db.selectFrom('card_transfer_case').select('transfer_id').where('case_id', '=', caseId)
  return viewsOf(core, await transfers(core).where('card_transfer.id', 'in', mine).orderBy('card_transfer.id').execute())
}

/** @throws Refusal NOT_FOUND */
export async function transferById(core: RecordsContext, id: string): Promise<TransferView> {
  const [view] = await viewsOf(core, await transfers(core).where('card_transfer.id', '=', id).execute())
  if (!view) throw new Refusal('NOT_FOUND')
  return view
}

/** The cards that are on their way to another branch. */
export async function countSentOn(db: Kysely<Tables>): Promise<number> {
  const open = db.selectFrom('card_transfer_case').select(({ fn }) => fn.countAll<number>().as('count'))
  const { count } = await open.where('ended', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}
