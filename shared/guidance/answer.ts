/** Answers a guided path from the rules of the place: whether it can be done, where, with which papers, the fee and the day. Pure. */
import { type ItemCode, itemOf, makesCard } from '../business/items.ts'
import type { ReasonCode } from '../business/reasons.ts'
import type { Fen } from '../money.ts'
import type { WorkCalendar } from '../pickup/calendar.ts'
import { type MakingWay, makingWays, type Promised, promiseDay } from '../pickup/promise.ts'
import {
  acceptsReason,
  agentMayCome,
  channelRule,
  feeDue,
  feeRule,
  freeCaseOf,
  leadRule,
  offers,
  papersFor,
  reasonsHere,
} from '../profile/ask.ts'
import type { Channel } from '../profile/channels.ts'
import type { Fee, LeadTime, Paper, PlaceRuleKey, Profile } from '../profile/profile.ts'
import type { Rule } from '../profile/rule.ts'
import type { Day } from '../time.ts'
import type { Basis, BasisCase, Guidance, Question } from './content.ts'
import { comingOf, itemFor, type Picked, settled } from './path.ts'
import { rulesToTell } from './rules-to-tell.ts'

/** Everything an answer is computed from: the place, its working days and today. */
export type Here = { readonly profile: Profile; readonly calendar: WorkCalendar; readonly today: Day }

/** `ask`: the place has no rule, so ask its authority first; `elsewhere`: the rules of another place apply. */
export const verdicts = ['yes', 'ask', 'elsewhere', 'no'] as const
export type Verdict = (typeof verdicts)[number]

/** Why an answer is not a plain yes. */
export const causes = ['not-offered', 'reason-refused', 'reason-unsaid', 'holder-must-come', 'agent-unsaid', 'other-place'] as const
export type Cause = (typeof causes)[number]

export type Way = 'here' | Channel
export type Ready = Promised & { readonly way: MakingWay }

export type Answer = {
  readonly picked: Picked
  readonly item: ItemCode
  readonly reason: ReasonCode | null
  readonly can: Verdict
  readonly causes: readonly Cause[]
  /** The item that must be done first. */
  readonly before: ItemCode | null
  readonly ways: readonly Way[]
  readonly channels: Rule<readonly Channel[]> | null
  /** The item to issue a ticket for; null if the counter would turn the customer away. Where no rule on agents exists the counter decides. */
  readonly ticket: ItemCode | null
  /** The reasons this place accepts; filled until the customer has given one of them. */
  readonly reasons: readonly ReasonCode[]
  readonly papers: readonly Paper[]
  readonly fee: Rule<Fee> | null
  readonly due: Fen | null
  readonly lead: Rule<LeadTime> | null
  readonly ready: readonly Ready[]
  /** Further rules of the place for this item, shown with their source. */
  readonly rules: readonly PlaceRuleKey[]
  readonly text: readonly string[]
  readonly basis: readonly Basis[]
}

type Asked = { readonly item: ItemCode; readonly picked: Picked; readonly reason: ReasonCode | null }

/** Null until the path has reached an item. */
export function answer(guidance: Guidance, here: Here, picks: Picked): Answer | null {
  const picked = settled(picks)
  const item = itemFor(picked)
  if (item === null) return null
  const asked: Asked = { item, picked, reason: picked.why ?? null }
  const found = causesOf(here.profile, asked)
  const can = verdictOf(found)
  const ways = found.some(closes) ? [] : waysFor(here.profile, asked)
  const { before, text, basis } = guidance.items[item]
  return {
    ...asked,
    ...(found.some(isElsewhere) ? emptyFacts : localFacts(here, asked, found)),
    can,
    causes: found,
    before,
    ways,
    ticket: ways.includes('here') && found.every(cause => cause === 'agent-unsaid') ? item : null,
    text,
    basis: basisFor(guidance, asked, ways, basis),
  }
}

/**
 * The answer to a frequent question, with its own text before the item's. Further picks narrow it down; picks that lead away from the
 * question's item leave the item's text only.
 */
export function answerQuestion(guidance: Guidance, here: Here, question: Question, picked: Picked = question.picked): Answer {
  const found = answer(guidance, here, picked)
  if (!found) throw new Error(`question ${question.id} leads to no item`)
  const topic = guidance.topics.find(one => one.id === question.topic)
  if (!topic || found.item !== itemFor(question.picked)) return found
  return {
    ...found,
    text: [...new Set([...topic.text, ...found.text])],
    basis: guidance.basis.filter(one => found.basis.includes(one) || topic.basis.includes(one.id)),
  }
}

/** False if the reasons come from the base profile: a reason missing from a borrowed list is unknown, not refused. */
const hasOwnReasons = (profile: Profile): boolean => profile.place.areaCode !== null && !profile.photoReasons.fromBase

function causesOf(profile: Profile, { item, picked, reason }: Asked): readonly Cause[] {
  if (!profile.items.value.includes(item)) return ['not-offered']
  if (picked.home === 'elsewhere') return ['other-place']
  const found: Cause[] = []
  if (reason !== null && !acceptsReason(profile, item, reason)) found.push(hasOwnReasons(profile) ? 'reason-refused' : 'reason-unsaid')
  const agent = picked.comer === 'agent' ? agentMayCome(profile, item, false) : true
  if (agent === false) found.push('holder-must-come')
  if (agent === null) found.push('agent-unsaid')
  return found
}

const weight = {
  'not-offered': 'no',
  'reason-refused': 'no',
  'reason-unsaid': 'ask',
  'holder-must-come': 'no',
  'agent-unsaid': 'ask',
  'other-place': 'elsewhere',
} as const satisfies Record<Cause, Verdict>

/** The most severe cause decides. */
const verdictOf = (found: readonly Cause[]): Verdict =>
  found
    .map((cause): Verdict => weight[cause])
    .reduce<Verdict>((worst, one) => (verdicts.indexOf(one) > verdicts.indexOf(worst) ? one : worst), 'yes')

/** The item is impossible here and through any channel of the place. */
const closes = (cause: Cause): boolean => cause === 'not-offered' || cause === 'reason-refused'
/** The rules of this place do not cover it. */
const isElsewhere = (cause: Cause): boolean => cause === 'not-offered' || cause === 'other-place'

const remote: readonly Channel[] = ['online', 'phone', 'same-bank']

function waysFor(profile: Profile, { item, picked }: Asked): readonly Way[] {
  const offered = channelRule(profile, item)?.value ?? []
  if (picked.home !== 'elsewhere') return offers(profile, item) ? ['here', ...offered] : offered
  // The national platforms accept applications from people living elsewhere (national Q&A).
  const online: readonly Way[] = makesCard(item) ? ['online'] : []
  return [...new Set<Way>([...online, ...offered.filter(way => remote.includes(way))])]
}

type LocalFacts = Pick<Answer, 'channels' | 'reasons' | 'papers' | 'fee' | 'due' | 'lead' | 'ready' | 'rules'>

/** Left empty for another place, whose papers, fees and times follow its own rules. */
const emptyFacts: LocalFacts = { channels: null, reasons: [], papers: [], fee: null, due: null, lead: null, ready: [], rules: [] }

function localFacts({ profile, calendar, today }: Here, { item, picked, reason }: Asked, found: readonly Cause[]): LocalFacts {
  const refused = found.includes('reason-refused') || found.includes('reason-unsaid')
  // A holder who must come in person brings the holder's papers, whoever was picked.
  const comer = found.includes('holder-must-come') ? 'self' : picked.comer
  const lead = leadRule(profile, item)
  return {
    channels: channelRule(profile, item),
    reasons: reason === null || refused ? reasonsHere(profile, item) : [],
    papers: papersFor(profile, item, comingOf(comer)),
    fee: feeRule(profile, item),
    due: feeDue(profile, item, reason === null ? null : freeCaseOf(reason)),
    lead,
    ready: makingWays.flatMap(way => {
      const promised = lead?.value ? promiseDay(calendar, lead.value, way, today) : null
      return promised ? [{ ...promised, way }] : []
    }),
    rules: rulesToTell(item, picked.comer),
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
