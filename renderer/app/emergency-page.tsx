/** What desks did on their own and handed in, one by one: what became of it, what stands in the way, and what to do. */
import type { Out } from '../../shared/ipc/contract.ts'
import type { PieceView } from '../../shared/ipc/shapes/emergency.ts'
import { isRefusalCode } from '../../shared/refusal.ts'
import { itemText } from '../../shared/strings/zh-CN/business.ts'
import { emergencyText as text } from '../../shared/strings/zh-CN/emergency.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { sayRefusal } from '../../shared/strings/zh-CN/refusal.ts'
import { stateText } from '../../shared/strings/zh-CN/workflow.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { type Column, PickTable } from '../kit/pick-table.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { useRowDialog } from '../kit/use-row-dialog.ts'
import { useSelection } from '../kit/use-selection.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'

const wordFor = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

const whatOf = ({ kind, item }: PieceView): string => (kind === 'case' ? wordFor(itemText, item) : text.handOver(wordFor(itemText, item)))

const columns: readonly Column<PieceView>[] = [
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'state', name: text.columns.state, cell: row => text.states[row.state] },
  { id: 'person', name: text.columns.person, cell: row => row.maskedName },
  { id: 'item', name: text.columns.item, cell: row => whatOf(row) },
  { id: 'maker', name: text.columns.maker, cell: row => row.maker },
  { id: 'desk', name: text.columns.desk, cell: row => row.desk },
  { id: 'case', name: text.columns.caseNumber, cell: row => <span className="mono">{row.caseNumber ?? ''}</span> },
]

const isOpen = ({ state }: PieceView): boolean => state === 'conflict' || state === 'received'

type Props = { readonly view: Out<'emergency.view'>; readonly close: () => void }

export function EmergencyPage({ view, close }: Props) {
  const alone = view.state === 'on' || view.state === 'handing'
  const asked = useAsked('emergency.list', alone ? null : {})
  const list = useSelection(asked.value?.pieces ?? null, { idOf: row => row.id, versionOf: row => row.state })
  const dialog = useRowDialog<'drop', PieceView>(list)
  const { send, busy, failure } = useSent()
  const { row } = list
  const isHandOver = dialog.shown?.row.kind === 'hand-over'
  const again = async (id: string) => {
    await send('emergency.again', { id })
    asked.again()
  }
  const end = async () => {
    const reply = await send('emergency.end', {})
    if (reply?.ok) close()
  }
  const drop = async ({ id }: PieceView, reason: string) => {
    const reply = await send('emergency.drop', { id, reason })
    if (!reply?.ok) return
    dialog.close()
    asked.again()
  }
  const keys = row && isOpen(row) ? [{ press: 'F4', label: text.drop, run: () => dialog.open('drop'), off: busy }] : []
  const isAsking = dialog.shown !== null
  const primary = isAsking
    ? {}
    : view.state === 'handing' && !view.ending
      ? { primary: { label: text.end, run: () => void end(), off: busy } }
      : row && isOpen(row)
        ? { primary: { label: text.again, run: () => void again(row.id), off: busy } }
        : {}
  return (
    <Dialog
      title={view.state === 'on' ? text.mode : text.pageTitle}
      close={close}
      closeLabel={kitText.close}
      changed={false}
      wide
      keys={keys}
      {...primary}
    >
      {view.state === 'on' && (
        <>
          <p>{text.on(view.mark ?? '', view.cards)}</p>
          <p>{text.afterwards}</p>
        </>
      )}
      {view.state === 'handing' && (
        <p>
          {text.handing(view.handed, view.left)}
          {view.ending ? text.ending : text.finish(view.open)}
        </p>
      )}
      {view.conflicts > 0 && alone && <Note level="flag">{text.conflicts(view.conflicts)}</Note>}
      {asked.loading && !alone && <Waiting />}
      <RefusalNote failure={asked.failure} again={asked.again} />
      {asked.value && list.rows.length === 0 && <Note level="note">{text.none}</Note>}
      {list.rows.length > 0 && <PickTable label={text.pageTitle} columns={columns} list={list} autoFocus />}
      {row && <Standing piece={row} />}
      <RefusalNote failure={failure} />
      {dialog.shown && (
        <ReasonDialog
          title={text.dropTitle}
          ask={(isHandOver ? text.dropHandOverAsk : text.dropAsk)(dialog.shown.row.number, dialog.shown.row.maskedName)}
          commonLabel={text.dropCommon}
          common={(isHandOver ? text.dropHandOverReasons : text.dropReasons).map(words => ({ label: words, words }))}
          wordsLabel={text.dropWords}
          short={text.dropWords}
          action={text.drop}
          busy={busy}
          failure={failure}
          close={dialog.close}
          say={words => void drop((dialog.shown as { row: PieceView }).row, words)}
          changed={dialog.shown.changed}
        />
      )}
    </Dialog>
  )
}

const againstText = (kind: PieceView['kind'], { number, item, state }: NonNullable<PieceView['against']>): string =>
  kind === 'hand-over'
    ? text.cardAt(number, wordFor(stateText, state))
    : text.against(number, wordFor(itemText, item), wordFor(stateText, state))

function whatNow({ kind, state, against }: PieceView): string {
  if (state === 'received') return text.received
  if (kind === 'hand-over') return text.cardGone
  return against ? text.whatToDo : text.otherwise
}

/** Of the chosen one: why it is no case yet, and what to do. */
function Standing({ piece }: { readonly piece: PieceView }) {
  const { kind, refusal, against, reason } = piece
  if (!isOpen(piece)) return reason === null ? null : <p className="secondary">{text.droppedBecause(reason)}</p>
  return (
    <Note level="flag">
      {refusal !== null && isRefusalCode(refusal) && <p>{text.why(sayRefusal({ code: refusal }))}</p>}
      {against && <p>{againstText(kind, against)}</p>}
      <p>{whatNow(piece)}</p>
    </Note>
  )
}
