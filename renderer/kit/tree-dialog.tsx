/** Walks down a tree of codes, such as province, city and county: type to narrow, Enter goes down or takes, F6 goes up. */
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'

export type TreeRow = { readonly code: string; readonly name: string; readonly more: boolean }
export type FindUnder = (parent: string, text: string) => Promise<readonly TreeRow[]>
type Props = {
  readonly find: FindUnder
  readonly close: () => void
  /** The rows walked through, from the top; never empty. */
  readonly take: (path: readonly TreeRow[]) => void
}

const text = kitText.division

function useBranch(find: FindUnder, parent: string) {
  const [typed, setTyped] = useState('')
  const [rows, setRows] = useState<readonly TreeRow[]>([])
  const [place, setPlace] = useState(0)
  const latest = useRef(find)
  latest.current = find
  useEffect(() => {
    let wanted = true
    latest.current(parent, typed.trim()).then(found => {
      if (!wanted) return
      setRows(found)
      setPlace(0)
    })
    return () => {
      wanted = false
    }
  }, [parent, typed])
  return { typed, setTyped, rows, place, setPlace }
}

export function TreeDialog({ find, close, take }: Props) {
  const [path, setPath] = useState<readonly TreeRow[]>([])
  const here = path.at(-1)
  const branch = useBranch(find, here?.code ?? '')
  const row = branch.rows[branch.place]
  const walk = (next: readonly TreeRow[]) => {
    setPath(next)
    branch.setTyped('')
  }
  const pick = (chosen: TreeRow | undefined) => {
    if (!chosen) return
    if (chosen.more) walk([...path, chosen])
    else take([...path, chosen])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.nativeEvent.isComposing) return
    event.preventDefault()
    branch.setPlace(Math.min(Math.max(branch.place + step, 0), Math.max(branch.rows.length - 1, 0)))
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{ label: row?.more === false ? text.take : text.down, run: () => pick(row), off: row === undefined }}
      keys={[
        ...(here ? [{ press: 'F6', label: text.up, run: () => walk(path.slice(0, -1)) }] : []),
        ...(here ? [{ press: 'F9', label: text.here(here.name), run: () => take(path) }] : []),
      ]}
    >
      <Field label={[text.top, ...path.map(({ name }) => name)].join(' › ')} hint={text.label}>
        {aria => (
          <Input
            {...aria}
            data-field="division"
            value={branch.typed}
            autoComplete="off"
            spellCheck={false}
            onChange={event => branch.setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Rows rows={branch.rows} place={branch.place} pick={pick} />
    </Dialog>
  )
}

type RowsProps = { readonly rows: readonly TreeRow[]; readonly place: number; readonly pick: (row: TreeRow) => void }

function Rows({ rows, place, pick }: RowsProps) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked up in the page, so its change must be named
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [place, rows])
  return (
    <div ref={list} role="listbox" aria-label={text.title} tabIndex={-1} className="tree-list">
      {rows.map((row, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
        <div key={row.code} role="option" tabIndex={-1} aria-selected={at === place} className="code-row" onClick={() => pick(row)}>
          <span className="mono">{row.code}</span>
          <span>{row.name}</span>
          {row.more && <span className="push secondary">›</span>}
        </div>
      ))}
      {rows.length === 0 && <p className="code-none">{text.none}</p>}
    </div>
  )
}
