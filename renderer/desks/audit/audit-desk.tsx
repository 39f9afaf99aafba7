/** The auditor's desk: the log, the reports and the register, to read and nothing else. */
import { useState } from 'react'
import { auditDeskText } from '../../../shared/strings/zh-CN/access.ts'
import { managerText as text } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Day } from '../../../shared/time.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { Note } from '../../kit/notes.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { RoomList } from '../../parts/room-list.tsx'
import { FindCases } from '../manager/find-cases.tsx'
import { Log } from '../manager/log.tsx'
import type { LoggedCase } from '../manager/logged-case.ts'
import { MergedRoom } from '../manager/merged.tsx'
import { ReportDesk } from '../manager/report/report-desk.tsx'

const parts = [
  { id: 'log', press: 'F7' },
  { id: 'report', press: 'Ctrl+R' },
  { id: 'find', press: 'F8' },
  { id: 'merged', press: 'Alt+O' },
] as const
type Part = (typeof parts)[number]['id']

export function AuditDesk({ branch }: DeskProps) {
  const [part, setPart] = useState<Part>('log')
  const [logged, setLogged] = useState<LoggedCase | null>(null)
  const turn = (to: Part) => {
    setLogged(null)
    setPart(to)
  }
  return (
    <DeskLayout
      leftLabel={auditDeskText.title}
      left={
        <>
          <RoomList label={auditDeskText.title} rooms={parts} names={text.parts} here={part} turn={turn} />
          <Note level="note">{auditDeskText.readOnly}</Note>
        </>
      }
    >
      {part === 'report' && <ReportDesk today={Day.parse(branch.today)} readOnly />}
      {part === 'log' && <Log key={logged?.id ?? 'day'} today={branch.today} logged={logged} allDays={() => setLogged(null)} readOnly />}
      {part === 'merged' && <MergedRoom readOnly />}
      {part === 'find' && (
        <FindCases
          today={Day.parse(branch.today)}
          readOnly
          showLog={one => {
            setLogged(one)
            setPart('log')
          }}
        />
      )}
    </DeskLayout>
  )
}
