/** Searches all cases by whatever is known of them, page by page; lists are masked, one look behind the mask needs a reason. */
import { useEffect, useRef, useState } from 'react'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { CaseMark, CaseUnmasked } from '../../../shared/ipc/shapes/search.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { reassignText } from '../../../shared/strings/zh-CN/access.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { searchText as text } from '../../../shared/strings/zh-CN/search.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import type { Day } from '../../../shared/time.ts'
import { isAtCounter } from '../../../shared/workflow/table.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import type { Session } from '../../parts/session.ts'
import { timeText } from '../../parts/time-text.ts'
import { UnmaskDialog, Unmasked } from '../../parts/unmask.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { FindDialog } from './find-dialog.tsx'
import { chipsOf, type Filters, noFilters } from './find-filters.ts'
import { FoundCase } from './found-case.tsx'
import { GiveCaseFile } from './give-case-file.tsx'
import { GiveRegister } from './give-register.tsx'
import type { LoggedCase } from './logged-case.ts'
import { ReassignDialog } from './reassign-dialog.tsx'

const pauseMs = 200

const columns: readonly Column<CaseRow>[] = [
  { id: 'state', name: text.state, cell: row => stateText[row.state] },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'docNumber', name: text.docNumber, cell: row => <span className="mono">{row.maskedNumber}</span> },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'ticket', name: text.ticket, cell: row => row.ticket ?? '' },
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

type Props = {
  readonly today: Day
  readonly showLog: (one: LoggedCase) => void
  readonly readOnly?: boolean
  /** Who may put the case right that they found; nobody where it is only read. */
  readonly mender?: { readonly session: Session; readonly profile: Profile }
}
type Asking = 'filters' | 'register' | null

export function FindCases({ today, showLog, readOnly = false, mender }: Props) {
  const [typed, setTyped] = useState('')
  const [filters, setFilters] = useState<Filters>(noFilters)
  // Where each page begins; the last is the one that shows.
  const [pages, setPages] = useState<readonly (CaseMark | null)[]>([null])
  const [asking, setAsking] = useState<Asking>(null)
  const [open, setOpen] = useState<{ readonly of: string; readonly shown: CaseUnmasked } | null>(null)
  const wanted = useSettled(typed)
  const found = useAsked('case.search', { text: wanted, ...filters, after: pages.at(-1) ?? null })
  const people = useAsked('operator.list', {})
  const table = useRef<TableFocus>(null)
  const flow = useRef<HTMLDivElement>(null)
  const list = useSelection(found.value?.rows ?? null, {
    idOf: row => row.id,
    versionOf: row => row.revision,
    question: JSON.stringify([wanted, filters, pages.at(-1)]),
  })
  const { rows, row: marked } = list
  const dialog = useRowDialog<'unmask' | 'give' | 'reassign' | 'mend', CaseRow>(list)
  const next = found.value?.next ?? null
  const log = (row: CaseRow) => showLog({ id: row.id, number: row.number })
  const chips = chipsOf(filters, people.value ?? [])
  const turnTo = (to: readonly (CaseMark | null)[]) => {
    setPages(to)
    setOpen(null)
  }
  const seek = (words: string) => {
    setTyped(words)
    turnTo([null])
  }
  const narrow = (to: Filters) => {
    setFilters(to)
    turnTo([null])
    setAsking(null)
  }
  const show = (shown: CaseUnmasked) => {
    if (dialog.shown) setOpen({ of: dialog.shown.row.id, shown })
    dialog.close()
  }
  useKeys([
    { press: 'F2', label: text.focus, run: () => focusField(flow.current, 'find') },
    { press: 'F3', label: text.filters, run: () => setAsking('filters') },
    ...(chips.length > 0 ? [{ press: 'Alt+X', label: text.clear, run: () => narrow(noFilters) }] : []),
    ...(pages.length > 1 ? [{ press: 'Alt+ArrowLeft', label: text.newer, run: () => turnTo(pages.slice(0, -1)) }] : []),
    ...(next ? [{ press: 'Alt+ArrowRight', label: text.older, run: () => turnTo([...pages, next]) }] : []),
    ...(rows.length > 0 && !readOnly ? [{ press: 'Ctrl+S', label: text.register, run: () => setAsking('register') }] : []),
    ...(marked
      ? [
          ...(readOnly
            ? []
            : [
                { press: 'F4', label: text.unmask, run: () => dialog.open('unmask') },
                { press: 'Ctrl+G', label: text.give, run: () => dialog.open('give') },
                ...(isAtCounter(marked.state) ? [{ press: 'Ctrl+T', label: reassignText.open, run: () => dialog.open('reassign') }] : []),
              ]),
          ...(mender ? [{ press: 'Alt+M', label: text.mend, run: () => dialog.open('mend') }] : []),
          { press: 'F9', label: text.log, run: () => log(marked), primary: true },
        ]
      : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {(pages.length > 1 || next) && <span className="secondary">{text.page(pages.length)}</span>}
        </>
      }
    >
      <div className="stack tight table-ground">
        <EnterFlow flowRef={flow} className="filter-row" onLast={() => table.current?.focus()}>
          <TextField name="find" label={text.text} hint={text.hint} value={typed} onChange={seek} maxLength={60} autoFocus />
        </EnterFlow>
        {chips.length > 0 && (
          <div className="search-chips">
            {chips.map(chip => (
              <span key={chip}>{chip}</span>
            ))}
          </div>
        )}
        {open && open.of === marked?.id && <Unmasked shown={open.shown} done={() => setOpen(null)} />}
        <RefusalNote failure={found.failure} again={found.again} />
        {found.loading && <Waiting />}
        {found.value && rows.length === 0 && <EmptyState title={wanted === '' && chips.length === 0 ? text.none : text.empty} />}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} onOpen={log} handle={table} />}
      </div>
      {asking === 'filters' && (
        <FindDialog today={today} people={people.value ?? []} filters={filters} close={() => setAsking(null)} narrow={narrow} />
      )}
      {asking === 'register' && <GiveRegister search={{ text: wanted, ...filters }} close={() => setAsking(null)} />}
      {dialog.shown?.kind === 'unmask' && <UnmaskDialog row={dialog.shown.row} close={dialog.close} show={show} />}
      {dialog.shown?.kind === 'reassign' && (
        <ReassignDialog
          row={dialog.shown.row}
          changed={dialog.shown.changed}
          people={people.value ?? []}
          close={dialog.close}
          done={() => {
            dialog.close()
            found.again()
          }}
        />
      )}
      {dialog.shown?.kind === 'mend' && mender && (
        <FoundCase {...mender} caseId={dialog.shown.row.id} number={dialog.shown.row.number} close={dialog.close} />
      )}
      {dialog.shown?.kind === 'give' && <GiveCaseFile row={dialog.shown.row} close={dialog.close} />}
    </Work>
  )
}
