/** Lists the rules by which a case would be judged differently under another version. Pure. */
import type { ItemCode } from '../business/items.ts'
import type { ReasonCode } from '../business/reasons.ts'
import { guardianAge } from '../form/complete.ts'
import { acceptsReason, agentMayCome, feeDue, feeRule, freeCaseOf, leadRule, needsPhoto, offers } from './ask.ts'
import { same } from './places.ts'
import type { Profile, RuleKey } from './profile.ts'
import { papersNeeded, type Visit } from './requirements.ts'

/** The facts of a case that rules depend on. */
export type JudgedCase = {
  readonly item: ItemCode
  readonly reason: ReasonCode | null
  readonly age: number
  readonly byAgent: boolean
}

type Judge = (profile: Profile, one: JudgedCase) => unknown
const visitOf = ({ item, reason, age, byAgent }: JudgedCase): Visit => ({
  item,
  reason,
  age,
  by: byAgent ? 'agent' : 'holder',
  docType: null,
})

/** Each rule's result for a case; a rule that does not apply to the case must give the same result under every version. */
const judges = {
  items: (profile, { item }) => offers(profile, item),
  photoReasons: (profile, { item, reason }) => reason === null || acceptsReason(profile, item, reason),
  papers: (profile, one) =>
    papersNeeded(profile, visitOf(one))
      .map(({ material }) => material)
      .sort(),
  fees: (profile, { item, reason }) => [feeRule(profile, item)?.value?.fen, feeDue(profile, item, reason && freeCaseOf(reason))],
  leadTime: (profile, { item }) => leadRule(profile, item)?.value,
  photo: (profile, { item, age }) => (needsPhoto(profile, item, age) ? profile.photo.value : null),
  photoFromAge: (profile, { item, age }) => needsPhoto(profile, item, age),
  guardianUnderAge: (profile, { age }) => age < profile.guardianUnderAge.value,
  adultByAgent: (profile, one) => (['REPLACE_PHOTO', 'LOSS_FORMAL'].includes(one.item) ? null : agentAnswer(profile, one)),
  photoChangeByAgent: (profile, one) => (one.item === 'REPLACE_PHOTO' ? agentAnswer(profile, one) : null),
  formalLossByAgent: (profile, one) => (one.item === 'LOSS_FORMAL' ? agentAnswer(profile, one) : null),
  lossCoversBank: (profile, { item }) => (['LOSS_FORMAL', 'REISSUE'].includes(item) ? profile.lossCoversBank.value : null),
  bankChange: (profile, { reason }) => (reason === 'BANK_CHANGED' ? profile.bankChange.value : null),
  oldCardPolicy: profile => profile.oldCardPolicy.value,
  sameNumber: profile => profile.sameNumber.value,
  pickupByAgent: profile => profile.pickupByAgent.value,
  pickupLimitDays: profile => profile.pickupLimitDays.value,
  pickupGraceDays: profile => profile.pickupGraceDays.value,
  hours: profile => profile.hours.value,
  mail: profile => profile.mail.value,
  feeTime: profile => profile.feeTime.value,
  validity: profile => profile.validity.value,
} as const satisfies { readonly [K in RuleKey]?: Judge }

const agentAnswer = (profile: Profile, { item, age, byAgent }: JudgedCase) =>
  byAgent ? agentMayCome(profile, item, age < guardianAge) : null

const keys = Object.keys(judges) as (keyof typeof judges)[]

/** The rules whose result for this case differs between the two versions. */
export const judgedOtherwise = (before: Profile, after: Profile, one: JudgedCase): readonly RuleKey[] =>
  keys.filter(key => !same(judges[key](before, one), judges[key](after, one)))
