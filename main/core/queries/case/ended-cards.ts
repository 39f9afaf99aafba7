/** Lists the finished cards whose case has ended: those that lie here first, then the newest that were dealt with. */
import { placeText } from '../../../../shared/card/place.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { EndedCard } from '../../../../shared/ipc/shapes/casework.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

const shown = 200

const endedCards = ({ store }: RecordsContext) =>
  store.db
    .selectFrom('ended_card')
    .innerJoin('case_file', 'case_file.id', 'ended_card.case_id')
    .leftJoin('case_end', 'case_end.case_id', 'ended_card.case_id')
    .leftJoin('operator', 'operator.id', 'ended_card.operator_id')
    .leftJoin('operator as second', 'second.id', 'ended_card.second_id')
    .leftJoin('card_place', 'card_place.case_id', 'ended_card.case_id')
    .selectAll('ended_card')
    .select(['card_place.rack', 'card_place.place'])
    .select(['case_file.number as case_number', 'case_file.name', 'case_file.card_tail', 'case_end.reason'])
    .select(['operator.name as by', 'second.name as second'])

type Row = Awaited<ReturnType<ReturnType<typeof endedCards>['executeTakeFirstOrThrow']>>

const viewOf = (row: Row): EndedCard => ({
  caseId: CaseId.parse(row.case_id),
  number: row.case_number,
  maskedName: maskName(row.name),
  cardTail: row.card_tail,
  place: row.dealt_at !== null || row.rack === null || row.place === null ? null : placeText({ rack: row.rack, place: row.place }),
  reason: row.reason,
  cameAt: row.came_at,
  late: row.late > 0,
  fate: row.fate,
  dealt:
    row.number === null || row.dealt_at === null
      ? null
      : { number: row.number, at: row.dealt_at, by: row.by ?? '', second: row.second ?? '', note: row.note },
})

export async function listEndedCards(core: RecordsContext, _who: Who): Promise<Out<'ending.cards'>> {
  const here = await endedCards(core).where('ended_card.dealt_at', 'is', null).orderBy('ended_card.came_at').execute()
  const dealt = await endedCards(core)
    .where('ended_card.dealt_at', 'is not', null)
    .orderBy('ended_card.dealt_at', 'desc')
    .limit(shown)
    .execute()
  return [...here, ...dealt].map(viewOf)
}

export async function endedCardView(core: RecordsContext, caseId: string): Promise<EndedCard | null> {
  const row = await endedCards(core).where('ended_card.case_id', '=', caseId).executeTakeFirst()
  return row ? viewOf(row) : null
}
