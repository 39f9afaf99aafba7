/** Shapes of the identity step. */
import { caseItems, ItemCode } from '../../business/items.ts'
import { ValidTo } from '../../identity/check.ts'
import { CompanionLetter, CompanionRole, GuardianProof } from '../../identity/companion.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId, TicketId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

/** What is typed or read from the document. Days are `YYYY-MM-DD`; `validTo` may be `long`. */
export const IdentityInput = z.object({
  docType: DocType,
  number: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(60),
  sex: z.enum(['1', '2']),
  birth: Day,
  validFrom: Day.nullable(),
  validTo: ValidTo.nullable(),
})
export type IdentityInput = z.infer<typeof IdentityInput>

export const IdentityProblem = z.object({ field: z.string(), code: z.string() })

export const InFlight = z.object({
  caseId: CaseId,
  number: z.string(),
  item: ItemCode,
  state: z.enum(stateNames),
  openedAt: z.string(),
})
export type InFlight = z.infer<typeof InFlight>

/** Looked at as soon as the number is complete: what it says, and whether a case is already open. */
export const IdentityLookUp = z.object({ docType: DocType, number: z.string().trim().max(20) })
export const IdentityFound = z.object({
  problem: z.string().nullable(),
  sex: z.enum(['1', '2']).nullable(),
  birth: z.string().nullable(),
  age: z.number().nullable(),
  /** A card being made or a record being changed. */
  inFlight: InFlight.nullable(),
  /** Something being done to a card they hold. */
  act: InFlight.nullable(),
})
export type IdentityFound = z.infer<typeof IdentityFound>

export const IdentityJudged = z.object({ problems: z.array(IdentityProblem), warnings: z.array(IdentityProblem) })

/** Who came for the holder or with one: a document like the holder's own, and what makes them an agent or a guardian. */
export const CompanionInput = IdentityInput.extend({
  role: CompanionRole,
  relation: z.string().max(2),
  mobile: z.string().trim().max(16),
  letter: CompanionLetter,
  proof: GuardianProof.nullable(),
})
export type CompanionInput = z.infer<typeof CompanionInput>

/** Looked at while it is typed; the item is null while nobody has said what is wanted. */
export const CompanionAsk = z.object({
  companion: CompanionInput,
  holder: IdentityInput.pick({ docType: true, number: true, birth: true }),
  item: ItemCode.nullable(),
  /** Of the case, whose holder is as old as on that day; null before it is open. */
  openedAt: z.iso.datetime().nullable().default(null),
})
export const CompanionJudged = IdentityJudged.extend({ broughtToday: z.number() })

/** Null: the holder came alone after all. */
export const PeopleBring = z.object({ caseId: CaseId, revision: z.number().int(), companion: CompanionInput.nullable() })

export const CaseOpen = z.object({
  ticketId: TicketId.nullable(),
  identity: IdentityInput,
  companion: CompanionInput.nullable().default(null),
  /** What is wanted, where no ticket says it or something else is done first. */
  item: z.enum(caseItems).optional(),
  /** The case of the family member before, whose address, telephone and ticket go along. */
  after: CaseId.nullable().default(null),
})
