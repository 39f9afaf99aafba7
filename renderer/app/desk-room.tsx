/** The desk of the person signed in, under the bar that every desk has. */
import { useState } from 'react'
import { type Desk, deskOf, desks } from '../../shared/access/roles.ts'
import { deskText } from '../../shared/strings/zh-CN/access.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { guidanceText } from '../../shared/strings/zh-CN/guidance.ts'
import { Guidance } from '../guidance/guidance.tsx'
import { Frame } from '../kit/frame.tsx'
import { type Key, useKeys } from '../kit/keys.tsx'
import { PracticeBand, RefusalNote, Waiting } from '../kit/notes.tsx'
import { FirstDay } from '../parts/first-day.tsx'
import { useHabits } from '../parts/habits.tsx'
import { HelpKey } from '../parts/help.tsx'
import { lockNow } from '../parts/lock-now.ts'
import { Papers } from '../parts/papers.tsx'
import { SearchKey } from '../parts/search.tsx'
import type { Branch, Session } from '../parts/session.ts'
import { useTextSize } from '../parts/text-size.ts'
import { UnderWayLine } from '../parts/under-way-line.tsx'
import { useAsked } from '../parts/use-asked.ts'
import type { Place } from '../parts/use-place.ts'
import { deskScreens } from './desks.ts'
import { EmergencyBand } from './emergency.tsx'
import { HealthKey } from './health.tsx'
import { TopBar } from './top-bar.tsx'

type Props = {
  readonly branch: Branch
  readonly session: Session
  readonly place: Place
  readonly go: (change: Partial<Place>) => void
  readonly signOut: () => void
}

/** Where customers ask, and a number may be given. */
const guiding: readonly Desk[] = ['lobby', 'teller']

/** The desks of these roles, in the order the keys count them. */
export const desksFor = (session: Session): readonly Desk[] => desks.filter(desk => session.roles.some(role => deskOf[role] === desk))

export function DeskRoom({ branch, session, place, go, signOut }: Props) {
  const mine = desksFor(session)
  const desk = mine.find(candidate => candidate === place.desk) ?? mine[0]
  const profile = useAsked('profile.view', {})
  // A case stays open for whoever comes back to the same desk; at another one it says nothing to anybody.
  const here = place.desk === null || place.desk === desk ? place : { ...place, caseId: null, step: null }
  const goHere = (change: Partial<Place>) => go({ desk: desk ?? null, ...change })
  const turn = (to: Desk) => go({ desk: to, caseId: null, step: null })
  // Behind the lock it begins anew: what a customer asked is not for the next person.
  const [opened, setOpened] = useState<Desk | null>(null)
  const guided = desk !== undefined && opened === desk && !session.locked
  const guides = desk !== undefined && guiding.includes(desk)
  useTextSize(session.operator.id)
  useHabits()
  useKeys([
    ...(guides ? [{ press: 'Ctrl+G', label: guidanceText.open, run: () => setOpened(desk), hidden: here.caseId !== null }] : []),
    { press: 'F12', label: appText.top.lock, run: lockNow, hidden: true },
    ...mine.map((to, at): Key => ({ press: `Ctrl+${at + 1}`, label: deskText[to], run: () => turn(to), hidden: true })),
  ])
  const Screen = desk ? deskScreens[desk] : null
  return (
    <Frame
      title={desk ? deskText[desk] : appText.title}
      practice={branch.mode === 'practice' && <PracticeBand />}
      top={<TopBar branch={branch} session={session} desk={desk ?? null} desks={mine} turn={turn} signOut={signOut} />}
    >
      <EmergencyBand session={session} />
      <UnderWayLine />
      <HealthKey />
      <HelpKey at={{ desk: desk ?? null, step: here.step, practice: branch.mode === 'practice' }} />
      {branch.mode === 'practice' && !session.locked && <FirstDay desk={desk ?? null} />}
      <SearchKey mine={mine} go={go} />
      {profile.failure && <RefusalNote failure={profile.failure} again={profile.again} />}
      {profile.loading && <Waiting text={appText.loading} />}
      <div className="desk-ground" hidden={guided}>
        {Screen && profile.value && (
          <Papers key={desk}>
            <Screen branch={branch} session={session} profile={profile.value} place={here} go={goHere} />
          </Papers>
        )}
      </div>
      {guided && <Guidance close={() => setOpened(null)} />}
    </Frame>
  )
}
