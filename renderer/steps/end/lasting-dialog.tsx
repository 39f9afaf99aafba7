/** The dialog of what nobody can take back: Enter only walks through it, F9 confirms it, and the first thing missing gets the focus. */
import { type ReactNode, useRef, useState } from 'react'
import type { Failure } from '../../../shared/result.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'

/** The field that still lacks something, and the words for it. */
export type Lack = { readonly field: string; readonly words: string }

type Props<T extends string> = {
  readonly title: string
  readonly confirm: string
  readonly revision: number
  /** What stands above the ticks; `error` gives the words for its field once they are due. */
  readonly lead: (error: (field: string) => string | null) => ReactNode
  readonly ticks: { readonly name: string; readonly title: string; readonly items: readonly { readonly id: T; readonly text: string }[] }
  readonly ticked: readonly T[]
  readonly setTicked: (ticked: readonly T[]) => void
  readonly note: { readonly label: string; readonly value: string; readonly set: (value: string) => void }
  readonly lack: Lack | null
  readonly warnings: readonly string[]
  readonly go: () => Promise<void>
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
}

export function LastingDialog<T extends string>(props: Props<T>) {
  const { title, confirm, revision, lead, ticks, ticked, setTicked, note, lack, warnings, go, busy, failure, close } = props
  const [asked, setAsked] = useState(false)
  const all = ticks.items.map(item => item.id)
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(revision)
  const error = (field: string) => (asked && lack?.field.split('.')[0] === field ? lack.words : null)
  const confirmed = () => {
    setAsked(true)
    if (lack) focusField(flow.current, lack.field)
    else void go()
  }
  return (
    <Dialog title={title} close={close} primary={{ label: confirm, run: confirmed, off: busy, danger: true }} changed={changed && !busy}>
      <EnterFlow flowRef={flow} className="stack tight">
        {lead(error)}
        {ticks.items.length > 0 && (
          <TickList
            name={ticks.name}
            title={ticks.title}
            items={ticks.items}
            ticked={ticked}
            onTick={(id, on) => setTicked(all.filter(one => (one === id ? on : ticked.includes(one))))}
            error={error(ticks.name)}
          />
        )}
        <TextField name="note" label={note.label} value={note.value} onChange={note.set} maxLength={200} error={error('note')} />
      </EnterFlow>
      {warnings.map(words => (
        <Note key={words} level="flag">
          {words}
        </Note>
      ))}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
