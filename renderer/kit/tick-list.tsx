/** A list to tick one by one: Space or the number ticks, Enter goes on, Enter on the last leaves the list. */
import { type KeyboardEvent, useId } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { moveFrom } from './enter-flow.tsx'
import { Icon } from './icon.tsx'

export type Tick = { readonly id: string; readonly text: string; readonly note?: string | undefined }
type Props = {
  readonly name: string
  readonly title: string
  readonly items: readonly Tick[]
  readonly ticked: readonly string[]
  readonly onTick: (id: string, on: boolean) => void
  /** The number of the first item, where several lists of a screen count on. */
  readonly from?: number
  readonly error?: string | null | undefined
  readonly off?: boolean
}

type ItemProps = {
  readonly item: Tick
  readonly digit: number
  readonly on: boolean
  readonly name: string
  readonly off: boolean
  readonly flip: () => void
  readonly missing: boolean
}

function Item({ item, digit, on, name, off, flip, missing }: ItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || off) return
    event.preventDefault()
    flip()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native box cannot hold a text of two lines as its own target
    <div
      role="checkbox"
      aria-checked={on}
      aria-disabled={off || undefined}
      data-field={`${name}.${item.id}`}
      tabIndex={0}
      className={missing ? 'tick missing' : 'tick'}
      onKeyDown={onKeyDown}
      onClick={off ? undefined : flip}
    >
      <span className="tick-box">{on && <Icon name="pass" />}</span>
      {digit < 10 && <span className="choice-digit">{digit}</span>}
      <span className="tick-text">
        {item.text}
        {item.note && <span className="tick-note">{item.note}</span>}
      </span>
    </div>
  )
}

export function TickList({ name, title, items, ticked, onTick, from = 1, error, off = false }: Props) {
  const titleId = useId()
  const flip = (item: Tick) => onTick(item.id, !ticked.includes(item.id))
  const onKeyDown = (event: KeyboardEvent) => {
    const item = /^[1-9]$/.test(event.key) ? items[Number(event.key) - from] : undefined
    if (!item || off) return
    event.preventDefault()
    flip(item)
    if (event.target instanceof Element && event.target.matches(`[data-field="${CSS.escape(`${name}.${item.id}`)}"]`))
      moveFrom(event.target, 1)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid item in every engine we target
    <div role="group" aria-labelledby={titleId} className="tick-list" onKeyDown={onKeyDown}>
      <h2 id={titleId} className="row">
        {title}
        <span className="secondary dense">{kitText.tickedOf(items.filter(item => ticked.includes(item.id)).length, items.length)}</span>
      </h2>
      {items.map((item, place) => (
        <Item
          key={item.id}
          item={item}
          digit={from + place}
          on={ticked.includes(item.id)}
          name={name}
          off={off}
          flip={() => flip(item)}
          missing={Boolean(error) && !ticked.includes(item.id)}
        />
      ))}
      {error && (
        <p className="field-note refuse" role="alert">
          <Icon name="refuse" /> {error}
        </p>
      )}
    </div>
  )
}
