/** The rules of one city or bank as data: papers, fees, times and permissions, each with its source. */
import { ItemCode } from '../business/items.ts'
import { MaterialCase, MaterialCode } from '../business/materials.ts'
import { PhotoReason } from '../business/reasons.ts'
import { SignWay } from '../confirm/ways.ts'
import { FeeTime } from '../fee/time.ts'
import { Fen } from '../money.ts'
import { PhotoSpec } from '../photo/standard.ts'
import { Clock, Day, weekdays } from '../time.ts'
import { z } from '../zod.ts'
import { BankChange, ChildCard, LossFormalWindow, LossTempWindow, Validity } from './card-life.ts'
import { Channel, PhotoUpload, PickupGround, UnitPickup } from './channels.ts'
import { Handover } from './handover.ts'
import { knownRule, Origin, rule, Source } from './rule.ts'
import { Span } from './span.ts'

/** A paper may only be asked for with a legal basis: Regulations on handling social insurance, Art. 31. */
export const Paper = z.object({ material: MaterialCode, when: MaterialCase, basis: Source, origin: Origin }).readonly()
export type Paper = z.infer<typeof Paper>

export const freeCases = ['first-card', 'warranty-fault', 'making-fault', 'information-change', 'first-generation'] as const
export const FreeCase = z.enum(freeCases)
export type FreeCase = z.infer<typeof FreeCase>
/** `fen` null: only the free cases are known; the fee for others is unconfirmed. */
export const Fee = z.object({ fen: Fen.nullable(), free: z.array(FreeCase).readonly() }).readonly()
export type Fee = z.infer<typeof Fee>

/** `instant`: during the same visit. */
export const LeadTime = z.object({ instant: z.boolean(), batch: Span.nullable() }).readonly()
export type LeadTime = z.infer<typeof LeadTime>

/** `collect`: as the application is taken; `collect-unsaid`: it is collected, and when, the source does not say. */
export const oldCardPolicies = ['collect', 'collect-unsaid', 'keep-until-enabled', 'keep'] as const
export const OldCardPolicy = z.enum(oldCardPolicies)
export type OldCardPolicy = z.infer<typeof OldCardPolicy>
export const sameNumberRules = ['same', 'changes', 'unknown'] as const
export const SameNumber = z.enum(sameNumberRules)
export type SameNumber = z.infer<typeof SameNumber>

export const OpenSpan = z
  .object({ from: Clock, to: Clock })
  .readonly()
  .refine(span => span.from < span.to, 'closes before it opens')
export type OpenSpan = z.infer<typeof OpenSpan>
export const OpeningHours = z
  .object({
    week: z.record(z.enum(weekdays), z.array(OpenSpan).readonly()),
    slotMinutes: z.int().min(5).max(240),
    slotCapacity: z.int().positive(),
  })
  .readonly()
export type OpeningHours = z.infer<typeof OpeningHours>

/** `most`: what it costs where it costs more the farther it goes; `fen` is then the least. */
export const Mail = z.object({ offered: z.boolean(), fen: Fen.nullable(), most: Fen.nullable().default(null) }).readonly()
export type Mail = z.infer<typeof Mail>

const perItem = <T extends z.ZodType>(value: T) => z.partialRecord(ItemCode, value)

/** Rules a place may omit: the base profile's value is used and marked as borrowed. */
const inheritable = {
  photo: knownRule(PhotoSpec),
  photoFromAge: knownRule(z.int().min(0).max(18)),
  photoReasons: knownRule(z.array(PhotoReason).min(1).readonly()),
  items: knownRule(z.array(ItemCode).min(1).readonly()),
  guardianUnderAge: knownRule(z.int().min(14).max(18)),
  adultByAgent: rule(z.boolean()),
  hours: rule(OpeningHours),
  papers: perItem(z.array(Paper).readonly()),
  leadTime: perItem(rule(LeadTime)),
  channels: perItem(rule(z.array(Channel).min(1).readonly())),
  photoUpload: rule(PhotoUpload),
  /** Whether the picture the police hold may be used with the holder's consent. */
  policePhoto: rule(z.boolean()),
  childCard: rule(ChildCard),
  validity: rule(Validity),
  renewBeforeDays: rule(z.int().nonnegative()),
  lossTemp: rule(LossTempWindow),
  lossFormal: rule(LossFormalWindow),
  /** Whether one report stops the bank account as well. */
  lossCoversBank: rule(z.boolean()),
  formalLossByAgent: rule(z.boolean()),
  bankChange: rule(BankChange),
  passwordTries: rule(z.int().positive()),
  pickupGrounds: rule(z.array(PickupGround).readonly()),
  unitPickup: rule(UnitPickup),
  signWays: rule(z.array(SignWay).min(1).readonly()),
  feeTime: rule(FeeTime),
  handover: rule(Handover),
  /** For how many days an account stands for whoever made, raised or reset it; 0 switches it off. */
  /** What a holder from another province may have done here or online. */
  crossProvince: knownRule(z.array(ItemCode).readonly()),
  /** After how many days a manager may end the case of a card nobody fetches. */
  uncollectedDays: knownRule(z.int().positive()),
  /** Within how many working days a bad grade is answered. */
  badRatingDays: knownRule(z.int().positive()),
  reviewApartDays: rule(z.int().nonnegative()),
  /** For how long pictures and what identifies a person are kept after hand-over, and after any other end. */
  keepClosedDays: rule(z.int().positive()),
  keepEndedDays: rule(z.int().positive()),
}

/** Rules that differ too much between places to be borrowed: a place states them or marks them unknown. */
const ownRules = {
  fees: perItem(rule(Fee)),
  oldCardPolicy: rule(OldCardPolicy),
  sameNumber: rule(SameNumber),
  photoChangeByAgent: rule(z.boolean()),
  pickupByAgent: rule(z.boolean()),
  pickupLimitDays: rule(z.int().positive()),
  pickupGraceDays: rule(z.int().nonnegative()),
  mail: rule(Mail),
}

const head = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Common name, and the division code for prefilling the form; null for the base. */
  place: z
    .object({
      name: z.string().min(1),
      areaCode: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
      /** Whom the branch asks about its rules; only places that a hall set up itself say so. */
      authority: z.string().min(1).max(40).nullable().default(null),
      phone: z.string().min(1).max(20).nullable().default(null),
    })
    .readonly(),
  version: z.string().regex(/^\d+\.\d+$/),
  effectiveFrom: Day,
}

/** A complete profile, as cases, screens and slips read it. */
export const Profile = z.object({ ...head, ...inheritable, ...ownRules }).readonly()
export type Profile = z.infer<typeof Profile>

/** A profile on disk: the base states everything, a place may omit what it inherits. */
export const ProfileFile = z.object({ ...head, ...z.object(inheritable).partial().shape, ...ownRules }).readonly()
export type ProfileFile = z.infer<typeof ProfileFile>

export const inheritableKeys = Object.keys(inheritable) as (keyof typeof inheritable)[]
export const ownRuleKeys = Object.keys(ownRules) as (keyof typeof ownRules)[]
export type RuleKey = keyof typeof inheritable | keyof typeof ownRules
export const ruleKeys: readonly RuleKey[] = [...inheritableKeys, ...ownRuleKeys]
/** Rules with a value per item, a list or weekly hours, each displayed in its own way. */
const manyValued = ['papers', 'fees', 'leadTime', 'channels', 'items', 'photoReasons', 'hours'] as const satisfies readonly RuleKey[]
/** Rules with a single value for the whole place that fits one short text. */
export type PlaceRuleKey = Exclude<RuleKey, (typeof manyValued)[number]>
const isPlaceRule = (key: RuleKey): key is PlaceRuleKey => !(manyValued as readonly RuleKey[]).includes(key)
export const placeRuleKeys: readonly PlaceRuleKey[] = ruleKeys.filter(isPlaceRule)
