/** Keeps where each finished card lies: given when it comes, free again when it leaves. */
import type { Kysely } from 'kysely'
import { firstFree, freeIn, type Place, placeText, type Rack, type Seat } from '../../../../shared/card/place.ts'
import { CaseId } from '../../../../shared/ids.ts'
import { cardHereStates, type State } from '../../../../shared/workflow/table.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'

export const racksOf = (db: Kysely<Tables>): Promise<Rack[]> => db.selectFrom('card_rack').selectAll().orderBy('rack').execute()

export const takenSeats = (db: Kysely<Tables>): Promise<Seat[]> => db.selectFrom('card_place').select(['rack', 'place', 'seat']).execute()

/** A card that lies here, whether its case goes on or has ended. */
export type CardHere = {
  readonly caseId: CaseId
  readonly number: string
  readonly name: string
  readonly cardTail: string | null
  readonly state: State
  readonly place: Place | null
  readonly missingSince: string | null
}

const cards = (db: Kysely<Tables>) =>
  db
    .selectFrom('case_file')
    .leftJoin('card_place', 'card_place.case_id', 'case_file.id')
    .leftJoin('card_missing', join => join.onRef('card_missing.case_id', '=', 'case_file.id').on('card_missing.ended', 'is', null))
    .select(['case_file.id', 'case_file.number', 'case_file.name', 'case_file.card_tail', 'case_file.state'])
    .select(['card_place.rack', 'card_place.place', 'card_missing.since'])

/** The book: every finished card of the branch, those in racks in their order. */
export async function cardsHere(db: Kysely<Tables>): Promise<CardHere[]> {
  const waiting = await cards(db).where('case_file.state', 'in', cardHereStates).orderBy('case_file.number').execute()
  const ended = await cards(db)
    .innerJoin('ended_card', 'ended_card.case_id', 'case_file.id')
    .where('ended_card.dealt_at', 'is', null)
    .orderBy('case_file.number')
    .execute()
  const here = [...waiting, ...ended].map(({ id, number, name, card_tail, state, rack, place, since }) => ({
    ...{ caseId: CaseId.parse(id), number, name, cardTail: card_tail, state, missingSince: since },
    place: rack === null || place === null ? null : { rack, place },
  }))
  return here.sort((a, b) => {
    if (a.place === null || b.place === null) return Number(a.place !== null) - Number(b.place !== null)
    return a.place.rack === b.place.rack ? a.place.place - b.place.place : a.place.rack < b.place.rack ? -1 : 1
  })
}

export const countMissing = async (
  db: Kysely<Tables>,
): Promise<{ readonly here: number; readonly unplaced: number; readonly missing: number }> => {
  const here = await cardsHere(db)
  const count = (is: (card: CardHere) => boolean) => here.filter(is).length
  return { here: here.length, unplaced: count(({ place }) => place === null), missing: count(({ missingSince }) => missingSince !== null) }
}

export async function isCardOfBook(db: Kysely<Tables>, caseId: CaseId): Promise<boolean> {
  const row = await db.selectFrom('case_file').select('state').where('id', '=', caseId).executeTakeFirst()
  if (row && cardHereStates.includes(row.state)) return true
  return (await openEnded(db, caseId)) !== undefined
}

const openEnded = (db: Kysely<Tables>, caseId: CaseId) =>
  db.selectFrom('ended_card').select('case_id').where('case_id', '=', caseId).where('dealt_at', 'is', null).executeTakeFirst()

/**
 * The next free place for a card that has come: call it in the transaction of its coming. One that has a place keeps it; where all are
 * taken it has none, and the list of places says so. Whatever was said of a missing card before was said of another one.
 */
export async function givePlace(core: RecordsContext, tx: Tx, caseId: CaseId): Promise<void> {
  const now = core.clock.now()
  await endMissing(tx, caseId, { ended: 'gone', ended_at: now, ended_by: null, note: '' })
  const own = await tx.selectFrom('card_place').select('case_id').where('case_id', '=', caseId).executeTakeFirst()
  if (own) return
  const racks = await racksOf(tx)
  const seat = firstFree(racks, await takenSeats(tx))
  if (seat)
    await tx
      .insertInto('card_place')
      .values({ case_id: caseId, ...seat, since: now })
      .execute()
}

/** Into this place, wherever it lay before; null for the next free one. @returns where it lies now, or null where there is no room */
export async function putInPlace(core: RecordsContext, tx: Tx, caseId: CaseId, place: Place | null): Promise<Place | null> {
  const racks = await racksOf(tx)
  const others = await tx.selectFrom('card_place').select(['rack', 'place', 'seat']).where('case_id', '<>', caseId).execute()
  const seat = place === null ? firstFree(racks, others) : freeIn(racks, others, place)
  if (seat === null) return null
  await tx.deleteFrom('card_place').where('case_id', '=', caseId).execute()
  await tx
    .insertInto('card_place')
    .values({ case_id: caseId, ...seat, since: core.clock.now() })
    .execute()
  return seat
}

/** The card left its place for good; one whose case has ended lies there until two people have dealt with it. */
export async function freePlace(tx: Tx, caseId: CaseId): Promise<void> {
  if (await openEnded(tx, caseId)) return
  await tx.deleteFrom('card_place').where('case_id', '=', caseId).execute()
}

type End = { readonly ended: 'found' | 'gone'; readonly ended_at: string; readonly ended_by: string | null; readonly note: string }

/** @returns whether it was looked for */
export async function endMissing(tx: Tx, caseId: CaseId, end: End): Promise<boolean> {
  const done = await tx.updateTable('card_missing').set(end).where('case_id', '=', caseId).where('ended', 'is', null).executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}

/** Where the card of a case lies and since when it is looked for, in words; nothing for one that is not here. */
export async function lyingOf(
  db: Kysely<Tables>,
  caseId: CaseId,
): Promise<{ readonly place: string | null; readonly missingSince: string | null }> {
  const row = await cards(db).where('case_file.id', '=', caseId).executeTakeFirst()
  if (!row || !(await isCardOfBook(db, caseId))) return { place: null, missingSince: null }
  return {
    place: row.rack === null || row.place === null ? null : placeText({ rack: row.rack, place: row.place }),
    missingSince: row.since,
  }
}
