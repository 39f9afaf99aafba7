/** Takes the State Council's notice as it is pasted, and says which of its words cannot be read. */
import { useRef, useState } from 'react'
import type { CalendarChange } from '../../../../shared/ipc/shapes/calendar.ts'
import type { CalendarYear } from '../../../../shared/pickup/calendar.ts'
import { readNotice } from '../../../../shared/pickup/notice.ts'
import type { NoticeProblem } from '../../../../shared/pickup/notice-problem.ts'
import { noticeProblemText, noticeText as text } from '../../../../shared/strings/zh-CN/notice.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Note } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'

/** The notices of the last ten years have fewer than a thousand characters. */
const mostLetters = 20_000
type Props = { readonly known: readonly CalendarYear[]; readonly close: () => void; readonly go: (change: CalendarChange) => void }

export function NoticeDialog({ known, close, go }: Props) {
  const [pasted, setPasted] = useState('')
  const [problems, setProblems] = useState<readonly NoticeProblem[]>([])
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const empty = pasted.trim() === ''
  const run = () => {
    setAsked(true)
    if (empty) return focusField(flow.current, 'notice')
    const read = readNotice(pasted, known)
    setProblems(read.problems)
    if (read.problems.length === 0) go({ kind: 'import', years: [...read.years] })
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      keys={[{ press: 'F9', label: text.go, run }]}
      primary={{ label: text.go, run }}
      wide
    >
      <p className="secondary dense">{text.ask}</p>
      <EnterFlow flowRef={flow} className="stack tight">
        <TextField
          name="notice"
          label={text.pasted}
          kind="lines"
          value={pasted}
          onChange={value => {
            setPasted(value)
            setProblems([])
          }}
          maxLength={mostLetters}
          error={asked && empty ? text.empty : null}
          autoFocus
        />
      </EnterFlow>
      {problems.length > 0 && (
        <Note level="refuse">
          <ul>
            {problems.map(problem => (
              <li key={`${problem.code} ${problem.at}`}>{noticeProblemText(problem)}</li>
            ))}
          </ul>
        </Note>
      )}
    </Dialog>
  )
}
