/** Types what each fact's own fields are given, and what they give back. */
import type { In } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Profile } from '../../../shared/profile/profile.ts'

export type CorrectionInput = In<'correction.make'>['change']

export type EditorProps = {
  readonly view: CaseView
  readonly profile: Profile
  /** The new value whole, null while something is missing; called with each change. */
  readonly ready: (change: CorrectionInput | null) => void
  /** The person wanted to go on, so that what is missing is said. */
  readonly asked: boolean
}
