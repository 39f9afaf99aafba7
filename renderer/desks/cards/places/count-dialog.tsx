/** Two people count the finished cards rack by rack against the book, and name each that is not there. */
import { useRef, useState } from 'react'
import { tidyCode } from '../../../../shared/entry/code.ts'
import type { PlacedCard, PlaceView } from '../../../../shared/ipc/shapes/place.ts'
import { placesText as text } from '../../../../shared/strings/zh-CN/places.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { missingSecond, noSecond, SecondFields } from '../../../parts/second-fields.tsx'
import { useSent } from '../../../parts/use-sent.ts'
import { missingTyped } from './missing-typed.ts'

/** The racks with cards in them, and how many the book has in each; the empty name for cards without a place. */
function bookOf(cards: readonly PlacedCard[]): readonly { readonly rack: string; readonly book: number }[] {
  const racks = [...new Set(cards.map(({ rack }) => rack ?? ''))]
  return racks.map(rack => ({ rack, book: cards.filter(card => (card.rack ?? '') === rack).length }))
}

type Props = { readonly view: PlaceView; readonly close: () => void; readonly done: (view: PlaceView) => void }

export function PlaceCountDialog({ view, close, done }: Props) {
  // What the two looked at when they began; the core says where it has moved meanwhile.
  const [{ cards, racks }] = useState({ cards: view.cards, racks: bookOf(view.cards) })
  const lost = cards.filter(({ missingSince }) => missingSince !== null)
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({})
  const [typed, setTyped] = useState(lost.map(({ place, number }) => place ?? number).join('\n'))
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const missing = missingTyped(typed, cards)
  const uncounted = racks.find(({ rack }) => !/^\d{1,5}$/.test(counted[rack] ?? ''))
  const open = uncounted ? `counted.${uncounted.rack}` : missing.unknown.length > 0 ? 'missing' : missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (open) return focusField(flow.current, open)
    const reply = await send('place.count', {
      racks: racks.map(({ rack, book }) => ({ rack, book, counted: Number(counted[rack]) })),
      missing: [...missing.cases],
      note: note.trim(),
      second,
    })
    if (reply?.ok) done(reply.value)
  }
  return (
    <Dialog
      title={text.countTitle}
      close={close}
      primary={{ label: text.countSave, run: () => void go(), off: busy, guarded: true }}
      changed={false}
      wide
    >
      <p>{text.countAsk}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <div className="three-fields">
          {racks.map(({ rack, book }) => (
            <TextField
              key={rack}
              name={`counted.${rack}`}
              label={text.counted(text.rack(rack), book)}
              kind="digits"
              value={counted[rack] ?? ''}
              onChange={value => setCounted({ ...counted, [rack]: value })}
              maxLength={5}
              error={asked && !/^\d{1,5}$/.test(counted[rack] ?? '') ? text.digits : null}
              autoFocus={rack === racks[0]?.rack}
            />
          ))}
        </div>
        <TextField
          name="missing"
          label={text.missing}
          hint={text.missingHint}
          kind="lines"
          value={typed}
          onChange={setTyped}
          error={missing.unknown.length > 0 && (asked || typed.endsWith('\n')) ? text.unknown(missing.unknown.map(tidyCode)) : null}
        />
        <TextField name="note" label={text.note} hint={text.noteHint} value={note} onChange={setNote} maxLength={200} />
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missingSecond(second) : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
