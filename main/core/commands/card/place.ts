/** Puts finished cards in their places, counts them by two people, and keeps which were missing until they are found. */
import { judgeCount, type Place, placeText, placeTyped, putOut } from '../../../../shared/card/place.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewPlaces } from '../../queries/case/places.ts'
import { type CardHere, cardsHere, endMissing, isCardOfBook, putInPlace, racksOf, takenSeats } from '../../records/card/place.ts'
import type { Who } from '../../records/context.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal PLACE_IN_USE where cards lie in places that would go */
export async function setRack(core: Core, who: Who, { rack, places, holds }: Parsed<'place.setRack'>): Promise<Out<'place.setRack'>> {
  await core.store.write(async ({ tx, tell }) => {
    const out = putOut(await takenSeats(tx), { rack, places, holds })
    if (out > 0) throw new Refusal('PLACE_IN_USE', { cards: out })
    if (places === 0) await tx.deleteFrom('card_rack').where('rack', '=', rack).execute()
    else
      await tx
        .insertInto('card_rack')
        .values({ rack, places, holds })
        .onConflict(conflict => conflict.column('rack').doUpdateSet({ places, holds }))
        .execute()
    await record(core, tx, { who, what: 'place.setRack', facts: { rack, places, holds } })
    tell('place.changed', {})
  })
  return viewPlaces(core, who)
}

/** @throws Refusal NOT_FOUND for a card that is not here, PLACE_UNKNOWN, PLACE_FULL */
export async function putCard(core: Core, who: Who, { caseId, place }: Parsed<'place.put'>): Promise<Out<'place.put'>> {
  await core.store.write(async ({ tx, tell }) => {
    const now = await lay(core, tx, caseId, place)
    await record(core, tx, { who, what: 'card.placed', caseId, facts: { place: placeText(now) } })
    tell('case.changed', { caseId })
    tell('place.changed', {})
  })
  return viewPlaces(core, who)
}

async function lay(core: Core, tx: Tx, caseId: CaseId, typed: string | null): Promise<Place> {
  if (!(await isCardOfBook(tx, caseId))) throw new Refusal('NOT_FOUND')
  const wanted = typed === null ? null : placeTyped(typed, await racksOf(tx))
  if (typed !== null && wanted === null) throw new Refusal('PLACE_UNKNOWN')
  const now = await putInPlace(core, tx, caseId, wanted)
  if (now === null) throw new Refusal('PLACE_FULL', { place: wanted === null ? '' : placeText(wanted) })
  return now
}

/**
 * Two people count against the book, as at the end of a shift. Each card that is not there is named, and looked for from then on.
 * @throws Refusal PLACE_BOOK_MOVED where a card came or went since they looked, PLACE_UNNAMED where fewer were counted than named as
 * missing, PLACE_UNEXPLAINED for cards of no book without a word on them; and those of the colleague's password
 */
export async function countPlaces(core: Core, who: Who, input: Parsed<'place.count'>): Promise<Out<'place.count'>> {
  const { racks, note, second } = input
  // A password takes time to check, so it stands outside the unit of work.
  const { operatorId: second_id } = await colleague(core, who, second)
  await core.store.write(async ({ tx, tell }) => {
    const book = await cardsHere(tx)
    const missing = book.filter(({ caseId }) => input.missing.includes(caseId))
    if (missing.length < new Set(input.missing).size) throw new Refusal('PLACE_BOOK_MOVED')
    judgeAll(book, missing, input)
    const id = newId()
    const counted = racks.reduce((sum, one) => sum + one.counted, 0)
    const number = await nextNumber(tx, { table: 'card_count', column: 'number', digits: 3 }, `K${day8(core.clock.today())}-`)
    const by = { operator_id: signedIn(who).operatorId, second_id, at: core.clock.now() }
    await tx
      .insertInto('card_count')
      .values({
        ...{ id, number, day: core.clock.today(), book: book.length, counted, note, ...by },
        racks: JSON.stringify(racks),
        missing: JSON.stringify(missing.map(({ caseId }) => caseId)),
      })
      .execute()
    for (const { caseId, missingSince } of missing) {
      if (missingSince !== null) continue
      const open = { ended: null, ended_at: null, ended_by: null, note: '' }
      await tx
        .insertInto('card_missing')
        .values({ id: newId(), case_id: caseId, count_id: id, since: by.at, ...open })
        .execute()
      await record(core, tx, { who, what: 'card.missing', caseId, facts: { count: number } })
      tell('case.changed', { caseId })
    }
    // One that was looked for and is not named any more lay where it should.
    for (const { caseId, missingSince } of book)
      if (missingSince !== null && !input.missing.includes(caseId)) {
        await endMissing(tx, caseId, { ended: 'found', ended_at: by.at, ended_by: by.operator_id, note: number })
        await record(core, tx, { who, what: 'card.found', caseId, facts: { count: number } })
        tell('case.changed', { caseId })
      }
    await record(core, tx, {
      who,
      what: 'place.count',
      facts: { number, book: book.length, counted, missing: missing.length, second: second_id },
    })
    tell('place.changed', {})
  })
  return viewPlaces(core, who)
}

function judgeAll(book: readonly CardHere[], missing: readonly CardHere[], { racks, note }: Parsed<'place.count'>): void {
  const inRack = (cards: readonly CardHere[], rack: string) => cards.filter(({ place }) => (place?.rack ?? '') === rack).length
  const names = new Set([...racks.map(({ rack }) => rack), ...book.map(({ place }) => place?.rack ?? '')])
  if (names.size > racks.length || racks.some(one => one.book !== inRack(book, one.rack))) throw new Refusal('PLACE_BOOK_MOVED')
  for (const one of racks) {
    const judged = judgeCount(one, inRack(missing, one.rack))
    const detail = { rack: one.rack, book: one.book, counted: one.counted, missing: inRack(missing, one.rack) }
    if (judged === 'unnamed') throw new Refusal('PLACE_UNNAMED', detail)
    if (judged === 'extra' && note.length < 2) throw new Refusal('PLACE_UNEXPLAINED', detail)
  }
}

/** @throws Refusal WRONG_STATE where nobody looks for it, NOT_FOUND, PLACE_UNKNOWN, PLACE_FULL */
export async function findCard(core: Core, who: Who, { caseId, place, note }: Parsed<'place.found'>): Promise<Out<'place.found'>> {
  await core.store.write(async ({ tx, tell }) => {
    const by = { ended_at: core.clock.now(), ended_by: signedIn(who).operatorId }
    const now = await lay(core, tx, caseId, place)
    if (!(await endMissing(tx, caseId, { ended: 'found', note, ...by }))) throw new Refusal('WRONG_STATE', { action: 'found' })
    await record(core, tx, { who, what: 'card.found', caseId, facts: { place: placeText(now) } })
    tell('case.changed', { caseId })
    tell('place.changed', {})
  })
  return viewPlaces(core, who)
}
