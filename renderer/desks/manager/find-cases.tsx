/** Searches all cases by number, name or document; lists show masked data only. */
import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { timeText } from '../../app/time-text.ts'
import { useAsked } from '../../app/use-asked.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import type { LoggedCase } from './manager-desk.tsx'

const text = managerText.find
const listMost = 200
const pauseMs = 200

const columns: readonly Column<CaseRow>[] = [
  { id: 'state', name: text.state, cell: row => stateText[row.state] },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'docNumber', name: text.docNumber, cell: row => <span className="mono">{row.maskedNumber}</span> },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'maker', name: text.maker, cell: row => row.makerName },
  { id: 'openedAt', name: text.openedAt, cell: row => <span className="mono">{timeText(row.openedAt)}</span> },
  { id: 'changedAt', name: text.changedAt, cell: row => <span className="mono">{timeText(row.changedAt)}</span> },
]

/** What was typed, once the person pauses. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

export function FindCases({ showLog }: { readonly showLog: (one: LoggedCase) => void }) {
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed)
  const found = useAsked('case.find', { which: 'all', text: wanted }, ['case.changed'])
  const [chosen, setChosen] = useState<CaseId | null>(null)
  const table = useRef<TableFocus>(null)
  const flow = useRef<HTMLDivElement>(null)
  const rows = found.value ?? []
  const marked = rows.find(row => row.id === chosen) ?? rows[0] ?? null
  const log = (row: CaseRow) => showLog({ id: row.id, number: row.number })
  useKeys([
    { press: 'F3', label: text.focus, run: () => focusField(flow.current, 'find') },
    ...(marked ? [{ press: 'F9', label: text.log, run: () => log(marked), primary: true }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {rows.length >= listMost && <span className="secondary">{text.most(listMost)}</span>}
        </>
      }
    >
      <div className="stack tight table-ground">
        <EnterFlow flowRef={flow} className="filter-row" onLast={() => table.current?.focus()}>
          <TextField name="find" label={text.text} hint={text.hint} value={typed} onChange={setTyped} maxLength={60} autoFocus />
        </EnterFlow>
        <RefusalNote failure={found.failure} again={found.again} />
        {found.loading && <Waiting />}
        {found.value && rows.length === 0 && <EmptyState title={wanted === '' ? text.none : text.empty} />}
        {rows.length > 0 && (
          <PickTable
            label={text.title}
            columns={columns}
            rows={rows}
            idOf={row => row.id}
            chosen={marked?.id ?? null}
            onChoose={row => setChosen(row.id)}
            onOpen={log}
            handle={table}
          />
        )}
      </div>
    </Work>
  )
}
