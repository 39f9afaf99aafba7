/** The ways a case ends before its card is with its holder, as data: on which states, with which papers, and whose the fee is. */
import type { Role } from '../access/roles.ts'
import { type State, statesIn, uncollectedStates, unendedStates } from '../workflow/table.ts'
import { z } from '../zod.ts'

/** What is seen before a case is ended; codes of our own. */
export const endPapers = [
  'contact-tries',
  'death-proof',
  'relative-id',
  'holder-id',
  'written-withdrawal',
  'centre-reply',
  'other-case',
] as const
export const EndPaper = z.enum(endPapers)
export type EndPaper = z.infer<typeof EndPaper>

export const endedCardFates = ['destroy', 'send-back'] as const
export type EndedCardFate = (typeof endedCardFates)[number]

type EndRow = {
  readonly reason: string
  readonly on: readonly State[]
  readonly papers: readonly EndPaper[]
  /** `unmade`: a card that was sent to be made is paid for; `always`: the holder owes nothing for what was not theirs to cause. */
  readonly feeBack: 'unmade' | 'always'
  /** Whose decision it is alone; any desk that has the case otherwise. */
  readonly by?: Role
  /** Whether the card must first have waited as long as the place wants. */
  readonly waits?: true
  /** What two people do with the finished card, whether it lies here or comes after the end. */
  readonly card: EndedCardFate
}

export const ends = [
  { reason: 'dead', on: unendedStates, papers: ['death-proof', 'relative-id'], feeBack: 'unmade', card: 'destroy' },
  { reason: 'withdrawn', on: unendedStates, papers: ['holder-id', 'written-withdrawal'], feeBack: 'unmade', card: 'destroy' },
  { reason: 'moved-away', on: unendedStates, papers: ['holder-id'], feeBack: 'unmade', card: 'destroy' },
  { reason: 'refused-by-centre', on: statesIn('production'), papers: ['centre-reply'], feeBack: 'always', card: 'send-back' },
  { reason: 'duplicate', on: unendedStates, papers: ['other-case'], feeBack: 'always', card: 'destroy' },
  // A place may have set neither limit nor grace, and its holder would have a case under way for good.
  {
    reason: 'uncollected',
    on: uncollectedStates,
    papers: ['contact-tries'],
    feeBack: 'unmade',
    card: 'send-back',
    by: 'manager',
    waits: true,
  },
] as const satisfies readonly EndRow[]

export type EndReason = (typeof ends)[number]['reason']
export const endReasons = ends.map(row => row.reason) as [EndReason, ...EndReason[]]

const rows: readonly (EndRow & { readonly reason: EndReason })[] = ends
export function endBy(reason: EndReason): EndRow {
  const row = rows.find(candidate => candidate.reason === reason)
  if (!row) throw new Error(`no such end: ${reason}`)
  return row
}

const mayEnd = ({ by }: EndRow, roles: readonly Role[]): boolean => by === undefined || roles.includes(by)
export const mayEndBy = (reason: EndReason, roles: readonly Role[]): boolean => mayEnd(endBy(reason), roles)

/** What a case as it stands may end by, of what somebody with these roles may decide. */
export const endsAt = (state: State, roles: readonly Role[] = ['manager']): readonly EndReason[] =>
  rows.filter(row => row.on.includes(state) && mayEnd(row, roles)).map(({ reason }) => reason)

// Up to here nothing was made for the fee.
const unmade: readonly State[] = [...statesIn('counter', 'review', 'fee')]
export const givesFeeBack = (reason: EndReason, state: State, isSent: boolean): boolean =>
  endBy(reason).feeBack === 'always' || unmade.includes(state) || !isSent

/** Of a case that ended without a reason of the table, as one that was plainly voided. */
export const cardFateBy = (reason: EndReason | null): EndedCardFate => (reason === null ? 'send-back' : endBy(reason).card)
