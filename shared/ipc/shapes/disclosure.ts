/** Shapes of what leaves the branch for people without the program. */

import { Bytes } from '../../bytes.ts'
import { type Audience, audiencesOf, leaves } from '../../disclosure/audiences.ts'
import { RegisterColumn } from '../../disclosure/columns.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId } from '../../ids.ts'
import { DaySpan } from '../../report/day-span.ts'
import { z } from '../../zod.ts'
import { CaseSearch } from './search.ts'

/** What a person says why; as long as at a look behind the mask. */
export const DisclosureReason = typedLines().min(4).max(200)

/** A file as the shell saves it where the person says. */
export const NamedFile = z.object({ name: z.string(), bytes: Bytes })
export const FileSaved = z.object({ saved: z.boolean() })

/** Inside the branch nobody has to say why; whatever leaves it needs a reason. */
const saysWhy = ({ audience, reason }: { readonly audience: Audience; readonly reason: string | null }): boolean =>
  !leaves(audience) || reason !== null

export const RegisterAsk = z
  .object({
    search: CaseSearch.omit({ after: true }),
    columns: z.array(RegisterColumn).min(1),
    audience: z.enum(audiencesOf.register),
    reason: DisclosureReason.nullable(),
  })
  .refine(saysWhy, { path: ['reason'] })
/** Of a year of four hundred cases a day that is half; the spreadsheets people use grow slow beyond. */
export const mostRegisterRows = 50_000
export const RegisterColumns = z.object({ columns: z.array(RegisterColumn) })

export const AuditFileAsk = z.object({ span: DaySpan, audience: z.enum(audiencesOf['audit-log']), reason: DisclosureReason })
export const CaseFileAsk = z.object({ caseId: CaseId, audience: z.enum(audiencesOf['case-file']), reason: DisclosureReason })

/** How many entries one file holds at most: more would not fit one message between the processes. */
export const mostAuditEntries = 200_000

/** SHA-256 of the branch's public key; null before the first file was signed. */
export const AuditKeyView = z.object({ fingerprint: z.string().nullable() })
