/** Puts the numbers of a delivery right that were typed wrong, with the reason and a second person. */
import { useRef, useState } from 'react'
import { BlankNumber, countBetween, mostBlanks } from '../../../../shared/card/blank.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { missingSecond, noSecond, SecondFields } from '../../../parts/second-fields.tsx'
import { useSent } from '../../../parts/use-sent.ts'

type Move = Out<'stock.moves'>[number]
type Props = { readonly move: Move; readonly close: () => void }

export function RenumberDialog({ move, close }: Props) {
  const [range, setRange] = useState<{ readonly first: string; readonly last: string }>({ first: move.first, last: move.last })
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const [first, last] = [BlankNumber.safeParse(range.first), BlankNumber.safeParse(range.last)]
  const count = first.success && last.success ? countBetween(first.data, last.data) : null
  const missing = count === null || count > mostBlanks ? 'last' : note.trim().length < 2 ? 'note' : missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (missing || !first.success || !last.success) return focusField(flow.current, missing ?? 'first')
    const change = { fact: 'delivery', moveId: move.id, first: first.data, last: last.data } as const
    const reply = await send('correction.make', { change, reason: note.trim(), second })
    if (reply?.ok) close()
  }
  return (
    <Dialog
      changed={false}
      title={text.renumber}
      close={close}
      primary={{ label: text.renumber, run: () => void go(), off: busy, danger: true }}
    >
      <p>{text.renumberAsk}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <div className="two-fields">
          <TextField
            name="first"
            label={text.first}
            value={range.first}
            onChange={value => setRange({ ...range, first: value })}
            maxLength={19}
          />
          <TextField
            name="last"
            label={text.last}
            value={range.last}
            onChange={value => setRange({ ...range, last: value })}
            maxLength={19}
            hint={count === null ? undefined : text.counted(count)}
            error={asked && missing === 'last' ? text.rangeWrong : null}
          />
        </div>
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
