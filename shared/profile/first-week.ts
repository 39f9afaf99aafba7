/** What a hall must decide in its first week, in the order it is needed, and whom it asks. Pure. */
import { itemCodes, makesCard } from '../business/items.ts'
import { entryAt, isByItem, originAt, type RulePlace } from './places.ts'
import type { Profile, RuleKey } from './profile.ts'

export const weekAsks = ['branch', 'authority', 'bank', 'centre'] as const
export type WeekAsk = (typeof weekAsks)[number]

/** On the first day nothing opens without hours; papers and money come before what happens to a card later. */
export const firstWeek = [
  { key: 'hours', ask: 'branch' },
  { key: 'items', ask: 'authority' },
  { key: 'papers', ask: 'authority' },
  { key: 'fees', ask: 'authority' },
  { key: 'feeTime', ask: 'branch' },
  { key: 'leadTime', ask: 'centre' },
  { key: 'photo', ask: 'centre' },
  { key: 'photoFromAge', ask: 'authority' },
  { key: 'photoReasons', ask: 'authority' },
  { key: 'photoUpload', ask: 'authority' },
  { key: 'policePhoto', ask: 'authority' },
  { key: 'adultByAgent', ask: 'authority' },
  { key: 'photoChangeByAgent', ask: 'authority' },
  { key: 'oldCardPolicy', ask: 'authority' },
  { key: 'bankChange', ask: 'bank' },
  { key: 'sameNumber', ask: 'bank' },
  { key: 'pickupByAgent', ask: 'authority' },
  { key: 'pickupGrounds', ask: 'authority' },
  { key: 'pickupLimitDays', ask: 'authority' },
  { key: 'pickupGraceDays', ask: 'authority' },
  { key: 'uncollectedDays', ask: 'authority' },
  { key: 'badRatingDays', ask: 'authority' },
  { key: 'mail', ask: 'authority' },
  { key: 'lossTemp', ask: 'authority' },
  { key: 'lossFormal', ask: 'authority' },
  { key: 'lossCoversBank', ask: 'bank' },
  { key: 'formalLossByAgent', ask: 'authority' },
  { key: 'handover', ask: 'centre' },
  { key: 'channels', ask: 'authority' },
  { key: 'validity', ask: 'authority' },
  { key: 'childCard', ask: 'authority' },
  { key: 'keepClosedDays', ask: 'authority' },
  { key: 'keepEndedDays', ask: 'authority' },
] as const satisfies readonly { readonly key: RuleKey; readonly ask: WeekAsk }[]

export const askOf = (key: RuleKey): WeekAsk | null => firstWeek.find(one => one.key === key)?.ask ?? null

/** `unknown`: nobody knows yet; `unsure`: a value that was lent or read somewhere; `sure`: the branch has asked. */
export const weekStates = ['unknown', 'unsure', 'sure'] as const
export type WeekState = (typeof weekStates)[number]
export type WeekRow = { readonly place: RulePlace; readonly ask: WeekAsk; readonly state: WeekState }

function stateAt(profile: Profile, place: RulePlace): WeekState {
  const entry = entryAt(profile, place)
  if (originAt(profile, place)?.confirmed) return 'sure'
  return entry === undefined || ('value' in entry && entry.value === null) ? 'unknown' : 'unsure'
}

/** Rules of an item stand for the items that make a card here: the others can wait until somebody asks. */
export const weekRows = (profile: Profile): readonly WeekRow[] =>
  firstWeek.flatMap(({ key, ask }) => {
    const items = itemCodes.filter(item => makesCard(item) && item !== 'BATCH' && profile.items.value.includes(item))
    const places: readonly RulePlace[] = isByItem(key) ? items.map(item => ({ key, item })) : [{ key, item: null }]
    return places.map(place => ({ place, ask, state: stateAt(profile, place) }))
  })

export const weekLeft = (profile: Profile): number => weekRows(profile).filter(({ state }) => state !== 'sure').length
