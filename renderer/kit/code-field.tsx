/** Picks a row of a code table by code, Chinese text or pinyin, with a list the arrows walk. */
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { moveFrom } from './enter-flow.tsx'
import { Field, type FieldFrame } from './field.tsx'

export type CodeOption = { readonly code: string; readonly label: string; readonly note?: string | undefined }
type Props = FieldFrame & {
  readonly name: string
  readonly value: string
  readonly onChange: (code: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly find: (text: string) => Promise<readonly CodeOption[]>
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

/** What the table calls a code, asked once per value. */
function useLabel(value: string, find: Props['find']): readonly [string, (label: string) => void] {
  const [known, setKnown] = useState({ code: '', label: '' })
  const latest = useRef(find)
  latest.current = find
  useEffect(() => {
    if (value === '' || known.code === value) return
    let wanted = true
    latest.current(value).then(rows => {
      const row = rows.find(candidate => candidate.code === value)
      if (wanted && row) setKnown({ code: value, label: row.label })
    })
    return () => {
      wanted = false
    }
  }, [value, known.code])
  return [known.code === value ? known.label : '', label => setKnown({ code: value, label })]
}

function useSearch(find: Props['find']) {
  const [text, setText] = useState<string | null>(null)
  const [rows, setRows] = useState<readonly CodeOption[]>([])
  const [place, setPlace] = useState(0)
  const asked = useRef(0)
  // What was found last, ahead of the next drawing: Enter may come between the answer and it.
  const found = useRef<{ readonly turn: number; readonly rows: readonly CodeOption[] }>({ turn: 0, rows: [] })
  const onFound = useRef<((rows: readonly CodeOption[]) => void) | null>(null)
  const ask = (next: string) => {
    setText(next)
    onFound.current = null
    const turn = ++asked.current
    find(next).then(answer => {
      // A slow answer to an earlier letter must not replace a newer one.
      if (turn !== asked.current) return
      found.current = { turn, rows: answer }
      setRows(answer)
      setPlace(0)
      onFound.current?.(answer)
      onFound.current = null
    })
  }
  /** Runs at once where the list fits the text, else when it comes: who types fast presses Enter before it. */
  const whenFound = (take: (rows: readonly CodeOption[]) => void) => {
    if (found.current.turn === asked.current) take(found.current.rows)
    else onFound.current = take
  }
  const close = () => {
    asked.current++
    setText(null)
    setRows([])
  }
  return { text, rows, place, setPlace, ask, close, whenFound }
}

export function CodeField({ name, value, onChange, onBlur, find, off, autoFocus, ...frame }: Props) {
  const [label] = useLabel(value, find)
  const search = useSearch(find)
  const open = search.text !== null
  const pick = (row: CodeOption | undefined) => {
    if (!row) return
    onChange(row.code)
    search.close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !open) return
    const last = search.rows.length - 1
    if (event.key === 'ArrowDown') search.setPlace(Math.min(search.place + 1, last))
    else if (event.key === 'ArrowUp') search.setPlace(Math.max(search.place - 1, 0))
    else if (event.key === 'Enter' && !event.shiftKey && search.text?.trim() !== '') {
      const field = event.currentTarget
      search.whenFound(rows => {
        pick(rows[search.place] ?? rows[0])
        if (rows.length > 0) moveFrom(field, 1)
      })
    } else return
    event.preventDefault()
  }
  const leave = () => {
    search.close()
    onBlur?.()
  }
  return (
    <Field {...frame} className="code-field">
      {aria => (
        <>
          <Input
            {...aria}
            data-field={name}
            data-scan="choice"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${aria.id}-list`}
            aria-activedescendant={open && search.rows[search.place] ? `${aria.id}-${search.place}` : undefined}
            value={search.text ?? (value === '' ? '' : `${value} ${label}`)}
            placeholder={kitText.codeHint}
            disabled={off}
            autoFocus={autoFocus}
            autoComplete="off"
            spellCheck={false}
            status={frame.error ? 'error' : undefined}
            // What is typed into a chosen code takes its place.
            onFocus={event => event.target.select()}
            onChange={event => search.ask(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          {open && (
            <div id={`${aria.id}-list`} role="listbox" className="code-list" aria-label={frame.label} tabIndex={-1}>
              {search.rows.map((row, place) => (
                <div
                  key={row.code}
                  id={`${aria.id}-${place}`}
                  role="option"
                  aria-selected={place === search.place}
                  tabIndex={-1}
                  className="code-row"
                  // Before the blur of the field closes the list.
                  onMouseDown={() => pick(row)}
                >
                  <span className="mono">{row.code}</span>
                  <span>{row.label}</span>
                  {row.note && <span className="push secondary">{row.note}</span>}
                </div>
              ))}
              {search.rows.length === 0 && <p className="code-none">{kitText.noCode}</p>}
            </div>
          )}
        </>
      )}
    </Field>
  )
}
