/** The rows of the rules as the manager sees them, and the draft that grows with each dialog. Pure. */
import { changedPlaces, entryAt, everyPlace, isByItem, originAt, type RulePlace } from '../../../../shared/profile/places.ts'
import { Profile } from '../../../../shared/profile/profile.ts'
import type { Origin } from '../../../../shared/profile/rule.ts'
import { type SenseProblem, senseProblems } from '../../../../shared/profile/sense.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { ruleText } from '../../../../shared/strings/zh-CN/profile.ts'
import { ruleValueText } from '../../../../shared/strings/zh-CN/rules.ts'
import { groupOf, type RuleGroup, ruleGroups, rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { type Day, parseDay } from '../../../../shared/time.ts'

export type RuleRow = {
  readonly id: string
  readonly place: RulePlace
  readonly group: RuleGroup
  readonly rule: string
  readonly item: string
  readonly value: string
  /** Null where the place says nothing of the item. */
  readonly origin: Origin | null
  readonly changed: boolean
}

export const idOf = ({ key, item }: RulePlace): string => (item === null ? key : `${key}.${item}`)

/** A rule of an item shows where the place says something of it, or offers the item. */
const shows = (profile: Profile, place: RulePlace): boolean =>
  !isByItem(place.key) || entryAt(profile, place) !== undefined || (place.item !== null && profile.items.value.includes(place.item))

export function ruleRows(profile: Profile, before: Profile): readonly RuleRow[] {
  const changed = new Set(changedPlaces(before, profile).map(idOf))
  const rows = everyPlace
    .filter(place => shows(profile, place))
    .map(place => ({
      id: idOf(place),
      place,
      group: groupOf[place.key],
      rule: ruleText[place.key],
      item: place.item === null ? '' : itemShortText[place.item],
      value: ruleValueText(profile, place),
      origin: originAt(profile, place),
      changed: changed.has(idOf(place)),
    }))
  return ruleGroups.flatMap(group => rows.filter(row => row.group === group))
}

export const isSure = ({ origin }: RuleRow): boolean => origin?.confirmed === true

export function matchesRule(row: RuleRow, wanted: string): boolean {
  const words = wanted.trim().split(/\s+/).filter(Boolean)
  const parts = [rulesDeskText.groups[row.group], row.rule, row.item, row.value, row.origin?.source.text ?? '']
  return words.every(word => parts.some(part => part.includes(word)))
}

/** The profile with another entry at a place, or null where the entry is none. */
export function withEntry(profile: Profile, { key, item }: RulePlace, entry: unknown): Profile | null {
  const next = isByItem(key) && item !== null ? { ...profile, [key]: { ...profile[key], [item]: entry } } : { ...profile, [key]: entry }
  return Profile.safeParse(next).data ?? null
}

/** The tick of the branch at a rule; at every paper of a list. */
export function withTick(profile: Profile, place: RulePlace, confirmed: boolean): Profile | null {
  const entry = entryAt(profile, place)
  if (entry === undefined) return null
  if ('value' in entry) return withEntry(profile, place, { ...entry, confirmed })
  const papers = entry.map(paper => ({ ...paper, origin: { ...paper.origin, confirmed } }))
  return withEntry(profile, place, papers)
}

export const problemsAt = (draft: Profile, before: Profile, place: RulePlace, today: Day): readonly SenseProblem[] =>
  senseProblems(draft, before, today).filter(problem => idOf(problem) === idOf(place))

/** The fields of an origin as they are typed. */
export type TypedOrigin = { source: string; url: string; date: string; confidence: string; confirmed: string; note: string }
export const typedOrigin = (origin: Origin | null, today: string): TypedOrigin => ({
  source: origin?.source.text ?? '',
  url: origin?.source.url ?? '',
  date: origin?.date ?? today,
  confidence: origin?.confidence ?? 'P',
  confirmed: origin?.confirmed ? 'yes' : 'no',
  note: origin?.note ?? '',
})

type Missing = { readonly field: string }
/** What was typed, or the field that is wrong. A rule written here is the place's own, no longer lent by the base. */
export function originTyped(typed: TypedOrigin): object | Missing {
  const date = parseDay(typed.date)
  if (typed.source.trim() === '') return { field: 'source' }
  if (!date) return { field: 'date' }
  return {
    source: { text: typed.source.trim(), url: typed.url.trim() === '' ? null : typed.url.trim() },
    date,
    confidence: typed.confidence,
    confirmed: typed.confirmed === 'yes',
    note: typed.note.trim() === '' ? null : typed.note.trim(),
    fromBase: false,
  }
}
export const isMissing = (value: object | Missing): value is Missing => 'field' in value
