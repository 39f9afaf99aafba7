/** Shapes of the places of finished cards: racks, the book, and what two people counted. */
import { missingEnds, mostInPlace, mostPlaces, rackForm } from '../../card/place.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId } from '../../ids.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { Note } from './case.ts'
import { SecondPerson } from './session.ts'

const Colleague = SecondPerson.omit({ reason: true })

/** No places: the rack goes. */
export const RackSet = z.object({
  rack: typedCode().regex(rackForm),
  places: z.int().min(0).max(mostPlaces),
  holds: z.int().min(1).max(mostInPlace),
})
/** `place` as it was typed or scanned; null for the next free one. */
export const PlacePut = z.object({ caseId: CaseId, place: z.string().max(20).nullable() })
export const PlaceFound = PlacePut.extend({ note: Note })

const Counted = z.object({ rack: z.string().max(3), book: z.int().nonnegative(), counted: z.int().nonnegative().max(100_000) })
export const PlaceCount = z.object({
  /** Each rack with cards in it, and the cards without a place under the empty name. */
  racks: z.array(Counted).max(100),
  missing: z.array(CaseId).max(1000),
  note: typedLines().max(200).default(''),
  second: Colleague,
})

export const PlaceCounted = z.object({
  id: z.string(),
  number: z.string(),
  at: z.string(),
  racks: z.array(Counted),
  book: z.number(),
  counted: z.number(),
  /** The cards that were not found, and what became of each since. */
  missing: z.array(z.object({ number: z.string(), ended: z.enum(missingEnds).nullable() })),
  note: z.string(),
  operator: z.string(),
  second: z.string(),
})
export type PlaceCounted = z.infer<typeof PlaceCounted>

export const PlacedCard = z.object({
  caseId: CaseId,
  number: z.string(),
  maskedName: z.string(),
  cardTail: z.string().nullable(),
  state: z.enum(stateNames),
  rack: z.string().nullable(),
  place: z.string().nullable(),
  missingSince: z.string().nullable(),
})
export type PlacedCard = z.infer<typeof PlacedCard>

export const PlaceView = z.object({
  racks: z.array(z.object({ rack: z.string(), places: z.number(), holds: z.number(), used: z.number() })),
  cards: z.array(PlacedCard),
  /** The newest first. */
  counts: z.array(PlaceCounted),
})
export type PlaceView = z.infer<typeof PlaceView>
