/** The workflow of a case as data: which actions each state allows, who may take them, and what they need. */
import type { Role } from '../access/roles.ts'
import type { Condition, Need } from './guards.ts'
import { actPaths, cardPaths, formPaths, type Path } from './path.ts'
import type { Step } from './steps.ts'

/** Groups of states, as lists and filters use them. */
export const stateGroups = ['counter', 'review', 'fee', 'production', 'pickup', 'late', 'closed', 'ended'] as const
export type StateGroup = (typeof stateGroups)[number]

type StateRow = {
  readonly state: string
  readonly group: StateGroup
  /** The screen of the case; on a path without this step, `stepAt` chooses another. */
  readonly step: Step
  readonly elsewhere?: { readonly [P in Path]?: Step }
  /** Where the finished card is: in the branch's drawer, out of it before its taker, back at the card centre, or on its way to another branch or by post. */
  readonly card?: 'drawer' | 'before-taker' | 'sent-back' | 'other-branch' | 'in-post'
  /** How the case ended; `rejected` and `voided` without what was asked for. */
  readonly ends?: 'closed' | 'rejected' | 'voided'
}

/**
 * A state names the last completed step. Repeating an earlier step returns to that step's state, and the later
 * steps are passed again with the data they already have.
 */
export const states = [
  { state: 'opened', group: 'counter', step: 'business' },
  { state: 'noticed', group: 'counter', step: 'form', elsewhere: { act: 'confirm', 'act-alone': 'confirm' } },
  { state: 'filled', group: 'counter', step: 'photo', elsewhere: { 'plain-card': 'confirm', record: 'confirm' } },
  { state: 'photographed', group: 'counter', step: 'confirm' },
  { state: 'confirmed', group: 'counter', step: 'confirm' },
  { state: 'returned', group: 'counter', step: 'form', elsewhere: { act: 'business' } },
  { state: 'submitted', group: 'review', step: 'review' },
  { state: 'approved', group: 'fee', step: 'fee' },
  { state: 'paid', group: 'production', step: 'production' },
  { state: 'making', group: 'production', step: 'production' },
  { state: 'make-failed', group: 'production', step: 'production' },
  { state: 'at-city-bank', group: 'production', step: 'production' },
  { state: 'at-branch', group: 'pickup', step: 'pickup', card: 'drawer' },
  { state: 'notified', group: 'pickup', step: 'pickup', card: 'drawer' },
  { state: 'handing-over', group: 'pickup', step: 'handover', card: 'before-taker' },
  { state: 'overdue', group: 'late', step: 'pickup', card: 'drawer' },
  { state: 'sent-back', group: 'late', step: 'pickup', card: 'sent-back' },
  { state: 'sent-on', group: 'pickup', step: 'pickup', card: 'other-branch' },
  { state: 'mailed', group: 'pickup', step: 'pickup', card: 'in-post' },
  {
    state: 'closed',
    group: 'closed',
    step: 'handover',
    elsewhere: { record: 'confirm', act: 'confirm', 'act-alone': 'confirm' },
    ends: 'closed',
  },
  { state: 'rejected', group: 'ended', step: 'review', ends: 'rejected' },
  { state: 'void', group: 'ended', step: 'identity', ends: 'voided' },
] as const satisfies readonly StateRow[]
export type State = (typeof states)[number]['state']
export type End = NonNullable<StateRow['ends']>

export const stateNames = states.map(row => row.state) as [State, ...State[]]
/** Which group a state belongs to. */
export const groupOf = (state: State): StateGroup => states.find(row => row.state === state)?.group ?? 'counter'

const rows: readonly (StateRow & { readonly state: State })[] = states
const statesWhere = (fits: (row: StateRow) => boolean): readonly State[] => rows.filter(fits).map(({ state }) => state)
const isOneOf = (some: readonly State[]) => (state: State) => some.includes(state)

export const statesIn = (...groups: readonly StateGroup[]): readonly State[] => statesWhere(row => groups.includes(row.group))

/** The teller who opened the case still works on it. */
export const counterStates = statesIn('counter')
export const isAtCounter = isOneOf(counterStates)

/** No second person has decided yet. */
export const undecidedStates = statesIn('counter', 'review')
export const isUndecided = isOneOf(undecidedStates)

/** A second person agreed, and the case did not end without what was asked for; an act that needs no second person closes here too. */
export const agreedStates = statesIn('fee', 'production', 'pickup', 'late', 'closed')

export const finalStates = statesWhere(row => row.ends !== undefined)
export const isFinal = isOneOf(finalStates)
/** Under way. */
export const unendedStates = statesWhere(row => row.ends === undefined)
export const endOf = (state: State): End | null => rows.find(row => row.state === state)?.ends ?? null

/** Ended without what was asked for. */
export const failedStates = statesWhere(({ ends }) => ends !== undefined && ends !== 'closed')
export const isFailed = isOneOf(failedStates)

/** The card lies in the drawer for its holder. */
export const waitingCardStates = statesWhere(({ card }) => card === 'drawer')
export const isCardWaiting = isOneOf(waitingCardStates)

/** The card is at the branch: in the drawer, or out of it before its taker. */
export const cardHereStates = statesWhere(({ card }) => card === 'drawer' || card === 'before-taker')
export const isCardHere = isOneOf(cardHereStates)

/** Nobody has come for the card so far; sent back, it waits for the word that it is void. */
export const uncollectedStates = statesWhere(({ card }) => card === 'drawer' || card === 'sent-back')

type Row = {
  readonly on: string
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly by: readonly Role[]
  readonly needs?: readonly Need[]
  /** The paths this row applies to; all if omitted. */
  readonly of?: readonly Path[]
  /** The row applies only if this condition is true; rows of one action are tried in order. */
  readonly if?: Condition
}

const afterNotice = ['noticed', 'filled', 'photographed', 'confirmed', 'returned'] as const
const beforeHand = ['paid', 'making', 'make-failed', 'at-city-bank', 'at-branch', 'notified'] as const
const checked = ['otherPerson'] as const

export const workflow = [
  // with the citizen at the counter
  { on: 'notice', from: ['opened', ...afterNotice], to: 'noticed', by: ['teller'], needs: ['reason', 'papers', 'notices', 'consent'] },
  // Papers, notices and consents depend on who came, so changing that starts over.
  { on: 'bring', from: ['opened', ...afterNotice], to: 'opened', by: ['teller'] },
  { on: 'draft', from: afterNotice, to: 'noticed', by: ['teller'], of: formPaths },
  // The form can add an agent, whose papers are then required.
  { on: 'fill', from: afterNotice, to: 'filled', by: ['teller'], needs: ['formComplete', 'papers'], of: formPaths },
  { on: 'shoot', from: ['filled', 'photographed', 'confirmed', 'returned'], to: 'same', by: ['teller'], of: ['photo-card'] },
  {
    on: 'choosePhoto',
    from: ['filled', 'photographed', 'confirmed', 'returned'],
    to: 'photographed',
    by: ['teller'],
    needs: ['formComplete', 'photoUsable'],
    of: ['photo-card'],
  },
  { on: 'confirm', from: ['photographed', 'confirmed'], to: 'confirmed', by: ['teller'], needs: ['signature'], of: ['photo-card'] },
  { on: 'confirm', from: ['filled', 'confirmed'], to: 'confirmed', by: ['teller'], needs: ['signature'], of: ['plain-card', 'record'] },
  { on: 'confirm', from: ['noticed', 'confirmed'], to: 'confirmed', by: ['teller'], needs: ['signature'], of: actPaths },
  {
    on: 'submit',
    from: ['confirmed'],
    to: 'submitted',
    by: ['teller'],
    needs: ['consent', 'formComplete', 'photoUsable', 'signature', 'feeCleared'],
    of: ['photo-card'],
  },
  {
    on: 'submit',
    from: ['confirmed'],
    to: 'submitted',
    by: ['teller'],
    needs: ['consent', 'formComplete', 'signature', 'feeCleared'],
    of: ['plain-card', 'record'],
  },
  { on: 'submit', from: ['confirmed'], to: 'submitted', by: ['teller'], needs: ['consent', 'signature'], of: ['act'] },
  { on: 'submit', from: ['confirmed'], to: 'closed', by: ['teller'], needs: ['consent', 'signature'], of: ['act-alone'] },
  { on: 'void', from: ['opened', ...afterNotice, 'approved'], to: 'void', by: ['teller', 'manager'], needs: ['voidReason'] },
  // the second person
  { on: 'approve', from: ['submitted'], to: 'paid', by: ['reviewer'], needs: checked, of: cardPaths, if: 'nothingToPay' },
  { on: 'approve', from: ['submitted'], to: 'approved', by: ['reviewer'], needs: checked, of: cardPaths },
  { on: 'approve', from: ['submitted'], to: 'closed', by: ['reviewer'], needs: checked, of: ['record', 'act'] },
  { on: 'return', from: ['submitted'], to: 'returned', by: ['reviewer'], needs: ['otherPerson', 'returnReason'] },
  { on: 'reject', from: ['submitted'], to: 'rejected', by: ['reviewer'], needs: ['otherPerson', 'returnReason'] },
  // Pressed by mistake, and nothing has come of it yet.
  { on: 'takeBackApproval', from: ['approved', 'paid'], to: 'submitted', by: ['reviewer'], needs: ['approvalFresh'] },
  // money
  { on: 'collectFee', from: ['approved'], to: 'paid', by: ['teller', 'cards'], needs: ['feeExact'] },
  { on: 'waiveFee', from: ['approved'], to: 'paid', by: ['teller', 'cards'], needs: ['waiverReason'] },
  // A payment that did not hold, before the card is made; afterwards the case stays where it is and owes its fee.
  { on: 'reverseFee', from: ['paid'], to: 'approved', by: ['teller', 'cards', 'manager'], needs: ['reversalReason'] },
  { on: 'withdraw', from: ['paid'], to: 'void', by: ['teller', 'cards', 'manager'], needs: ['voidReason', 'feeGivenBack'] },
  // production
  { on: 'sendToMake', from: ['paid'], to: 'making', by: ['cards'] },
  { on: 'makeFailed', from: ['making'], to: 'make-failed', by: ['cards'], needs: ['failReason'] },
  { on: 'remake', from: ['make-failed'], to: 'making', by: ['cards'] },
  // The card centre may still refuse the picture: the holder is asked to come back and does not pay again.
  { on: 'backToCounter', from: ['make-failed'], to: 'returned', by: ['cards'], needs: ['failReason'] },
  { on: 'cityBankReceived', from: ['making'], to: 'at-city-bank', by: ['cards'] },
  { on: 'branchReceived', from: ['making', 'at-city-bank'], to: 'at-branch', by: ['cards'] },
  // pickup
  { on: 'bookPickup', from: beforeHand, to: 'same', by: ['teller', 'cards', 'lobby'] },
  { on: 'cancelPickup', from: beforeHand, to: 'same', by: ['teller', 'cards', 'lobby'] },
  // The branch itself moves an appointment: it is closed then, or the card will not be here.
  { on: 'movePickup', from: [...beforeHand, 'overdue'], to: 'same', by: ['cards', 'manager'] },
  { on: 'missPickup', from: beforeHand, to: 'same', by: ['teller', 'cards', 'lobby'] },
  { on: 'notify', from: ['at-branch', 'notified'], to: 'notified', by: ['cards', 'teller'] },
  { on: 'markOverdue', from: ['at-branch', 'notified'], to: 'overdue', by: ['cards', 'manager'], needs: ['pastLimit'] },
  { on: 'sendBack', from: ['overdue'], to: 'sent-back', by: ['cards', 'manager'], needs: ['pastGrace'] },
  // Its holder asks for it after all: it has been fetched back from where it was kept.
  { on: 'fetchBack', from: ['sent-back'], to: 'at-branch', by: ['cards', 'manager'] },
  { on: 'voidUncollected', from: ['sent-back'], to: 'void', by: ['cards', 'manager'], needs: ['voidReason'] },
  // The holder wants it elsewhere: it goes to another branch, and is that branch's to hand over once it has it.
  { on: 'sendOn', from: waitingCardStates, to: 'sent-on', by: ['cards', 'manager'], needs: ['feeCleared'] },
  { on: 'receivedThere', from: ['sent-on'], to: 'closed', by: ['cards', 'manager'] },
  { on: 'cameBack', from: ['sent-on'], to: 'at-branch', by: ['cards', 'manager'] },
  // By post to the holder, where the place does that; one the post loses is made again.
  { on: 'mailOut', from: waitingCardStates, to: 'mailed', by: ['cards'], needs: ['feeCleared', 'mailOffered'] },
  { on: 'mailDelivered', from: ['mailed'], to: 'closed', by: ['cards', 'manager'] },
  { on: 'mailReturned', from: ['mailed'], to: 'at-branch', by: ['cards', 'manager'] },
  { on: 'mailLost', from: ['mailed'], to: 'make-failed', by: ['cards', 'manager'], needs: ['failReason'] },
  {
    on: 'verifyTaker',
    from: cardHereStates,
    to: 'handing-over',
    by: ['cards', 'teller'],
    needs: ['takerVerified'],
  },
  // The card belongs to somebody else or is faulty: it is made again, like one whose production failed.
  {
    on: 'wrongCard',
    from: cardHereStates,
    to: 'make-failed',
    by: ['cards', 'teller'],
    needs: ['failReason'],
  },
  { on: 'leaveCard', from: ['handing-over'], to: 'at-branch', by: ['cards', 'teller'] },
  // Dead, withdrawn, moved away, refused by the centre, twice: `shared/business/ends.ts` says which of them on which states.
  { on: 'end', from: unendedStates, to: 'void', by: ['teller', 'cards', 'manager'], needs: ['endReason', 'endPapers', 'endTime'] },
  {
    on: 'handOver',
    from: ['handing-over'],
    to: 'closed',
    by: ['cards', 'teller'],
    needs: ['oldCardDealt', 'told', 'signature', 'feeCleared'],
  },
] as const satisfies readonly Row[]
export type Action = (typeof workflow)[number]['on']
export const actionNames = [...new Set(workflow.map(row => row.on))] as [Action, ...Action[]]
