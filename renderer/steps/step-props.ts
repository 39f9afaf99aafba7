/** Types what every step screen is given. */
import type { CaseId } from '../../shared/ids.ts'
import type { Out } from '../../shared/ipc/contract.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { Step } from '../../shared/workflow/steps.ts'
import type { Branch, Session } from '../parts/session.ts'

/** What every step screen is given. */
export type StepProps = {
  readonly branch: Branch
  readonly session: Session
  readonly profile: Out<'profile.view'>
  readonly view: CaseView
  /** Hands up the case as the core answered it; the desk goes to the step it now stands at. */
  readonly done: (view: CaseView) => void
  /** Hands up the case after a save that leads nowhere else, so that the next key acts on it as it is now. */
  readonly saved?: ((view: CaseView) => void) | undefined
  /** Goes to another step of the same case; null to where the case stands. */
  readonly goTo: (step: Step | null) => void
  /** One step back, or out of the case. */
  readonly back: () => void
  /** Opens another case of the same person, where whoever sits here may take one on. */
  readonly openCase?: ((caseId: CaseId) => void) | undefined
  /** What `back` will do, for its key. */
  readonly backLabel: string
}
