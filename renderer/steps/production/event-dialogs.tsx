/** The two events that need a word more: why a card failed, and which card came in. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { centreText } from '../../../shared/strings/zh-CN/centre.ts'
import { productionKeyText, productionText as text } from '../../../shared/strings/zh-CN/production.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import type { Recorded } from './recorded.ts'

type Props = {
  readonly view: CaseView
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly record: (what: Recorded) => void
}

export function FailDialog({ view, busy, failure, close, record }: Props) {
  const changed = useChangedSince(view.revision)
  const last = text.failReasons.length - 1
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={text.failTitle}
      commonLabel={text.failCommon}
      common={text.failReasons.map((label, place) => ({ label, words: place === last ? '' : label }))}
      wordsLabel={text.failReason}
      short={text.short}
      action={text.record}
      guarded
      busy={busy}
      failure={failure}
      close={close}
      say={note => record({ event: 'makeFailed', note })}
    />
  )
}

/** The centre says otherwise: recorded all the same it needs a reason. */
export function OverDialog({ view, ask, busy, failure, close, say }: Omit<Props, 'record'> & Over) {
  const changed = useChangedSince(view.revision)
  const last = centreText.usualOver.length - 1
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={centreText.overTitle}
      ask={ask}
      commonLabel={centreText.usualLabel}
      common={centreText.usualOver.map((label, place) => ({ label, words: place === last ? '' : label }))}
      wordsLabel={centreText.words}
      short={centreText.short}
      action={text.record}
      guarded
      busy={busy}
      failure={failure}
      close={close}
      say={say}
    />
  )
}
type Over = { readonly ask: string; readonly say: (note: string) => void }

/** The new card lies here: come from the centre, or just made at this counter. */
export function ReceiveDialog({ view, madeHere, busy, failure, close, record }: Props & { readonly madeHere: boolean }) {
  const changed = useChangedSince(view.revision)
  const [tail, setTail] = useState('')
  const [asked, setAsked] = useState(false)
  const good = /^\d{4}$/.test(tail)
  const go = () => (good ? record({ event: 'branchReceived', cardTail: tail }) : setAsked(true))
  return (
    <Dialog
      changed={changed && !busy}
      title={madeHere ? text.madeTitle : text.receiveTitle}
      close={close}
      primary={{ label: madeHere ? text.made : productionKeyText.branchReceived, run: go, off: busy, guarded: true }}
    >
      <p>{text.receiveAsk}</p>
      <TextField
        name="cardTail"
        label={text.cardTail}
        kind="digits"
        maxLength={4}
        value={tail}
        onChange={setTail}
        error={asked && !good ? text.tailWrong : null}
        className="short"
      />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
