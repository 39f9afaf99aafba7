/** Asks what a hall knows of a place the program did not come with; the rules are drafted from the base or a neighbour and previewed. */
import { useRef, useState } from 'react'
import type { ProfileChange } from '../../../../shared/ipc/shapes/profile.ts'
import { newPlaceText as text } from '../../../../shared/strings/zh-CN/new-place.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { emptyPlace, NewPlaceFields, type PlaceDraft, readPlace } from '../../../parts/new-place-fields.tsx'

type Props = {
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly bank: string | null
  readonly close: () => void
  readonly go: (change: ProfileChange) => void
}

export function NewPlaceDialog({ places, bank: had, close, go }: Props) {
  const [draft, setDraft] = useState<PlaceDraft>(emptyPlace)
  const [bank, setBank] = useState(had ?? '')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const badBank = !/^(\d{3})?$/.test(bank.trim())
  const run = () => {
    setAsked(true)
    const read = readPlace(draft)
    if ('wrong' in read) return focusField(flow.current, read.wrong)
    if (badBank) return focusField(flow.current, 'bank')
    go({ kind: 'new', place: read.place, bank: bank.trim() || null })
  }
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.go, run }} wide>
      <p className="secondary dense">{text.ask}</p>
      <EnterFlow flowRef={flow} onLast={run} className="stack tight">
        <NewPlaceFields draft={draft} places={places} asked={asked} change={setDraft} />
        <TextField
          name="bank"
          label={text.bank}
          hint={text.bankHint}
          kind="digits"
          value={bank}
          onChange={setBank}
          maxLength={3}
          error={asked && badBank ? text.wrong.bank : null}
        />
      </EnterFlow>
    </Dialog>
  )
}
