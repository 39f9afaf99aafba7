/** Says which step of a case a status of the centre stands for, and what becomes of one that does not fit. Pure. */
import type { productionEvents } from '../ipc/shapes/case.ts'
import { type At, step } from '../workflow/step.ts'
import { workflow } from '../workflow/table.ts'
import type { CentreStatus } from './messages.ts'

/** `kept`: the case is in another state, and a person looks at it. `unknown`: no case of this branch has the number. */
export const newsOutcomes = ['done', 'already', 'kept', 'unknown', 'seen'] as const
export type NewsOutcome = (typeof newsOutcomes)[number]

type Step = (typeof productionEvents)[number]

/** The first that the state allows is taken. */
const stepsOf = {
  'in-production': ['sendToMake', 'remake'],
  failed: ['makeFailed'],
  'with-bank': ['cityBankReceived'],
  'with-branch': ['branchReceived'],
} as const satisfies Record<CentreStatus, readonly Step[]>

/** `already`: a person or an earlier message was first. Null: the case stands elsewhere. */
export function stepFor(at: At, status: CentreStatus): Step | 'already' | null {
  const steps: readonly Step[] = stepsOf[status]
  const possible = steps.find(one => allows(at, one))
  if (possible) return possible
  return workflow.some(row => steps.some(one => one === row.on) && row.to === at.state) ? 'already' : null
}

function allows(at: At, one: Step): boolean {
  const stepped = step(at, one, { reasonGiven: true })
  return stepped !== null && 'to' in stepped
}
