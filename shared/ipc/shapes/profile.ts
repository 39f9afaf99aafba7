/** Inputs and outputs of the commands about the rules of the place and their versions. */
import { ItemCode } from '../../business/items.ts'
import { CaseId } from '../../ids.ts'
import { RuleName } from '../../profile/places.ts'
import { Profile } from '../../profile/profile.ts'
import { Day, Instant } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

const Version = z.string().regex(/^\d+\.\d+$/)
const PlaceId = z.string().min(1).max(40)

/** How a version came to hold: with the program, by an edit, by going back, by moving to another place. */
export const decisionKinds = ['shipped', 'edit', 'restore', 'place'] as const
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
  /** Rules that read differently from the decision before. */
  changes: z.int(),
  state: z.enum(['now', 'planned', 'past', 'overruled']),
})
export type Decision = z.infer<typeof Decision>

export const ProfileVersions = z.object({
  /** The newest first; an editor works on the newest. */
  decisions: z.array(Decision),
  /** What an edit begins from: the newest decision, planned ones included. */
  newest: Profile,
  /** Newer rules that came with the program and were not taken over, because this branch keeps its own. */
  offered: z.object({ profile: z.string(), version: z.string() }).nullable(),
  places: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ProfileVersions = z.infer<typeof ProfileVersions>

export const ProfileChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), profile: Profile }),
  z.object({ kind: z.literal('restore'), profile: PlaceId, version: Version }),
  z.object({ kind: z.literal('place'), profile: PlaceId }),
])
export type ProfileChange = z.infer<typeof ProfileChange>

export const ProfilePreview = z.object({ change: ProfileChange, begins: Day })
export const ProfileSave = ProfilePreview.extend({
  reason: z.string().trim().min(2).max(200),
  /** The newest decision the manager saw; another since then refuses the edit. */
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
  /** Fields that make no sense, each with its code; a draft with one cannot be saved. */
  problems: z.array(z.object({ key: RuleName, item: ItemCode.nullable(), part: z.string(), code: z.string() })),
  /** Open cases that would go another way if they began under these rules; they keep their own version. */
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
  /** Planned decisions this one would overrule. */
  overrules: z.array(z.object({ version: z.string(), begins: Day })),
})
export type ProfileEffect = z.infer<typeof ProfileEffect>

export const ProfileLook = z.object({ seq: z.int() })
export const ProfileLooked = z.object({ profile: Profile, changes: z.array(RuleChange) })
