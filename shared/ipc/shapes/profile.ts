/** Inputs and outputs of the commands about the rules of the place and their versions. */

import { ItemCode } from '../../business/items.ts'
import { Bytes } from '../../bytes.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId } from '../../ids.ts'
import { NewPlace } from '../../profile/new-place.ts'
import { RuleName } from '../../profile/places.ts'
import { Profile } from '../../profile/profile.ts'
import { Day, Instant } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

const Version = z.string().regex(/^\d+\.\d+$/)
const PlaceId = z.string().min(1).max(40)
/** A place with every rule stated fills a fifth of it. */
const mostRulesLetters = 400_000

/** How a version took effect: shipped, edited, restored, by a change of place, set up as a new place, or from another branch's file. */
export const decisionKinds = ['shipped', 'edit', 'restore', 'place', 'new', 'file'] as const
export const DecisionKind = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof DecisionKind>

export const Decision = z.object({
  seq: z.int(),
  begins: Day,
  kind: DecisionKind,
  profile: z.string(),
  place: z.string(),
  version: z.string(),
  by: z.string().nullable(),
  at: Instant,
  reason: z.string().nullable(),
  /** Number of rules that differ from the previous decision. */
  changes: z.int(),
  state: z.enum(['now', 'planned', 'past', 'overruled']),
})
export type Decision = z.infer<typeof Decision>

export const ProfileVersions = z.object({
  /** Newest first; an editor works on the newest. */
  decisions: z.array(Decision),
  /** The starting point of an edit: the newest decision, planned ones included. */
  newest: Profile,
  /** Newer shipped rules that were not adopted, because this branch edits its own. */
  offered: z.object({ profile: z.string(), version: z.string() }).nullable(),
  places: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ProfileVersions = z.infer<typeof ProfileVersions>

const BankCode = z.string().regex(/^\d{3}$/)
/** The text of a signed file, as a person picked it. */
export const RulesText = z.string().min(2).max(mostRulesLetters)
/** The letters by which a person at this end knows whose file it is, told by telephone. */
export const RulesCode = z
  .string()
  .max(40)
  .overwrite(text => text.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase())

export const ProfileChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), profile: Profile }),
  z.object({ kind: z.literal('restore'), profile: PlaceId, version: Version }),
  z.object({ kind: z.literal('place'), profile: PlaceId }),
  // The bank of the branch is set with its place, because both are new on the same morning.
  z.object({ kind: z.literal('new'), place: NewPlace, bank: BankCode.nullable() }),
  z.object({ kind: z.literal('file'), text: RulesText, code: RulesCode }),
])
export type ProfileChange = z.infer<typeof ProfileChange>

export const ProfilePreview = z.object({ change: ProfileChange, begins: Day })
export const ProfileSave = ProfilePreview.extend({
  reason: typedLines().min(2).max(200),
  /** The newest decision the manager saw; an edit based on an older one is refused. */
  seen: z.int(),
})

export const RuleChange = z.object({
  key: RuleName,
  item: ItemCode.nullable(),
  name: z.string(),
  before: z.string(),
  after: z.string(),
})
export type RuleChange = z.infer<typeof RuleChange>

export const ProfileEffect = z.object({
  changes: z.array(RuleChange),
  /** Invalid fields, each with its code; a draft with any cannot be saved. */
  problems: z.array(z.object({ key: RuleName, item: ItemCode.nullable(), part: z.string(), code: z.string() })),
  /** Open cases that would be judged differently under these rules; they keep their own version. */
  cases: z.array(
    z.object({
      caseId: CaseId,
      number: z.string(),
      state: z.enum(stateNames),
      item: ItemCode,
      version: z.string(),
      rules: z.array(RuleName),
    }),
  ),
  caseCount: z.int(),
  openCount: z.int(),
  /** Planned decisions this one would replace. */
  overrules: z.array(z.object({ version: z.string(), begins: Day })),
})
export type ProfileEffect = z.infer<typeof ProfileEffect>

export const ProfileLook = z.object({ seq: z.int() })
export const ProfileLooked = z.object({ profile: Profile, changes: z.array(RuleChange) })

export const RulesFileRead = z.object({ text: RulesText })
/** What a signed file says of itself, before its code was compared. */
export const RulesFileSeen = z.object({
  place: z.string(),
  version: z.string(),
  branch: z.object({ code: z.string(), name: z.string() }),
  madeAt: Instant,
  known: z.int(),
  unknown: z.int(),
  confirmed: z.int(),
})
/** `code`: told by voice to whoever takes the file in. */
export const RulesFileMade = z.object({ name: z.string(), bytes: Bytes, code: z.string() })
export const RulesFileSaved = z.object({ saved: z.boolean(), code: z.string() })
