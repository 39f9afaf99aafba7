/** Answers a guided path from the rules of the place: whether it can be done, where, with which papers, the fee and the day. Pure. */
import { type ItemCode, itemOf } from '../business/items.ts'
import type { ReasonCode } from '../business/reasons.ts'
import { acceptsReason, agentMayCome, channelRule, hasOwnReasons, offers, reasonsHere } from '../profile/ask.ts'
import type { Channel } from '../profile/channels.ts'
import type { PlaceRuleKey, Profile } from '../profile/profile.ts'
import { type Here, isMinor, mayCome, type Requirements, requirements, type Visit } from '../profile/requirements.ts'
import type { Basis, BasisCase, Guidance, Question, Subject } from './content.ts'
import { itemFor, type Picked, settled, visitorOf } from './path.ts'
import { rulesToTell } from './rules-to-tell.ts'

/** `ask`: the place has no rule, so ask its authority first; `elsewhere`: the rules of another place apply. */
export const verdicts = ['yes', 'ask', 'elsewhere', 'no'] as const
export type Verdict = (typeof verdicts)[number]

/** Why an answer is not a plain yes. */
export const causes = [
  'not-offered',
  'reason-refused',
  'reason-unsaid',
  'reason-doubted',
  'holder-must-come',
  'agent-unsaid',
  'before-in-person',
  'other-place',
  'cross-province',
] as const
export type Cause = (typeof causes)[number]

export type Way = 'here' | Channel

export type Answer = Requirements & {
  readonly picked: Picked
  readonly visit: Visit
  readonly item: ItemCode
  readonly reason: ReasonCode | null
  readonly can: Verdict
  readonly causes: readonly Cause[]
  /** The item that must be done first. */
  readonly before: ItemCode | null
  readonly ways: readonly Way[]
  /** The item to issue a ticket for; null if the counter would turn the customer away. Where no rule on agents exists the counter decides. */
  readonly ticket: ItemCode | null
  /** The reasons this place accepts; filled until the customer has given one of them. */
  readonly reasons: readonly ReasonCode[]
  /** Further rules of the place for this item, shown with their source. */
  readonly rules: readonly PlaceRuleKey[]
  /** The sentences that answer the question itself; none where it only asks whether an item can be done. */
  readonly opening: readonly string[]
  /** The rules the question asks for, said first. */
  readonly tells: readonly Subject[]
  /** Nothing else is asked for. */
  readonly only: boolean
  readonly text: readonly string[]
  readonly basis: readonly Basis[]
}

type Asked = { readonly item: ItemCode; readonly picked: Picked; readonly reason: ReasonCode | null; readonly visit: Visit }

/** What a question tells of whoever asks, beside the path. */
type Asker = Pick<Question, 'abroad' | 'age'>
const anybody: Asker = { abroad: false, age: null }

/** Null until the path has reached an item. */
export function answer(guidance: Guidance, here: Here, picks: Picked, { abroad, age }: Asker = anybody): Answer | null {
  const picked = settled(picks)
  const item = itemFor(picked)
  if (item === null) return null
  const reason = picked.why ?? null
  const asked: Asked = { item, picked, reason, visit: { item, reason, by: visitorOf(picked.comer), age, docType: null, abroad } }
  const { before, text, basis } = guidance.items[item]
  const found = causesOf(here.profile, asked, before)
  const can = verdictOf(found)
  const ways = found.some(closes) ? [] : waysFor(here.profile, asked)
  return {
    ...asked,
    ...(found.some(isElsewhere) ? emptyFacts : localFacts(here, asked, found)),
    can,
    causes: found,
    before,
    ways,
    ticket: ways.includes('here') && found.every(cause => decidedAtCounter.includes(cause)) ? item : null,
    opening: [],
    tells: [],
    only: false,
    text,
    basis: basisFor(guidance, asked, ways, basis),
  }
}

/**
 * The answer to a frequent question, with its own text before the item's. Further picks narrow it down; picks that lead away from the
 * question's item leave the item's text only.
 */
export function answerQuestion(guidance: Guidance, here: Here, question: Question, picked: Picked = question.picked): Answer {
  const found = answer(guidance, here, picked, question)
  if (!found) throw new Error(`question ${question.id} leads to no item`)
  const topic = guidance.topics.find(one => one.id === question.topic)
  if (!topic || found.item !== itemFor(question.picked)) return found
  return {
    ...found,
    opening: topic.brief,
    tells: topic.tells,
    only: topic.only,
    text: [...new Set([...topic.text, ...found.text])],
    basis: guidance.basis.filter(one => found.basis.includes(one) || topic.basis.includes(one.id)),
  }
}

function causesOf(profile: Profile, { item, picked, reason, visit }: Asked, before: ItemCode | null): readonly Cause[] {
  if (!profile.items.value.includes(item)) return ['not-offered']
  if (picked.home === 'elsewhere') return [profile.crossProvince.value.includes(item) ? 'cross-province' : 'other-place']
  const found: Cause[] = []
  if (reason !== null && !acceptsReason(profile, item, reason)) found.push(hasOwnReasons(profile) ? 'reason-refused' : 'reason-unsaid')
  else if (item === 'REPLACE_PHOTO' && profile.photoReasons.confidence === 'D') found.push('reason-doubted')
  const agent = picked.comer === 'agent' ? mayCome(profile, { ...visit, item, reason }) : true
  if (agent === false) found.push('holder-must-come')
  if (agent === null) found.push('agent-unsaid')
  if (before !== null && picked.comer === 'agent' && agent !== false && agentMayCome(profile, before, false) === false)
    found.push('before-in-person')
  return found
}

/** Where the place says nothing or two things, the counter finds out; the customer may as well take a ticket. */
const decidedAtCounter: readonly Cause[] = ['agent-unsaid', 'reason-doubted', 'before-in-person']

const weight = {
  'not-offered': 'no',
  'reason-refused': 'no',
  'reason-unsaid': 'ask',
  'reason-doubted': 'ask',
  'holder-must-come': 'no',
  'agent-unsaid': 'ask',
  'before-in-person': 'yes',
  'other-place': 'elsewhere',
  'cross-province': 'yes',
} as const satisfies Record<Cause, Verdict>

/** The most severe cause decides. */
const verdictOf = (found: readonly Cause[]): Verdict =>
  found
    .map((cause): Verdict => weight[cause])
    .reduce<Verdict>((worst, one) => (verdicts.indexOf(one) > verdicts.indexOf(worst) ? one : worst), 'yes')

/** The item is impossible here and through any channel of the place. */
const closes = (cause: Cause): boolean => cause === 'not-offered' || cause === 'reason-refused'
/** The rules of this place do not cover it. */
const isElsewhere = (cause: Cause): boolean => ['not-offered', 'other-place', 'cross-province'].includes(cause)

const remote: readonly Channel[] = ['online', 'phone', 'same-bank']

/** No place we read takes a foreign document anywhere but at a counter. */
const atCounters = (ways: readonly Channel[]): readonly Channel[] => ways.filter(way => way === 'bank' || way === 'hall')

function waysFor(profile: Profile, { item, picked, visit }: Asked): readonly Way[] {
  const said = channelRule(profile, item)?.value ?? []
  const offered = visit.abroad === true ? atCounters(said) : said
  if (picked.home !== 'elsewhere') return offers(profile, item) ? ['here', ...offered] : offered
  // The national platforms accept applications from people living elsewhere (national Q&A).
  const online: readonly Way[] = profile.crossProvince.value.includes(item) ? ['online'] : []
  return [...new Set<Way>([...online, ...offered.filter(way => remote.includes(way))])]
}

type LocalFacts = Requirements & Pick<Answer, 'visit' | 'reasons' | 'rules'>

/** Left empty for another place, whose papers, fees and times follow its own rules. */
const emptyFacts: Omit<LocalFacts, 'visit'> = {
  channels: null,
  reasons: [],
  papers: [],
  fee: null,
  due: null,
  lead: null,
  ready: [],
  meanwhile: null,
  agent: null,
  rules: [],
}

function localFacts(here: Here, { item, picked, reason, visit }: Asked, found: readonly Cause[]): LocalFacts {
  const refused = found.includes('reason-refused') || found.includes('reason-unsaid')
  // A holder who must come in person brings the holder's papers, whoever was picked.
  const came: Visit = found.includes('holder-must-come') && !isMinor(visit) ? { ...visit, by: 'holder' } : visit
  return {
    ...requirements(here, came),
    visit: came,
    reasons: reason === null || refused ? reasonsHere(here.profile, item) : [],
    rules: rulesToTell(item, picked.comer, reason),
  }
}

function basisFor(guidance: Guidance, { item, picked }: Asked, ways: readonly Way[], own: readonly string[]): readonly Basis[] {
  const cases: readonly BasisCase[] = [
    'papers',
    ...(ways.includes('online') ? (['online'] as const) : []),
    ...(picked.comer === 'agent' ? (['agent'] as const) : []),
    ...(picked.comer === 'child' ? (['child'] as const) : []),
    ...(itemOf(item).photo === 'none' ? [] : (['photo'] as const)),
  ]
  return guidance.basis.filter(one => own.includes(one.id) || one.when.some(when => cases.includes(when)))
}
