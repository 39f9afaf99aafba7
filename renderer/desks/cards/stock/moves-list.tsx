/** What moved, the newest first, page by page; a movement two people signed for has a slip to print. */
import { useState } from 'react'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { spoilText, stockEventText, stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { useKeys } from '../../../kit/keys.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { RenumberDialog } from './renumber-dialog.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'

type Move = Out<'stock.moves'>[number]

const aboutOf = ({ undone, supplier, reason, note, caseNumber }: Move): string =>
  text.about(
    [undone ? text.takenBack : null, supplier, reason && spoilText[reason], note, caseNumber].filter(word => word !== null && word !== ''),
  )

const columns: readonly Column<Move>[] = [
  { id: 'at', name: text.at, cell: move => timeText(move.at) },
  { id: 'event', name: text.event, cell: move => stockEventText[move.event] },
  { id: 'numbers', name: text.numbers, cell: move => <span className="mono">{text.rangeText(move.first, move.last)}</span> },
  { id: 'count', name: text.count, right: true, cell: move => move.count },
  { id: 'people', name: text.people, cell: move => text.by(move.operator, move.second) },
  { id: 'about', name: text.aboutHead, cell: aboutOf },
  { id: 'slip', name: text.slip, cell: move => <span className="mono">{move.slip}</span> },
]

type Props = {
  readonly print: (move: Move) => void
  readonly mayReverse: boolean
  readonly reversed: (move: Move) => void
}

/** A case stands behind the others, and goes with them. */
const canGoBack = ({ event, caseNumber, undone }: Move): boolean => event !== 'reverse' && caseNumber === null && !undone

export function MovesList({ print, mayReverse, reversed }: Props) {
  const [before, setBefore] = useState<Move['id'] | null>(null)
  const asked = useAsked('stock.moves', { before })
  const list = useSelection(asked.value, { idOf: move => move.id, question: before, begin: () => undefined })
  const { rows: moves, row: marked } = list
  const last = moves.at(-1)
  const [taking, setTaking] = useState<Move | null>(null)
  const [renumbering, setRenumbering] = useState<Move | null>(null)
  useKeys([
    ...(mayReverse && marked && canGoBack(marked) ? [{ press: 'Z', label: text.takeBack, run: () => setTaking(marked) }] : []),
    ...(mayReverse && marked?.event === 'receive' && !marked.undone
      ? [{ press: 'T', label: text.renumber, run: () => setRenumbering(marked) }]
      : []),
    ...(marked?.slip ? [{ press: 'P', label: text.print, run: () => print(marked) }] : []),
    ...(moves.length === 100 && last ? [{ press: 'O', label: text.more, run: () => setBefore(last.id) }] : []),
  ])
  return (
    <section className="stack tight" aria-label={text.moves}>
      <h2>{text.moves}</h2>
      <RefusalNote failure={asked.failure} again={asked.again} />
      {asked.value && moves.length === 0 && <p className="secondary">{text.noMoves}</p>}
      {moves.length > 0 && <PickTable label={text.moves} columns={columns} list={list} onOpen={move => move.slip && print(move)} />}
      {renumbering && <RenumberDialog move={renumbering} close={() => setRenumbering(null)} />}
      {taking && (
        <ReverseDialog
          move={taking}
          close={() => setTaking(null)}
          done={move => {
            setTaking(null)
            reversed(move)
          }}
        />
      )}
    </section>
  )
}
