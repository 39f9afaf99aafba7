/** Shapes of the identity step. */

import { caseItems, ItemCode } from '../../business/items.ts'
import { typedName } from '../../entry/name.ts'
import { typedNumber } from '../../entry/number.ts'
import { typedMobile } from '../../entry/phone.ts'
import { ValidTo } from '../../identity/check.ts'
import { CompanionLetter, CompanionRole, GuardianProof } from '../../identity/companion.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId, TicketId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { ChipDocumentShape } from './device.ts'

/** Data typed or read from the document. Days are `YYYY-MM-DD`; `validTo` may be `long`. */
export const IdentityInput = z.object({
  docType: DocType,
  number: typedNumber().min(1).max(20),
  name: typedName().min(1).max(60),
  sex: z.enum(['1', '2']),
  birth: Day,
  validFrom: Day.nullable(),
  validTo: ValidTo.nullable(),
})
export type IdentityInput = z.infer<typeof IdentityInput>

/** What a reader read of the document; missing where all of it was typed. */
const taken = { chip: ChipDocumentShape.optional() }
export const IdentityTaken = IdentityInput.extend(taken)
export type IdentityTaken = z.infer<typeof IdentityTaken>

export const IdentityProblem = z.object({ field: z.string(), code: z.string() })

export const InFlight = z.object({
  caseId: CaseId,
  number: z.string(),
  item: ItemCode,
  state: z.enum(stateNames),
  openedAt: z.string(),
})
export type InFlight = z.infer<typeof InFlight>

/** Queried as soon as the number is complete: what it encodes, and whether the person has an open case. */
export const IdentityLookUp = z.object({ docType: DocType, number: typedNumber().max(20) })
export const IdentityFound = z.object({
  problem: z.string().nullable(),
  sex: z.enum(['1', '2']).nullable(),
  birth: z.string().nullable(),
  age: z.number().nullable(),
  /** The person's open application: a new card or a change of data. */
  inFlight: InFlight.nullable(),
  /** The person's open act on a card they hold. */
  act: InFlight.nullable(),
})
export type IdentityFound = z.infer<typeof IdentityFound>

export const IdentityJudged = z.object({ problems: z.array(IdentityProblem), warnings: z.array(IdentityProblem) })

/** The agent or guardian: a document like the holder's, and the proof of their role. */
export const CompanionInput = IdentityInput.extend({
  role: CompanionRole,
  relation: z.string().max(2),
  mobile: typedMobile().max(16),
  letter: CompanionLetter,
  proof: GuardianProof.nullable(),
})
export type CompanionInput = z.infer<typeof CompanionInput>
export const CompanionTaken = CompanionInput.extend(taken)
export type CompanionTaken = z.infer<typeof CompanionTaken>

/** Checked while typing; `item` is null until one is chosen. */
export const CompanionAsk = z.object({
  companion: CompanionInput,
  holder: IdentityInput.pick({ docType: true, number: true, birth: true }),
  item: ItemCode.nullable(),
  /** When the case was opened, which fixes the holder's age (`caseDay`); null before that. */
  openedAt: z.iso.datetime().nullable().default(null),
})
export const CompanionJudged = IdentityJudged.extend({ broughtToday: z.number() })

/** `companion` null: the holder came alone after all. */
export const PeopleBring = z.object({ caseId: CaseId, revision: z.number().int(), companion: CompanionTaken.nullable() })

export const CaseOpen = z.object({
  ticketId: TicketId.nullable(),
  identity: IdentityTaken,
  companion: CompanionTaken.nullable().default(null),
  /** The item, if there is no ticket or it differs from the ticket's. */
  item: z.enum(caseItems).optional(),
  /** The previous family member's case, from which address, telephone and ticket are taken over. */
  after: CaseId.nullable().default(null),
})
