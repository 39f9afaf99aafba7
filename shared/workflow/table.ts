/** The workflow of a case as data: what may happen in which state, who may do it, what it needs. */
import type { Role } from '../access/roles.ts'
import type { Need } from './guards.ts'
import type { Step } from './steps.ts'

/**
 * A state says which step is done last, so an earlier step done again leads back to its own state and the later
 * steps are passed again with what they already hold. `step` is the screen the case stands at.
 */
export const states = [
  { state: 'opened', step: 'business' },
  { state: 'noticed', step: 'form' },
  { state: 'filled', step: 'photo' },
  { state: 'photographed', step: 'confirm' },
  { state: 'confirmed', step: 'confirm' },
  { state: 'returned', step: 'form' },
  { state: 'submitted', step: 'review' },
  { state: 'approved', step: 'fee' },
  { state: 'paid', step: 'production' },
  { state: 'making', step: 'production' },
  { state: 'make-failed', step: 'production' },
  { state: 'at-city-bank', step: 'production' },
  { state: 'at-branch', step: 'pickup' },
  { state: 'handing-over', step: 'handover' },
  { state: 'closed', step: 'handover', final: true },
  { state: 'rejected', step: 'review', final: true },
  { state: 'void', step: 'identity', final: true },
] as const satisfies readonly { state: string; step: Step; final?: true }[]
export type State = (typeof states)[number]['state']

export const stateNames = states.map(row => row.state) as [State, ...State[]]
export const finalStates = states.filter(row => 'final' in row).map(row => row.state)
/** States in which the teller who opened the case still works on it. */
export const counterStates = ['opened', 'noticed', 'filled', 'photographed', 'confirmed', 'returned'] as const satisfies readonly State[]

type Row = {
  readonly on: string
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly by: readonly Role[]
  readonly needs?: readonly Need[]
}

const afterNotice = ['noticed', 'filled', 'photographed', 'confirmed', 'returned'] as const

export const workflow = [
  // with the citizen in the chair
  { on: 'notice', from: ['opened', ...afterNotice], to: 'noticed', by: ['teller'], needs: ['reason', 'papers', 'notices', 'consent'] },
  { on: 'draft', from: afterNotice, to: 'noticed', by: ['teller'] },
  // The form says who came: an agent's papers are asked for then.
  { on: 'fill', from: afterNotice, to: 'filled', by: ['teller'], needs: ['formComplete', 'papers'] },
  { on: 'shoot', from: ['filled', 'photographed', 'confirmed', 'returned'], to: 'same', by: ['teller'] },
  {
    on: 'choosePhoto',
    from: ['filled', 'photographed', 'confirmed', 'returned'],
    to: 'photographed',
    by: ['teller'],
    needs: ['formComplete', 'photoUsable'],
  },
  { on: 'confirm', from: ['photographed', 'confirmed'], to: 'confirmed', by: ['teller'], needs: ['signature'] },
  { on: 'submit', from: ['confirmed'], to: 'submitted', by: ['teller'], needs: ['consent', 'formComplete', 'photoUsable', 'signature'] },
  { on: 'void', from: ['opened', ...afterNotice, 'approved'], to: 'void', by: ['teller', 'manager'], needs: ['voidReason'] },
  // the second person
  { on: 'approve', from: ['submitted'], to: 'approved', by: ['reviewer'], needs: ['otherPerson'] },
  { on: 'return', from: ['submitted'], to: 'returned', by: ['reviewer'], needs: ['otherPerson', 'returnReason'] },
  { on: 'reject', from: ['submitted'], to: 'rejected', by: ['reviewer'], needs: ['otherPerson', 'returnReason'] },
  // money, production, pickup
  { on: 'collectFee', from: ['approved'], to: 'paid', by: ['teller', 'cards'], needs: ['feeExact'] },
  { on: 'waiveFee', from: ['approved'], to: 'paid', by: ['teller', 'cards'], needs: ['waiverReason'] },
  { on: 'sendToMake', from: ['paid'], to: 'making', by: ['cards'] },
  { on: 'makeFailed', from: ['making'], to: 'make-failed', by: ['cards'], needs: ['failReason'] },
  { on: 'remake', from: ['make-failed'], to: 'making', by: ['cards'] },
  { on: 'cityBankReceived', from: ['making'], to: 'at-city-bank', by: ['cards'] },
  { on: 'branchReceived', from: ['making', 'at-city-bank'], to: 'at-branch', by: ['cards'] },
  { on: 'bookPickup', from: ['paid', 'making', 'make-failed', 'at-city-bank', 'at-branch'], to: 'same', by: ['teller', 'cards', 'lobby'] },
  { on: 'verifyTaker', from: ['at-branch', 'handing-over'], to: 'handing-over', by: ['cards', 'teller'], needs: ['takerVerified'] },
  { on: 'leaveCard', from: ['handing-over'], to: 'at-branch', by: ['cards', 'teller'] },
  { on: 'handOver', from: ['handing-over'], to: 'closed', by: ['cards', 'teller'], needs: ['oldCardDealt', 'told', 'signature'] },
] as const satisfies readonly Row[]
export type Action = (typeof workflow)[number]['on']
export const actionNames = workflow.map(row => row.on) as [Action, ...Action[]]
