/** Asks which day opens or closes, and what it is called. */
import { useRef, useState } from 'react'
import type { CalendarChange } from '../../../../shared/ipc/shapes/calendar.ts'
import { calendarText } from '../../../../shared/strings/zh-CN/calendar.ts'
import { parseDay } from '../../../../shared/time.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { DayField } from '../../../kit/day-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { TextField } from '../../../kit/text-field.tsx'

const text = calendarText.dayDialog

export function DayDialog({ close, go }: { readonly close: () => void; readonly go: (change: CalendarChange) => void }) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState('')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const day = parseDay(typed)
  const run = () => {
    setAsked(true)
    if (!day) return focusField(flow.current, 'day')
    if (open === '') return focusField(flow.current, 'open')
    if (name.trim() === '') return focusField(flow.current, 'name')
    go({ kind: 'day', day, open: open === 'yes', name: name.trim() })
  }
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.go, run }}>
      <EnterFlow flowRef={flow} onLast={run} className="stack tight">
        <DayField name="day" label={text.day} value={typed} onChange={setTyped} error={asked && !day ? text.dayWrong : null} autoFocus />
        <ChoiceField
          name="open"
          label={text.open}
          value={open}
          choices={[
            { value: 'yes', label: text.opens },
            { value: 'no', label: text.closes },
          ]}
          onChange={setOpen}
          error={asked && open === '' ? text.openMissing : null}
        />
        <TextField
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          maxLength={20}
          error={asked && name.trim() === '' ? text.nameMissing : null}
        />
      </EnterFlow>
    </Dialog>
  )
}
