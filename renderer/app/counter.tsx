/** The counter once the store is open: signing in, the lock over the desk, and the desk itself. */
import { useEffect, useState } from 'react'
import type { Failure } from '../../shared/result.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { call, on, onSessionLost, tellSessionBack } from '../ipc.ts'
import { KeyLayer, useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { CustomerLed } from '../parts/customer.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { Saves, SavesContext } from '../parts/saves.ts'
import type { Session } from '../parts/session.ts'
import { useAsked } from '../parts/use-asked.ts'
import { usePlace } from '../parts/use-place.ts'
import { CoachWishesKept } from '../steps/photo/coach-wishes.tsx'
import { ChangePassword } from './change-password.tsx'
import { DeskRoom } from './desk-room.tsx'
import { useEmergencyDoor } from './emergency.tsx'
import { LockScreen } from './lock-screen.tsx'
import { useRejoin } from './rejoin.tsx'
import { SignIn } from './sign-in.tsx'
import { useIdleLock } from './use-idle-lock.ts'

/** What a person typed waits for that person, through lock and sign-out; the next one at this window begins with nothing. */
function useSavesOf(operatorId: Session['operator']['id'] | null): Saves {
  const [kept, setKept] = useState(() => ({ of: operatorId, saves: new Saves() }))
  const { saves } = kept
  if (operatorId !== null && kept.of !== operatorId) setKept({ of: operatorId, saves: kept.of === null ? saves : new Saves() })
  useEffect(() => saves.listen(), [saves])
  return saves
}

/** At which other counter the person who sat here has signed in; nobody sits at two. */
function useLeft(session: Session | null): string | null {
  const [left, setLeft] = useState<string | null>(null)
  useEffect(() => on('session.changed', ({ elsewhere }) => elsewhere !== undefined && setLeft(elsewhere)), [])
  useEffect(() => {
    if (session !== null) setLeft(null)
  }, [session])
  return left
}

export function Counter() {
  const branch = useAsked('branch.view', {})
  const session = useAsked('session.view', {})
  const [place, go] = usePlace()
  const { again } = session
  const left = useLeft(session.value)
  useEffect(() => onSessionLost(again), [again])
  const here = session.value
  const saves = useSavesOf(here?.operator.id ?? null)
  useIdleLock(here !== null && !here.locked)
  const practice = branch.value?.mode === 'practice'

  const failure = branch.failure ?? session.failure
  if (!branch.value || session.loading || session.failure) {
    const anew = () => {
      branch.again()
      again()
    }
    return <NoBranch failure={failure} again={anew} />
  }
  const signOut = async () => {
    await saves.allNow()
    await call('session.signOut', {})
    go({ desk: null, caseId: null, step: null })
    again()
  }
  if (!here) return <SignIn branch={branch.value} done={again} left={left} />
  if (here.mustChange) return <ChangePassword session={here} practice={practice} done={again} other={signOut} />
  const unlocked = () => {
    again()
    tellSessionBack()
  }
  // The desk stays behind the lock, so that nothing typed is lost; it shows nothing and answers no key.
  return (
    <SavesContext value={saves}>
      <CoachWishesKept key={here.operator.id}>
        <CustomerLed open={!here.locked}>
          <div hidden={here.locked}>
            <DeskRoom branch={branch.value} session={here} place={place} go={go} signOut={signOut} />
          </div>
        </CustomerLed>
        {here.locked && (
          <KeyLayer>
            <LockScreen session={here} practice={practice} done={unlocked} other={signOut} />
          </KeyLayer>
        )}
      </CoachWishesKept>
    </SavesContext>
  )
}

/** Nothing of the branch is known yet: it is being read, it does not answer, or it no longer wants this desk. */
function NoBranch({ failure, again }: { readonly failure: Failure | null; readonly again: () => void }) {
  const rejoin = useRejoin()
  const emergency = useEmergencyDoor()
  useKeys([...rejoin.keys, ...emergency.keys])
  if (rejoin.form) return rejoin.form
  return (
    <FullScreen title={appText.title}>
      {failure ? <RefusalNote failure={failure} again={again} /> : <Waiting text={appText.loading} />}
      {emergency.dialog}
    </FullScreen>
  )
}
