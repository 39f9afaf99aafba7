/** Takes a movement of blank cards back that was recorded wrong, with its reason and a second person. */
import { useRef, useState } from 'react'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { stockEventText, stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { missingSecond, noSecond, SecondFields } from '../../../parts/second-fields.tsx'
import { useSent } from '../../../parts/use-sent.ts'

type Move = Out<'stock.moves'>[number]
type Props = { readonly move: Move; readonly close: () => void; readonly done: (move: Move) => void }

export function ReverseDialog({ move, close, done }: Props) {
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = note.trim().length < 2 ? 'note' : missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const reply = await send('stock.reverse', { moveId: move.id, note: note.trim(), second })
    if (reply?.ok) done(reply.value)
  }
  return (
    <Dialog
      changed={false}
      title={text.takeBack}
      close={close}
      primary={{ label: text.takeBack, run: () => void go(), off: busy, danger: true }}
    >
      <p>
        {stockEventText[move.event]} <span className="mono">{text.rangeText(move.first, move.last)}</span> {text.cards(move.count)}
      </p>
      <p>{text.ask.reverse}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <TextField
          name="note"
          label={text.note}
          value={note}
          onChange={setNote}
          maxLength={200}
          error={asked && missing === 'note' ? text.noteAsk : null}
        />
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missing : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
