/** One of a few: digits choose, arrows move, Enter goes on. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { moveFrom } from './enter-flow.tsx'
import { Field, type FieldFrame } from './field.tsx'

export type Choice = {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
  readonly off?: boolean | undefined
}
type Props = FieldFrame & {
  readonly name: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  /** One under the other; then the up and down arrows choose. */
  readonly upright?: boolean
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

export function ChoiceField({ name, value, choices, onChange, onBlur, upright, off, autoFocus, ...frame }: Props) {
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus) group.current?.focus()
  }, [autoFocus])
  const open = choices.filter(choice => !choice.off)
  const pick = (choice: Choice | undefined): boolean => {
    if (!choice || choice.off || off) return false
    onChange(choice.value)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === (upright ? 'ArrowDown' : 'ArrowRight') ? 1 : event.key === (upright ? 'ArrowUp' : 'ArrowLeft') ? -1 : 0
    const place = open.findIndex(choice => choice.value === value)
    if (by !== 0) pick(open[Math.min(Math.max(place + by, 0), open.length - 1)])
    else if (/^[1-9]$/.test(event.key) && pick(choices[Number(event.key) - 1])) moveFrom(event.currentTarget, 1)
    else if (event.key === ' ' && place < 0) pick(open[0])
    else return
    event.preventDefault()
  }
  return (
    <Field {...frame} className="choice-field">
      {aria => (
        <div
          {...aria}
          role="radiogroup"
          aria-labelledby={`${aria.id}-label`}
          aria-disabled={off}
          aria-activedescendant={value === '' ? undefined : `${aria.id}-${value}`}
          data-field={name}
          data-own-keys=""
          tabIndex={0}
          ref={group}
          className={upright ? 'choices upright' : 'choices'}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {choices.map((choice, place) => (
            // biome-ignore lint/a11y: native radios would each be a stop of their own; the group holds the focus and the keys
            <div
              key={choice.value}
              id={`${aria.id}-${choice.value}`}
              role="radio"
              aria-checked={choice.value === value}
              aria-disabled={choice.off}
              className="choice"
              onClick={() => pick(choice)}
            >
              {place < 9 && <span className="choice-digit">{place + 1}</span>}
              <span>{choice.label}</span>
              {choice.note && <span className="choice-note">{choice.note}</span>}
            </div>
          ))}
        </div>
      )}
    </Field>
  )
}
