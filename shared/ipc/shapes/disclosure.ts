/** Shapes of what leaves the branch for people without the program. */
import { Bytes } from '../../bytes.ts'
import { audiencesOf } from '../../disclosure/audiences.ts'
import { CaseId } from '../../ids.ts'
import { DaySpan } from '../../report/day-span.ts'
import { z } from '../../zod.ts'

/** What a person says why; as long as at a look behind the mask. */
export const DisclosureReason = z.string().trim().min(4).max(200)

/** A file as the shell saves it where the person says. */
export const NamedFile = z.object({ name: z.string(), bytes: Bytes })
export const FileSaved = z.object({ saved: z.boolean() })

export const AuditFileAsk = z.object({ span: DaySpan, audience: z.enum(audiencesOf['audit-log']), reason: DisclosureReason })
export const CaseFileAsk = z.object({ caseId: CaseId, audience: z.enum(audiencesOf['case-file']), reason: DisclosureReason })

/** How many entries one file holds at most: more would not fit one message between the processes. */
export const mostAuditEntries = 200_000

/** SHA-256 of the branch's public key; null before the first file was signed. */
export const AuditKeyView = z.object({ fingerprint: z.string().nullable() })
