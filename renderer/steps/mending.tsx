/** Everything by which a case is put right beside its straight way, wherever it stands open: end, corrections, withdrawn consents. */
import type { FactName } from '../../shared/correction/facts.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { Session } from '../parts/session.ts'
import { CorrectionPart } from './correction/correction-part.tsx'
import { ConsentPart } from './end/consent-part.tsx'
import { EndPart } from './end/end-part.tsx'

type Props = {
  readonly view: CaseView
  readonly profile: Profile
  readonly session: Session
  /** The fact somebody was sent here for. */
  readonly first?: FactName | undefined
  readonly done: (view: CaseView) => void
}

export const Mending = ({ view, profile, session, first, done }: Props) => (
  <>
    <EndPart view={view} roles={session.roles} done={done} />
    <ConsentPart view={view} roles={session.roles} done={done} />
    <CorrectionPart view={view} profile={profile} session={session} first={first} />
  </>
)
