/** What can be put right once it is recorded, as data: on which states, by whom, with whose word, and what of it was signed. */
import type { Role } from '../access/roles.ts'
import { cardPaths, type Path } from '../workflow/path.ts'
import { statesBefore } from '../workflow/step.ts'
import { isAtCounter, type State, statesIn, undecidedStates, waitingCardStates } from '../workflow/table.ts'

/** What a correction is about. Whatever is no case has no state of its own here: its fact module says until when it can be corrected. */
export const correctionSubjects = ['case', 'production-event', 'fee-entry', 'stock-move', 'card'] as const
export type CorrectionSubject = (typeof correctionSubjects)[number]

/** `away`: once the case has left the counter, for until then a reviewer still sees it. */
export const seconding = ['never', 'away', 'always'] as const
export type Seconding = (typeof seconding)[number]

type FactRow = {
  readonly fact: string
  readonly subject: CorrectionSubject
  /** Null where the subject is no case. */
  readonly on: readonly State[] | null
  /** The paths it exists on; all if omitted. */
  readonly of?: readonly Path[]
  readonly by: readonly Role[]
  readonly second: Seconding
  /** The values that stand on the paper the holder signed: where one of these changes, the signature is asked for anew. */
  readonly resign: readonly string[]
}

// Printed on the card, so it can only be mended while no card is being made of it.
const beforeMaking: readonly State[] = [...undecidedStates, ...statesIn('fee'), ...statesBefore('sendToMake'), ...statesBefore('remake')]

const onlyAtCityBank = statesBefore('branchReceived').filter(state => !statesBefore('cityBankReceived').includes(state))

export const facts = [
  {
    fact: 'identity',
    subject: 'case',
    on: beforeMaking,
    // The reviewer who sees the slip may mend it, and has then had a hand on the case like any maker.
    by: ['teller', 'cards', 'manager', 'reviewer'],
    second: 'away',
    resign: ['docType', 'number', 'name', 'sex', 'birth', 'validFrom', 'validTo'],
  },
  // Decided on and paid for, a case of somebody else is ended and opened anew.
  {
    fact: 'person',
    subject: 'case',
    on: [...undecidedStates, ...statesIn('fee')],
    by: ['teller', 'manager'],
    second: 'away',
    resign: ['docType', 'number', 'name', 'sex', 'birth', 'validFrom', 'validTo'],
  },
  {
    fact: 'agent',
    subject: 'case',
    on: beforeMaking,
    by: ['teller', 'cards', 'manager'],
    second: 'away',
    // The letter is kept with the papers; it is not on the form.
    resign: ['role', 'docType', 'number', 'name', 'relation', 'mobile', 'proof'],
  },
  // Once the business step was passed there are answers; the paper that was signed shows them.
  {
    fact: 'notices',
    subject: 'case',
    on: beforeMaking.filter(state => state !== 'opened'),
    by: ['teller', 'cards', 'manager'],
    second: 'away',
    resign: ['papers', 'notices', 'agreed'],
  },
  // Printed on no card: whoever changes the telephone while the card is made is told at the new one, and signs nothing again.
  {
    fact: 'contact',
    subject: 'case',
    on: statesIn('review', 'fee', 'production', 'pickup', 'late'),
    of: cardPaths,
    by: ['teller', 'cards', 'manager'],
    second: 'never',
    resign: [],
  },
  // A tick on the wrong line: nothing has changed hands, so one person puts it right.
  { fact: 'sent', subject: 'production-event', on: statesBefore('makeFailed'), by: ['cards', 'manager'], second: 'never', resign: [] },
  { fact: 'city-bank', subject: 'production-event', on: onlyAtCityBank, by: ['cards', 'manager'], second: 'never', resign: [] },
  { fact: 'arrived', subject: 'production-event', on: waitingCardStates, by: ['cards', 'manager'], second: 'never', resign: [] },
  {
    fact: 'handed-over',
    subject: 'case',
    on: statesIn('closed'),
    of: cardPaths,
    by: ['teller', 'cards', 'manager'],
    second: 'always',
    resign: [],
  },
  {
    fact: 'old-card',
    subject: 'case',
    on: statesIn('closed'),
    of: cardPaths,
    by: ['teller', 'cards', 'manager'],
    second: 'always',
    resign: [],
  },
  // Money stays where it is whatever becomes of the case; only an entry that stands can be put right.
  { fact: 'fee-reversal', subject: 'fee-entry', on: null, by: ['teller', 'cards', 'manager'], second: 'always', resign: [] },
  { fact: 'fee-way', subject: 'fee-entry', on: null, by: ['teller', 'cards', 'manager'], second: 'always', resign: [] },
  // As long as no number that leaves the book was moved.
  { fact: 'delivery', subject: 'stock-move', on: null, by: ['cards', 'manager'], second: 'always', resign: [] },
  {
    fact: 'blank',
    subject: 'case',
    on: statesIn('production', 'pickup', 'late', 'closed'),
    of: cardPaths,
    by: ['cards', 'manager'],
    second: 'always',
    resign: [],
  },
] as const satisfies readonly FactRow[]

export type FactName = (typeof facts)[number]['fact']
export const factNames = facts.map(row => row.fact) as [FactName, ...FactName[]]

const rows: readonly (FactRow & { readonly fact: FactName })[] = facts
export function factOf(fact: FactName): FactRow & { readonly fact: FactName } {
  const row = rows.find(candidate => candidate.fact === fact)
  if (!row) throw new Error(`no such fact: ${fact}`)
  return row
}

type At = { readonly state: State; readonly path: Path }

export const isCorrectable = ({ on, of }: FactRow, { state, path }: At): boolean =>
  on?.includes(state) === true && (of === undefined || of.includes(path))

/** `at` null: the subject is no case. */
export const needsSecond = ({ second }: FactRow, at: At | null): boolean =>
  second === 'always' || (second === 'away' && (at === null || !isAtCounter(at.state)))

/** What a person with these roles may correct on a case as it stands; the screen offers these. */
export const factsAt = (at: At, mine: readonly Role[]): readonly FactName[] =>
  rows.filter(row => isCorrectable(row, at) && row.by.some(role => mine.includes(role))).map(({ fact }) => fact)
