/** Makes the card at this counter: from a blank card the caller drew, whose number is bound to the case. */
import { useState } from 'react'
import { BlankNumber } from '../../../shared/card/blank.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { productionText as text } from '../../../shared/strings/zh-CN/production.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useAsked } from '../../parts/use-asked.ts'
import type { Recorded } from './recorded.ts'

type Props = {
  readonly event: 'sendToMake' | 'remake'
  readonly view: CaseView
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly record: (what: Recorded) => void
}

export function HereDialog({ view, event, busy, failure, close, record }: Props) {
  const changed = useChangedSince(view.revision)
  const stock = useAsked('stock.view', {})
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const wanted = typed ?? stock.value?.next ?? ''
  const number = BlankNumber.safeParse(wanted).data ?? null
  const none = stock.value !== null && stock.value.next === null
  const go = () => (number === null ? setAsked(true) : record({ event, blank: number }))
  return (
    <Dialog
      changed={changed && !busy}
      title={text.hereTitle}
      close={close}
      primary={{ label: text.here, run: go, off: busy || none, guarded: true }}
    >
      <p>{text.hereAsk}</p>
      {stock.loading && <Waiting />}
      {none && <Note level="flag">{text.hereNone}</Note>}
      {!none && stock.value && (
        <TextField
          name="blank"
          label={text.blankNumber}
          value={wanted}
          onChange={setTyped}
          maxLength={19}
          error={asked && number === null ? text.blankWrong : null}
          autoFocus
        />
      )}
      <RefusalNote failure={failure ?? stock.failure} />
    </Dialog>
  )
}
