/** Asks what is wrong, part by part, before a case goes back to the counter: ticked by digit, said in words. */
import { useEffect, useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import type { Fault, FaultPart } from '../../../shared/review/fault.ts'
import { faultWords } from '../../../shared/strings/zh-CN/fault-words.ts'
import { faultPartText, mendText, returnWords, reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { faultId, faultsOf, faultsWords, partsOf } from './fault-words.ts'

type Props = {
  readonly title: string
  readonly ask: string
  readonly view: CaseView
  readonly parts?: readonly FaultPart[]
  readonly action: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly say: (faults: Fault[], note: string) => void
}

/** The part as a whole is not named beside one of its lines. */
function flipped(before: readonly Fault[], fault: Fault, on: boolean): readonly Fault[] {
  const rest = before.filter(one => faultId(one) !== faultId(fault))
  if (!on) return rest
  const kept = rest.filter(one => one.part !== fault.part || (one.what !== null && fault.what !== null))
  return [...kept, fault]
}

const leastLetters = 2

export function FaultsDialog({ title, ask, view, parts = partsOf(view), action, busy, failure, close, say }: Props) {
  const changed = useChangedSince(view.revision)
  const [part, setPart] = useState<FaultPart | ''>('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const usual = text.page.list([...new Set(faults.map(fault => returnWords[fault.part]))].filter(words => words !== ''))
  const note = typed ?? usual
  const go = () => {
    setAsked(true)
    if (faults.length === 0) return focusField(flow.current, 'part')
    if (note.trim().length < leastLetters) return focusField(flow.current, 'note')
    say([...faults], note.trim())
  }
  const listed = part === '' ? [] : faultsOf(view, part)
  const [head] = listed.length > 1 ? listed : []
  const begin = head ? `fault.${faultId(head)}` : null
  // The list stands only after the part was chosen, so the focus follows it.
  useEffect(() => {
    if (begin !== null) focusField(flow.current, begin)
  }, [begin])
  const choose = (value: string) => {
    const to = parts.find(one => one === value) ?? ''
    setPart(to)
    // A part with nothing to name in it is a fault by being chosen.
    const [whole, ...rest] = to === '' ? [] : faultsOf(view, to)
    if (whole && rest.length === 0) setFaults(before => flipped(before, whole, true))
  }
  return (
    <Dialog changed={changed && !busy} title={title} close={close} wide primary={{ label: action, run: go, off: busy, guarded: true }}>
      <p>{ask}</p>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <ChoiceField
          name="part"
          label={text.faultsPart}
          value={part}
          choices={parts.map(one => ({ value: one, label: faultPartText[one] }))}
          onChange={choose}
          error={asked && faults.length === 0 ? text.returnPick : null}
          autoFocus
        />
        {part !== '' && <p className="secondary dense">{mendText[part]}</p>}
        {part !== '' && listed.length > 1 && (
          <div className="fault-ticks scroll">
            <TickList
              name="fault"
              title={faultPartText[part]}
              items={listed.map(fault => ({
                id: faultId(fault),
                text: fault.what === null ? text.faultWhole(faultPartText[part]) : faultWords(fault),
              }))}
              ticked={faults.map(faultId)}
              onTick={(id, on) => {
                const fault = listed.find(one => faultId(one) === id)
                if (fault) setFaults(before => flipped(before, fault, on))
              }}
            />
          </div>
        )}
        {faults.length > 0 && <Note level="flag">{faultsWords(faults)}</Note>}
        <TextField
          name="note"
          label={text.returnNote}
          value={note}
          onChange={setTyped}
          maxLength={200}
          error={asked && note.trim().length < leastLetters ? text.short : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
