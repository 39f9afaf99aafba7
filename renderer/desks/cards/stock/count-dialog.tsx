/** Two people count one place: what lies there, range by range, beside the book; and what was counted before. */

import { useRef, useState } from 'react'
import { BlankNumber, countBetween, mostBlanks } from '../../../../shared/card/blank.ts'
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import type { OperatorId } from '../../../../shared/ids.ts'
import type { StockCounted, StockRange } from '../../../../shared/ipc/shapes/stock.ts'
import { stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { missingSecond, noSecond, SecondFields } from '../../../parts/second-fields.tsx'
import { SlipDialog } from '../../../parts/slip-dialog.tsx'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'

type Ranges = readonly { readonly first: BlankNumber; readonly last: BlankNumber }[]

/** One range a line, `first-last` or a single number; null where a line is none. Nothing typed means that nothing lies there. */
export function rangesTyped(typed: string): Ranges | null {
  const lines = halfWidth(withoutUnseen(typed))
    .split(/[\n,;]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const ranges = lines.map(line => {
    const [from = '', to = from] = line.split(/\s*[-~]\s*/)
    const [first, last] = [BlankNumber.safeParse(from), BlankNumber.safeParse(to)]
    if (!first.success || !last.success) return null
    const count = countBetween(first.data, last.data)
    return count === null || count > mostBlanks ? null : { first: first.data, last: last.data }
  })
  return ranges.every(range => range !== null) ? ranges : null
}

type Props = { readonly ranges: readonly StockRange[]; readonly me: OperatorId; readonly close: () => void }

export function CountDialog({ ranges, me, close }: Props) {
  const places = [
    { value: 'vault', label: text.vault, holderId: null },
    ...[...new Map(ranges.flatMap(({ holderId, holder }) => (holderId === null ? [] : [[holderId, holder ?? ''] as const])))].map(
      ([holderId, name]) => ({ value: holderId as string, label: text.heldBy(name), holderId }),
    ),
  ]
  const [place, setPlace] = useState(places.find(one => one.holderId === me) ?? places[0])
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const [printing, setPrinting] = useState(false)
  const [done, setDone] = useState<StockCounted | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const read = rangesTyped(typed)
  const holderId = place?.holderId ?? null
  const book = ranges
    .filter(range => range.holderId === holderId && (holderId !== null || range.state === 'in-vault'))
    .reduce((sum, range) => sum + range.count, 0)
  const missing = read === null ? 'ranges' : missingSecond(second)
  const go = async () => {
    if (done) return close()
    setAsked(true)
    if (missing || read === null) return focusField(flow.current, missing ?? 'ranges')
    const reply = await send('stock.count', { holderId, ranges: [...read], note: note.trim(), second })
    if (reply?.ok) setDone(reply.value)
  }
  return (
    <Dialog
      changed={false}
      title={text.countTitle}
      close={close}
      primary={{ label: done ? text.back : text.countSave, run: () => void go(), off: busy }}
      keys={done ? [{ press: 'F7', label: text.print, run: () => setPrinting(true) }] : []}
    >
      {done && printing && (
        <SlipDialog slip={{ kind: 'stock-count', caseId: null, ticketId: null, ofId: done.id }} close={() => setPrinting(false)} />
      )}
      {done ? (
        <Note level={done.book === done.counted && done.missing.length === 0 ? 'pass' : 'flag'}>
          {text.countDone(done.number, done.book, done.counted)}
        </Note>
      ) : (
        <>
          <p>{text.countAsk(place?.label ?? text.vault, book)}</p>
          <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
            {places.length > 1 && (
              <ChoiceField
                name="place"
                label={text.where}
                value={place?.value ?? ''}
                choices={places.map(({ value, label }) => ({ value, label }))}
                onChange={value => setPlace(places.find(one => one.value === value))}
                upright
              />
            )}
            <TextField
              name="ranges"
              label={text.countRanges}
              value={typed}
              onChange={setTyped}
              kind="lines"
              error={asked && read === null ? text.countRangesWrong : null}
            />
            <TextField name="note" label={text.countNote} value={note} onChange={setNote} maxLength={200} />
            <SecondFields draft={second} onChange={setSecond} missing={asked ? missing : null} />
          </EnterFlow>
          <RefusalNote failure={failure} />
        </>
      )}
    </Dialog>
  )
}

const rangesText = (ranges: StockCounted['missing']): string => ranges.map(({ first, last }) => text.rangeText(first, last)).join(' ')

const columns: readonly Column<StockCounted>[] = [
  { id: 'at', name: text.at, cell: row => timeText(row.at) },
  { id: 'number', name: text.slip, cell: row => <span className="mono">{row.number}</span> },
  { id: 'where', name: text.where, cell: row => (row.holder === null ? text.vault : text.heldBy(row.holder)) },
  { id: 'book', name: text.book, right: true, cell: row => row.book },
  { id: 'counted', name: text.countedNow, right: true, cell: row => row.counted },
  { id: 'missing', name: text.missingNumbers, cell: row => rangesText(row.missing) },
  { id: 'extra', name: text.extraNumbers, cell: row => rangesText(row.extra) },
  { id: 'people', name: text.people, cell: row => text.by(row.operator, row.second) },
  { id: 'note', name: text.aboutHead, cell: row => row.note },
]

export function CountsList({ print }: { readonly print: (count: StockCounted) => void }) {
  const asked = useAsked('stock.counts', {})
  const list = useSelection(asked.value, { idOf: row => row.id, begin: () => undefined })
  if (list.rows.length === 0) return null
  return (
    <section className="stack tight" aria-label={text.counts}>
      <h2>{text.counts}</h2>
      <PickTable label={text.counts} columns={columns} list={list} onOpen={print} />
    </section>
  )
}
