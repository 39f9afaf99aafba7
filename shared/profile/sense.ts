/** Validates rules a manager wrote beyond their schema: implausible amounts, bands, hours and sources. Pure. */
import type { PhotoSpec } from '../photo/standard.ts'
import { type Day, weekdays } from '../time.ts'
import type { ValidityBand } from './card-life.ts'
import { changedPlaces, entryAt, type RulePlace } from './places.ts'
import type { OpeningHours, Paper, Profile } from './profile.ts'
import type { Origin, Source } from './rule.ts'

export const senseCodes = [
  'negative',
  'too-large',
  'band-reversed',
  'aim-outside-band',
  'outside-picture',
  'hours-overlap',
  'never-open',
  'slot-too-long',
  'no-source',
  'no-basis',
  'not-a-web-address',
  'not-yet',
  'too-long',
  'twice',
] as const
export type SenseCode = (typeof senseCodes)[number]
export const isSenseCode = (text: string): text is SenseCode => (senseCodes as readonly string[]).includes(text)
/** `part` is the editor's name of the field at fault. */
export type SenseProblem = RulePlace & { readonly part: string; readonly code: SenseCode }
type Fault = readonly [part: string, code: SenseCode]

/** Longer spans are input errors: no city whose rules we read takes more than 90 days for a card. */
const mostDays = 400
const mostFen = 100_000
const mostLetters = 500

const when = (wrong: boolean, part: string, code: SenseCode): Fault[] => (wrong ? [[part, code]] : [])
const band = (part: string, [least, most]: readonly [number, number]): Fault[] => when(least >= most, part, 'band-reversed')
const inside = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most

export function photoFaults(spec: PhotoSpec): Fault[] {
  const { width, height, faceWidth, headTop, eyeMidX } = spec
  const faces = [...faceWidth.pass, ...faceWidth.refuseOutside]
  return [
    ...when(width > 2000, 'width', 'too-large'),
    ...when(height > 2000, 'height', 'too-large'),
    ...when(spec.dpi > 1200, 'dpi', 'too-large'),
    ...band('bytes', spec.bytes),
    ...when(spec.bytes[0] < 0, 'bytes', 'negative'),
    ...band('facePass', faceWidth.pass),
    ...band('faceRefuse', faceWidth.refuseOutside),
    ...when(!inside(faceWidth.aim, faceWidth.pass), 'faceAim', 'aim-outside-band'),
    ...when(
      faceWidth.pass.some(edge => !inside(edge, faceWidth.refuseOutside)),
      'facePass',
      'aim-outside-band',
    ),
    ...when(
      faces.some(edge => !inside(edge, [1, width])),
      'faceRefuse',
      'outside-picture',
    ),
    ...band('headPass', headTop.pass),
    ...when(!inside(headTop.aim, headTop.pass), 'headAim', 'aim-outside-band'),
    ...when(
      headTop.pass.some(edge => !inside(edge, [0, height])),
      'headPass',
      'outside-picture',
    ),
    ...band('eyes', eyeMidX),
    ...when(
      eyeMidX.some(edge => !inside(edge, [0, width])),
      'eyes',
      'outside-picture',
    ),
    ...when(!inside(spec.eyeLineToBottomMin, [0, height]), 'eyeLine', 'outside-picture'),
    ...when((spec.takenWithinMonths ?? 0) > 120, 'months', 'too-large'),
  ]
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

export function hoursFaults({ week, slotMinutes, slotCapacity }: OpeningHours): Fault[] {
  const spans = weekdays.flatMap(day => week[day])
  const shortest = Math.min(...spans.map(({ from, to }) => minutes(to) - minutes(from)))
  return [
    ...when(spans.length === 0, 'week.1', 'never-open'),
    ...weekdays.flatMap(day =>
      when(
        week[day].some((span, at) => at > 0 && span.from < (week[day][at - 1]?.to ?? '')),
        `week.${day}`,
        'hours-overlap',
      ),
    ),
    ...when(spans.length > 0 && slotMinutes > shortest, 'slotMinutes', 'slot-too-long'),
    ...when(slotCapacity > 200, 'slotCapacity', 'too-large'),
  ]
}

const webAddress = /^https?:\/\/\S+$/
const sourceFaults = ({ text, url }: Source, parts: { readonly text: string; readonly url: string }, empty: SenseCode): Fault[] => [
  ...when(text.trim() === '', parts.text, empty),
  ...when(text.length > mostLetters, parts.text, 'too-long'),
  ...when(url !== null && !webAddress.test(url), parts.url, 'not-a-web-address'),
  ...when((url?.length ?? 0) > mostLetters, parts.url, 'too-long'),
]

export const originFaults = ({ source, date, note }: Origin, today: Day): Fault[] => [
  ...sourceFaults(source, { text: 'source', url: 'url' }, 'no-source'),
  ...when(date > today, 'date', 'not-yet'),
  ...when((note?.length ?? 0) > mostLetters, 'note', 'too-long'),
]

/** A paper may only be asked for with a legal basis: Regulations on handling social insurance, Art. 31. */
export const paperFaults = ({ basis, origin }: Paper): Fault[] => [
  ...sourceFaults(basis, { text: 'basis', url: 'basisUrl' }, 'no-basis'),
  ...sourceFaults(origin.source, { text: 'source', url: 'url' }, 'no-source'),
]

const span = (part: string, days: number | undefined): Fault[] => when((days ?? 0) > mostDays, part, 'too-large')
const money = (part: string, amount: number | null | undefined): Fault[] => [
  ...when((amount ?? 0) < 0, part, 'negative'),
  ...when((amount ?? 0) > mostFen, part, 'too-large'),
]
const twice = (part: string, list: readonly unknown[]): Fault[] => when(new Set(list).size < list.length, part, 'twice')

function papersFaults(papers: readonly Paper[]): Fault[] {
  return [
    ...twice(
      'papers',
      papers.map(paper => `${paper.material} ${paper.when}`),
    ),
    ...papers.flatMap(paperFaults),
  ]
}

const lengthOf = (holds: ValidityBand['holds']): number => (holds.by === 'years' ? holds.years : holds.by === 'age' ? holds.untilAge : 0)

function valueFaults(profile: Profile, { key, item }: RulePlace): Fault[] {
  switch (key) {
    case 'photo':
      return photoFaults(profile.photo.value)
    case 'hours':
      return profile.hours.value === null ? [] : hoursFaults(profile.hours.value)
    case 'papers':
      return papersFaults((item && profile.papers[item]) ?? [])
    case 'fees':
      return money('fen', item && profile.fees[item]?.value?.fen)
    case 'mail':
      return [...money('fen', profile.mail.value?.fen), ...money('most', profile.mail.value?.most)]
    case 'leadTime':
      return span('days', (item && profile.leadTime[item]?.value?.batch?.days) ?? 0)
    case 'items':
    case 'photoReasons':
    case 'crossProvince':
      return twice('list', profile[key].value)
    case 'renewBeforeDays':
    case 'pickupLimitDays':
    case 'uncollectedDays':
    case 'badRatingDays':
    case 'pickupGraceDays':
      return when((profile[key].value ?? 0) > 3660, 'value', 'too-large')
    case 'unitPickup':
      return [
        ...span('days', profile.unitPickup.value?.within.days),
        ...when((profile.unitPickup.value?.people ?? 0) > 1000, 'people', 'too-large'),
      ]
    case 'validity':
      return when(profile.validity.value?.some(({ holds }) => lengthOf(holds) > 120) === true, 'bands', 'too-large')
    case 'passwordTries':
      return when((profile.passwordTries.value ?? 0) > 100, 'value', 'too-large')
    case 'photoUpload':
      return span('days', profile.photoUpload.value?.reviewDays?.[1])
    case 'lossTemp':
      return when((profile.lossTemp.value?.length ?? 0) > 10_000, 'length', 'too-large')
    case 'lossFormal':
      return profile.lossFormal.value?.ends === 'cancelled' ? span('days', profile.lossFormal.value.days) : []
    default:
      return []
  }
}

/** Faults in the source of a rule; a date that is unchanged from before is not reported. */
function sourceFaultsAt(profile: Profile, before: Profile, place: RulePlace, today: Day): Fault[] {
  const [entry, old] = [entryAt(profile, place), entryAt(before, place)]
  if (entry === undefined || !('value' in entry)) return []
  const stood = old !== undefined && 'value' in old && old.date === entry.date
  return originFaults(entry, stood ? entry.date : today)
}

/** Checks changed rules only, so that an odd value that was shipped does not block an edit elsewhere. */
export const senseProblems = (profile: Profile, before: Profile, today: Day): readonly SenseProblem[] =>
  changedPlaces(before, profile).flatMap(place => {
    const faults = [...valueFaults(profile, place), ...sourceFaultsAt(profile, before, place, today)]
    return faults.map(([part, code]) => ({ ...place, part, code }))
  })

export const fieldOfProblem = ({ key, item, part }: SenseProblem): string => [key, item, part].filter(name => name !== null).join('.')
