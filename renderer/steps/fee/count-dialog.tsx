/** Counts the drawer: note by note or as one sum, and says why where it differs from the book. */
import { useRef, useState } from 'react'
import { denominations, type Fen, fen, parseYuan, piecesFen, yuan } from '../../../shared/money.ts'
import type { Failure } from '../../../shared/result.ts'
import { feeStepText } from '../../../shared/strings/zh-CN/fee.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'

const text = feeStepText.day
export type Counted = { readonly fen: Fen; readonly pieces: Record<string, number> | null; readonly note: string }
type Props = {
  readonly expected: Fen
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly say: (counted: Counted) => void
}

const keyOf = (value: number): string => `${value}`

export function CountDialog({ expected, busy, failure, close, say }: Props) {
  const [pieces, setPieces] = useState<Readonly<Record<string, string>>>({})
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const byPieces = Object.values(pieces).some(count => count !== '')
  const counts = Object.fromEntries(Object.entries(pieces).map(([key, count]) => [key, Number(count)]))
  const sum = byPieces ? piecesFen(counts) : parseYuan(typed)
  const differs = sum !== null && sum !== expected
  const short = differs && note.trim().length < 2
  const go = () => {
    setAsked(true)
    if (sum === null) return focusField(flow.current, 'sum')
    if (short) return focusField(flow.current, 'note')
    say({ fen: sum, pieces: byPieces ? counts : null, note: note.trim() })
  }
  return (
    <Dialog changed={false} title={text.countTitle} close={close} primary={{ label: text.save, run: go, off: busy, guarded: true }}>
      <p>{text.countAsk(yuan(expected))}</p>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <div className="count-grid">
          {denominations.map(value => (
            <TextField
              key={value}
              name={`piece${value}`}
              label={text.piece(yuan(fen(value)).replace(/\.00$/, ''))}
              kind="digits"
              maxLength={5}
              value={pieces[keyOf(value)] ?? ''}
              onChange={count => setPieces({ ...pieces, [keyOf(value)]: count })}
            />
          ))}
        </div>
        <TextField
          name="sum"
          label={text.sum}
          value={byPieces ? yuan(sum ?? fen(0)) : typed}
          onChange={setTyped}
          off={byPieces}
          error={asked && sum === null ? text.sumWrong : null}
        />
        {differs && sum !== null && <Note level="flag">{text.differs(yuan(fen(sum - expected)))}</Note>}
        {differs && (
          <TextField
            name="note"
            label={text.note}
            value={note}
            onChange={setNote}
            maxLength={200}
            error={asked && short ? text.noteAsk : null}
          />
        )}
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
