/** Third: the taker signs for the card, and the case is closed. */
import { useState } from 'react'
import { handoverText } from '../../../shared/strings/zh-CN/handover.ts'
import { signingSaid, signingText } from '../../../shared/strings/zh-CN/signing.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { type Point, SignaturePad } from '../../kit/signature-pad.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { type SignedOtherwise, SignOtherwiseDialog } from '../sign-otherwise.tsx'
import type { StepProps } from '../step-props.ts'
import type { Dealt } from './card-part.tsx'

const text = handoverText.sign
type Props = StepProps & { readonly dealt: Dealt; readonly toCard: () => void }

export function SignPart({ view, profile, done, dealt, toCard }: Props) {
  const [strokes, setStrokes] = useState<Point[][]>([])
  const [otherwise, setOtherwise] = useState<SignedOtherwise | null>(null)
  const [dialog, setDialog] = useState<'otherwise' | 'slip' | null>(null)
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const unsigned = strokes.length === 0 && otherwise === null
  const go = async () => {
    setAsked(true)
    if (unsigned) return
    const { id: caseId, revision } = view
    const toldEnable = dealt.told.includes('toldEnable')
    const toldBank = dealt.told.includes('toldBank')
    const signed = { signature: strokes, otherwise }
    const reply = await send('handover.complete', { caseId, revision, oldCard: dealt.fate, toldEnable, toldBank, ...signed })
    if (reply?.ok) done(reply.value)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: toCard },
    otherwise === null
      ? { press: 'F6', label: signingText.other, run: () => setDialog('otherwise'), off: busy }
      : { press: 'F6', label: signingText.cancel, run: () => setOtherwise(null), off: busy },
    { press: 'F7', label: signingText.printSlip, run: () => setDialog('slip'), off: busy },
    { press: 'F8', label: text.again, run: () => setStrokes([]), off: strokes.length === 0 || busy },
    { press: 'F9', label: text.done, run: () => void go(), primary: true, guarded: view.id, off: busy },
  ])
  return (
    <div className="stack">
      <p className="receives">{text.receives(view.cardTail)}</p>
      {otherwise ? (
        <Note level="pass">{signingSaid({ ...otherwise, witness: otherwise.witness?.login ?? null })}</Note>
      ) : (
        <SignaturePad strokes={strokes} onChange={setStrokes} label={text.label} prompt={text.prompt} off={busy} />
      )}
      {asked && unsigned && <Note level="refuse">{text.missing}</Note>}
      <RefusalNote failure={failure} />
      {dialog === 'otherwise' && (
        <SignOtherwiseDialog
          profile={profile}
          view={view}
          close={() => setDialog(null)}
          keep={signedSo => {
            setStrokes([])
            setOtherwise(signedSo)
            setDialog(null)
          }}
        />
      )}
      {dialog === 'slip' && <SlipDialog slip={{ kind: 'pickup', caseId: view.id, ticketId: null }} close={() => setDialog(null)} />}
    </div>
  )
}
