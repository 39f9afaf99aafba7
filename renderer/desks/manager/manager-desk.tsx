/** The manager's desk: today, the people, the log and the search, each one key away. */
import { useState } from 'react'
import { managerText as text } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Day } from '../../../shared/time.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { Errands } from '../../parts/errand/errands.tsx'
import { RoomList } from '../../parts/room-list.tsx'
import { PlacesPage } from '../cards/places/places-page.tsx'
import { WaitingCards } from '../cards/waiting.tsx'
import { BranchRoom } from './branch.tsx'
import { CalendarDesk } from './calendar/calendar-desk.tsx'
import { CentreRoom } from './centre.tsx'
import { CopiesRoom } from './copies.tsx'
import { DayEndDesk } from './day-end/day-end-desk.tsx'
import { DesksRoom } from './desks.tsx'
import { Devices } from './devices.tsx'
import { FeeBook } from './fees.tsx'
import { FiguresRoom } from './figures.tsx'
import { FindCases } from './find-cases.tsx'
import { FollowUps } from './follow-ups.tsx'
import { Jobs } from './jobs.tsx'
import { Log } from './log.tsx'
import type { LoggedCase } from './logged-case.ts'
import { MergedRoom } from './merged.tsx'
import { People } from './people.tsx'
import { PickupHoursRoom } from './pickup-hours/pickup-hours.tsx'
import { ProfileDesk, type RulesDraft } from './profile/profile-desk.tsx'
import { ReportDesk } from './report/report-desk.tsx'
import { RetentionRoom } from './retention.tsx'
import { SerialsRoom } from './serials.tsx'
import { Today } from './today.tsx'

const parts = [
  { id: 'today', press: 'F5' },
  { id: 'day', press: 'Ctrl+E' },
  { id: 'report', press: 'Ctrl+R' },
  { id: 'fees', press: 'Ctrl+M' },
  { id: 'figures', press: 'Alt+T' },
  { id: 'serials', press: 'Ctrl+N' },
  { id: 'find', press: 'F8' },
  { id: 'merged', press: 'Alt+O' },
  { id: 'log', press: 'F7' },
  { id: 'people', press: 'F6' },
  { id: 'branch', press: 'Ctrl+O' },
  { id: 'devices', press: 'Ctrl+I' },
  { id: 'desks', press: 'Alt+W' },
  { id: 'jobs', press: 'Ctrl+Y' },
  { id: 'centre', press: 'Ctrl+H' },
  { id: 'rules', press: 'Ctrl+L' },
  { id: 'calendar', press: 'Ctrl+D' },
  { id: 'pickup', press: 'Alt+H' },
  { id: 'waiting', press: 'Ctrl+J' },
  { id: 'places', press: 'Alt+I' },
  { id: 'ratings', press: 'Alt+G' },
  { id: 'errands', press: 'Ctrl+Q' },
  { id: 'retention', press: 'Alt+P' },
  { id: 'copies', press: 'Alt+B' },
] as const

type Part = (typeof parts)[number]['id']

export function ManagerDesk({ branch, session, profile }: DeskProps) {
  const [part, setPart] = useState<Part>('today')
  const [logged, setLogged] = useState<LoggedCase | null>(null)
  const [draft, setDraft] = useState<RulesDraft | null>(null)
  const turn = (to: Part) => {
    setLogged(null)
    setPart(to)
  }
  // One step back from a room is the day; a room that is deeper in goes its own step back first.
  useKeys(part === 'today' ? [] : [{ press: 'Escape', label: text.parts.today, run: () => turn('today'), hidden: true }])
  const showLog = (one: LoggedCase) => {
    setLogged(one)
    setPart('log')
  }
  return (
    <DeskLayout leftLabel={text.title} left={<RoomList label={text.title} rooms={parts} names={text.parts} here={part} turn={turn} />}>
      {part === 'today' && <Today profile={profile} go={turn} />}
      {part === 'day' && <DayEndDesk today={Day.parse(branch.today)} />}
      {part === 'report' && <ReportDesk today={Day.parse(branch.today)} />}
      {part === 'fees' && <FeeBook today={Day.parse(branch.today)} />}
      {part === 'figures' && <FiguresRoom today={Day.parse(branch.today)} />}
      {part === 'serials' && <SerialsRoom today={Day.parse(branch.today)} />}
      {part === 'branch' && <BranchRoom branch={branch} />}
      {part === 'devices' && <Devices />}
      {part === 'desks' && <DesksRoom />}
      {part === 'jobs' && <Jobs />}
      {part === 'centre' && <CentreRoom />}
      {part === 'people' && <People me={session.operator.id} live={branch.mode === 'live'} />}
      {part === 'log' && <Log key={logged?.id ?? 'day'} today={branch.today} logged={logged} allDays={() => setLogged(null)} />}
      {part === 'find' && <FindCases today={Day.parse(branch.today)} showLog={showLog} mender={{ session, profile }} />}
      {part === 'merged' && <MergedRoom />}
      {part === 'retention' && <RetentionRoom />}
      {part === 'copies' && <CopiesRoom />}
      {part === 'rules' && <ProfileDesk today={Day.parse(branch.today)} bank={branch.bank} draft={draft} keep={setDraft} />}
      {part === 'calendar' && <CalendarDesk today={Day.parse(branch.today)} />}
      {part === 'pickup' && <PickupHoursRoom today={branch.today} />}
      {part === 'ratings' && <FollowUps />}
      {part === 'errands' && <Errands profile={profile} today={branch.today} back={null} openCase={null} />}
      {part === 'places' && <PlacesPage back={() => turn('today')} />}
      {part === 'waiting' && <WaitingCards back={() => turn('today')} open={null} toTexts={null} />}
    </DeskLayout>
  )
}
