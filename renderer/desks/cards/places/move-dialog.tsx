/** Puts one card into another place, or back into one after it was looked for. */
import { useRef, useState } from 'react'
import type { PlacedCard } from '../../../../shared/ipc/shapes/place.ts'
import { placesText as text } from '../../../../shared/strings/zh-CN/places.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSent } from '../../../parts/use-sent.ts'

type Props = {
  readonly card: PlacedCard
  /** It was looked for, and is there. */
  readonly isFound: boolean
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}

export function MoveCardDialog({ card, isFound, changed, close, done }: Props) {
  const [typed, setTyped] = useState(isFound ? (card.place ?? '') : '')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const short = isFound && note.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (short) return focusField(flow.current, 'note')
    const place = typed.trim() === '' ? null : typed
    const reply = isFound
      ? await send('place.found', { caseId: card.caseId, place, note })
      : await send('place.put', { caseId: card.caseId, place })
    if (reply?.ok) return done()
    focusField(flow.current, 'place')
  }
  return (
    <Dialog
      title={isFound ? text.foundTitle : text.moveTitle}
      close={close}
      primary={{ label: text.put, run: () => void go(), off: busy }}
      changed={changed && !busy}
    >
      <p>{isFound ? text.foundAsk(card.number) : text.moveAsk(card.number, card.place)}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        {isFound && (
          <TextField
            name="note"
            label={text.foundNote}
            value={note}
            onChange={setNote}
            maxLength={200}
            error={asked && short ? text.short : null}
            autoFocus
          />
        )}
        <TextField
          name="place"
          label={isFound ? text.foundPlace : text.typed}
          hint={isFound ? text.foundHint : text.typedHint}
          value={typed}
          onChange={setTyped}
          maxLength={20}
          autoFocus={!isFound}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
