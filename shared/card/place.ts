/** Names the places in which finished cards lie, and finds the next free one. Pure. */
import { tidyCode } from '../entry/code.ts'

export const mostPlaces = 2000
export const mostInPlace = 200
/** Letters only, so that `A7` can be read in one way. */
export const rackForm = /^[A-Z]{1,3}$/

export type Rack = { readonly rack: string; readonly places: number; readonly holds: number }
export type Place = { readonly rack: string; readonly place: number }
export type Seat = Place & { readonly seat: number }

/** How the search for a missing card ended: it was found, or the case took another way (made anew, handed over, ended). */
export const missingEnds = ['found', 'gone'] as const
export type MissingEnd = (typeof missingEnds)[number]

export const placeText = ({ rack, place }: Place): string => `${rack}-${String(place).padStart(2, '0')}`

/** Reads what was typed or scanned, as `A-07`, `a7` or `A07`; null where the branch has no such place. */
export function placeTyped(typed: string, racks: readonly Rack[]): Place | null {
  const [, name = '', digits = ''] = /^([A-Z]{1,3})-?(\d{1,4})$/.exec(tidyCode(typed)) ?? []
  const rack = racks.find(one => one.rack === name)
  const place = Number(digits)
  return rack && place >= 1 && place <= rack.places ? { rack: rack.rack, place } : null
}

const keyOf = ({ rack, place }: Place): string => `${rack} ${place}`

function seatsByPlace(taken: readonly Seat[]): ReadonlyMap<string, ReadonlySet<number>> {
  const seats = new Map<string, Set<number>>()
  for (const one of taken) seats.set(keyOf(one), (seats.get(keyOf(one)) ?? new Set<number>()).add(one.seat))
  return seats
}

function seatIn(place: Place, holds: number, used: ReadonlySet<number> = new Set()): Seat | null {
  for (let seat = 1; seat <= holds; seat++) if (!used.has(seat)) return { ...place, seat }
  return null
}

/** The first free seat in the order of racks and places; null where all are taken. */
export function firstFree(racks: readonly Rack[], taken: readonly Seat[]): Seat | null {
  const seats = seatsByPlace(taken)
  for (const { rack, places, holds } of racks)
    for (let place = 1; place <= places; place++) {
      const seat = seatIn({ rack, place }, holds, seats.get(keyOf({ rack, place })))
      if (seat) return seat
    }
  return null
}

/** A free seat in one place; null where it is full. */
export function freeIn(racks: readonly Rack[], taken: readonly Seat[], place: Place): Seat | null {
  const rack = racks.find(one => one.rack === place.rack)
  return rack ? seatIn(place, rack.holds, seatsByPlace(taken).get(keyOf(place))) : null
}

/** The cards that would be left without a place if the rack became so; a rack that goes has no places. */
export const putOut = (taken: readonly Seat[], { rack, places, holds }: Rack): number =>
  taken.filter(one => one.rack === rack && (one.place > places || one.seat > holds)).length

/** What two people counted in one rack; `book` is what the book said when they looked. The empty name: cards without a place. */
export type RackCounted = { readonly rack: string; readonly book: number; readonly counted: number }

/** How a count stands to the book: even, with cards that are in no book, or short of cards that nobody has named. */
export function judgeCount({ counted, book }: RackCounted, missing: number): 'even' | 'extra' | 'unnamed' {
  if (counted === book - missing) return 'even'
  return counted > book - missing ? 'extra' : 'unnamed'
}
