/** Shows the book of finished cards by place, the racks, and what was counted. */
import { placeText } from '../../../../shared/card/place.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { newestCardCounts } from '../../records/card/counts.ts'
import { type CardHere, cardsHere, racksOf, takenSeats } from '../../records/card/place.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

export async function viewPlaces(core: RecordsContext, _who: Who): Promise<Out<'place.view'>> {
  const { db } = core.store
  const taken = await takenSeats(db)
  const racks = await racksOf(db)
  return {
    racks: racks.map(rack => ({ ...rack, used: taken.filter(one => one.rack === rack.rack).length })),
    cards: (await cardsHere(db)).map(cardView),
    counts: await newestCardCounts(db),
  }
}

const cardView = ({ name, place, ...card }: CardHere): Out<'place.view'>['cards'][number] => ({
  ...card,
  maskedName: maskName(name),
  rack: place?.rack ?? null,
  place: place && placeText(place),
})
