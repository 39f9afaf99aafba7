/** What a result file of the card centre says of a row, in the many words centres have for it. Pure. */
import { folded } from '../entry/words.ts'
import { z } from '../zod.ts'
import type { CentreStatus } from './messages.ts'
import { type CentreRefusalCode, centreRefusalCodes } from './refusals.ts'

export const rowResults = ['taken', 'made', 'sent', 'refused', 'with-bank', 'with-branch'] as const
export const RowResult = z.enum(rowResults)
export type RowResult = z.infer<typeof RowResult>

/** Why a row could not be followed. */
export const rowFaults = [
  'no-number',
  'no-result',
  'unknown-result',
  'many-cases',
  'no-case',
  'not-waiting',
  'of-before',
  'other-receipt',
  'shared-receipt',
] as const
export const RowFault = z.enum(rowFaults)
export type RowFault = z.infer<typeof RowFault>

/** What a row tells of the case; a card that is made and not yet sent is still in production. */
export const statusOfResult = {
  taken: 'in-production',
  made: 'in-production',
  sent: 'with-bank',
  refused: 'failed',
  'with-bank': 'with-bank',
  'with-branch': 'with-branch',
} as const satisfies Readonly<Record<RowResult, CentreStatus>>

const plain = (text: string): string =>
  folded(text)
    .replaceAll(/[\s()[\]:,.;_-]/gu, '')
    .toLowerCase()

/** The first list with the word wins; a word is compared whole, for the words for a failure hold those for what failed. */
export function resultIn(text: string, words: Readonly<Record<RowResult, readonly string[]>>): RowResult | null {
  const said = plain(text)
  return rowResults.find(result => result === text.trim() || words[result].some(word => plain(word) === said)) ?? null
}

/** A code of ours, or `OTHER` with the centre's words. */
export const refusalCodeIn = (text: string | null): CentreRefusalCode =>
  centreRefusalCodes.find(code => code === text?.trim().toUpperCase()) ?? 'OTHER'

/** One row as it was read, or why nobody can follow it. `docNumber` where the centre knows no number of ours. */
export type ResultRow = {
  readonly at: number
  readonly caseNumber: string | null
  readonly docNumber: string | null
  readonly result: RowResult
  readonly code: CentreRefusalCode
  readonly reason: string
  readonly receipt: string | null
  /** As an instant; null where the file says none. */
  readonly when: string | null
  readonly cardTail: string | null
}
export const FaultyRow = z.object({ at: z.int(), what: RowFault, said: z.string().max(60) })
export type FaultyRow = z.infer<typeof FaultyRow>
