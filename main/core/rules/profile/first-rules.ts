/** Makes the rules a branch begins with when no shipped place is its own: a new place, or those of another branch's file. */
import type { FirstRules } from '../../../../shared/ipc/wire.ts'
import { type NewPlace, newPlaceProfile } from '../../../../shared/profile/new-place.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { withBorrowed } from '../../../../shared/profile/resolve.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Resources } from '../resources.ts'
import { readRules, trustRules } from './rules-file.ts'

type Known = Pick<Resources, 'profiles' | 'isCode'>

export function baseOf({ profiles }: Pick<Resources, 'profiles'>): Profile {
  const base = profiles.get('base')
  if (!base) throw new Error('no base profile in the resources')
  return base
}

/** @throws Refusal PLACE_TAKEN for an id that has rules, PLACE_AREA for a division nobody knows, BAD_INPUT for a place nobody ships */
export function foundedPlace(known: Known, wish: NewPlace, today: Day, from = known.profiles.get(wish.from)): Profile {
  const taken = known.profiles.get(wish.id)
  if (taken) throw new Refusal('PLACE_TAKEN', { place: taken.place.name })
  if (!known.isCode('area', wish.areaCode)) throw new Refusal('PLACE_AREA')
  if (!from) throw new Refusal('BAD_INPUT', { fields: ['from'] })
  return newPlaceProfile(wish, { from, base: baseOf(known), today })
}

/** @throws Refusal as `foundedPlace`, `readRules` and `trustRules` do */
export function firstRules(known: Known, wanted: FirstRules, today: Day, mode: 'practice' | 'live'): Profile {
  if (wanted.kind === 'new') return foundedPlace(known, wanted.place, today)
  const file = readRules(wanted.text, kept => withBorrowed(baseOf(known), kept))
  return trustRules(file, wanted.code, mode).profile
}
