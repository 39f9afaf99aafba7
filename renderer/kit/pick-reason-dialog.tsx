/** Asks for one reason of a table, by its digit, before something is done that needs one. */
import { type ReactNode, useRef, useState } from 'react'
import type { Failure } from '../../shared/result.ts'
import { ChoiceField } from './choice-field.tsx'
import { Dialog } from './dialog.tsx'
import { EnterFlow, focusField } from './enter-flow.tsx'
import { RefusalNote } from './notes.tsx'

type Props<R extends string> = {
  readonly title: string
  readonly ask?: ReactNode
  readonly label: string
  readonly reasons: readonly R[]
  readonly words: Readonly<Record<R, string>>
  readonly missing: string
  readonly action: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly changed: boolean
  readonly close: () => void
  readonly say: (reason: R) => void
}

export function PickReasonDialog<R extends string>(props: Props<R>) {
  const { title, ask, label, reasons, words, missing, action, busy, failure, changed, close, say } = props
  const [reason, setReason] = useState<R | null>(null)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const go = () => {
    setAsked(true)
    if (reason === null) return focusField(flow.current, 'reason')
    say(reason)
  }
  return (
    <Dialog title={title} close={close} primary={{ label: action, run: go, off: busy }} changed={changed}>
      {ask && <div>{ask}</div>}
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <ChoiceField
          name="reason"
          label={label}
          value={reason ?? ''}
          choices={reasons.map(one => ({ value: one, label: words[one] }))}
          onChange={value => setReason(reasons.find(one => one === value) ?? reason)}
          upright
          error={asked && reason === null ? missing : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
