/** Finds a character no input method offers: by code point, radical and strokes, or pinyin; the arrows walk a grid. */
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'

export type CharacterOption = {
  readonly character: string
  readonly code: string
  readonly radical: string | null
  readonly strokes: number | null
  readonly pinyin: string | null
}
export type FindCharacters = (text: string) => Promise<{ readonly rows: readonly CharacterOption[]; readonly more: number }>
type Props = { readonly find: FindCharacters; readonly close: () => void; readonly take: (character: string) => void }

const columns = 14
const text = kitText.rare
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }
const nothing = { rows: [], more: 0 }

export function CharacterDialog({ find, close, take }: Props) {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Awaited<ReturnType<FindCharacters>>>(nothing)
  const [place, setPlace] = useState(0)
  const asked = useRef(0)
  const ask = (next: string) => {
    setTyped(next)
    const turn = ++asked.current
    const answer = next.trim() === '' ? Promise.resolve(nothing) : find(next.trim().slice(0, 20))
    answer.then(now => {
      // A slow answer to an earlier letter must not replace a newer one.
      if (turn !== asked.current) return
      setFound(now)
      setPlace(0)
    })
  }
  const row = found.rows[place]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.nativeEvent.isComposing || found.rows.length === 0) return
    event.preventDefault()
    setPlace(Math.min(Math.max(place + step, 0), found.rows.length - 1))
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      wide
      primary={{ label: text.take, run: () => row && take(row.character), off: row === undefined }}
    >
      <Field label={text.label} hint={text.hint}>
        {aria => (
          <Input
            {...aria}
            data-field="character"
            value={typed}
            placeholder={text.placeholder}
            autoComplete="off"
            spellCheck={false}
            onChange={event => ask(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Grid rows={found.rows} place={place} choose={setPlace} />
      <p className="rare-told" role="status">
        {row ? text.told(row) : typed.trim() === '' ? '' : text.none}
        {found.more > 0 && <span className="secondary">{text.more(found.more)}</span>}
      </p>
    </Dialog>
  )
}

function Grid({
  rows,
  place,
  choose,
}: {
  readonly rows: readonly CharacterOption[]
  readonly place: number
  readonly choose: (place: number) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sign is looked up in the page, so its change must be named
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [place, rows])
  return (
    <div ref={list} role="listbox" aria-label={text.found} tabIndex={-1} className="rare-grid">
      {rows.map((row, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
        <div key={row.code} role="option" tabIndex={-1} aria-selected={at === place} className="rare-sign" onClick={() => choose(at)}>
          {row.character}
          <span className="rare-code">{row.code.slice(2)}</span>
        </div>
      ))}
    </div>
  )
}
