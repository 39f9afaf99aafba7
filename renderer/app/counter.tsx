/** The counter once the store is open: signing in, the lock over the desk, and the desk itself. */
import { useEffect } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { call, onSessionLost, tellSessionBack } from '../ipc.ts'
import { KeyLayer } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { CoachWishesKept } from '../steps/photo/coach-wishes.tsx'
import { ChangePassword } from './change-password.tsx'
import { DeskRoom } from './desk-room.tsx'
import { FullScreen } from './full-screen.tsx'
import { LockScreen } from './lock-screen.tsx'
import { SignIn } from './sign-in.tsx'
import { useAsked } from './use-asked.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { usePlace } from './use-place.ts'

export type Branch = Out<'branch.view'>
export type Session = NonNullable<Out<'session.view'>>

export function Counter() {
  const branch = useAsked('branch.view', {}, ['core.changed', 'branch.changed'])
  const session = useAsked('session.view', {}, ['session.changed', 'core.changed'])
  const [place, go] = usePlace()
  const { again } = session
  useEffect(() => onSessionLost(again), [again])
  const here = session.value
  useIdleLock(here !== null && !here.locked)
  const practice = branch.value?.mode === 'practice'

  const failure = branch.failure ?? session.failure
  if (!branch.value || session.loading || session.failure) {
    return (
      <FullScreen title={appText.title}>
        {failure ? (
          <RefusalNote
            failure={failure}
            again={() => {
              branch.again()
              again()
            }}
          />
        ) : (
          <Waiting text={appText.loading} />
        )}
      </FullScreen>
    )
  }
  const signOut = async () => {
    await call('session.signOut', {})
    go({ desk: null, caseId: null, step: null })
    again()
  }
  if (!here) return <SignIn branch={branch.value} done={again} />
  if (here.mustChange) return <ChangePassword session={here} practice={practice} done={again} other={signOut} />
  const unlocked = () => {
    again()
    tellSessionBack()
  }
  // The desk stays behind the lock, so that nothing typed is lost; it shows nothing and answers no key.
  return (
    <CoachWishesKept key={here.operator.id}>
      <div hidden={here.locked}>
        <DeskRoom branch={branch.value} session={here} place={place} go={go} signOut={signOut} />
      </div>
      {here.locked && (
        <KeyLayer>
          <LockScreen session={here} practice={practice} done={unlocked} other={signOut} />
        </KeyLayer>
      )}
    </CoachWishesKept>
  )
}
