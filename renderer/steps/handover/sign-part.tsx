/** Third: the taker signs for the card, and the case is closed. */
import { useState } from 'react'
import { handoverText } from '../../../shared/strings/zh-CN/handover.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { type Point, SignaturePad } from '../../kit/signature-pad.tsx'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import type { Dealt } from './card-part.tsx'

const text = handoverText.sign
type Props = StepProps & { readonly dealt: Dealt; readonly toCard: () => void }

export function SignPart({ view, done, dealt, toCard }: Props) {
  const [strokes, setStrokes] = useState<Point[][]>([])
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const unsigned = strokes.length === 0
  const go = async () => {
    setAsked(true)
    if (unsigned) return
    const { id: caseId, revision } = view
    const toldEnable = dealt.told.includes('toldEnable')
    const toldBank = dealt.told.includes('toldBank')
    const reply = await send('handover.complete', { caseId, revision, oldCard: dealt.fate, toldEnable, toldBank, signature: strokes })
    if (reply?.ok) done(reply.value)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: toCard },
    { press: 'F8', label: text.again, run: () => setStrokes([]), off: unsigned || busy },
    { press: 'F9', label: text.done, run: () => void go(), primary: true, off: busy },
  ])
  return (
    <div className="stack">
      <p className="receives">{text.receives(view.cardTail)}</p>
      <SignaturePad strokes={strokes} onChange={setStrokes} label={text.label} prompt={text.prompt} off={busy} />
      {asked && unsigned && <Note level="refuse">{text.missing}</Note>}
      <RefusalNote failure={failure} />
    </div>
  )
}
