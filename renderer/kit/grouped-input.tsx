/** An input that shows its value in groups and keeps the caret where the person left it. */
import { Input, type InputRef } from 'antd'
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from 'react'

type Props = Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> & {
  readonly raw: string
  /** Strips what is no part of the value; `show` puts the groups in. */
  readonly clean: (text: string) => string
  readonly show: (raw: string) => string
  readonly onRaw: (raw: string) => void
}

/** Where in the shown text the caret stands after so many characters of the value. */
function caretAfter(shown: string, count: number, clean: (text: string) => string): number {
  for (let place = 0; place <= shown.length; place++) if (clean(shown.slice(0, place)).length === count) return place
  return shown.length
}

export function GroupedInput({ raw, clean, show, onRaw, onKeyDown, ...rest }: Props) {
  const input = useRef<InputRef>(null)
  const caret = useRef<number | null>(null)
  const shown = show(raw)
  useLayoutEffect(() => {
    const element = input.current?.input
    if (caret.current === null || !element || document.activeElement !== element) return
    const place = caretAfter(shown, caret.current, clean)
    element.setSelectionRange(place, place)
    caret.current = null
  })
  const take = (element: HTMLInputElement) => {
    const next = clean(element.value)
    caret.current = clean(element.value.slice(0, element.selectionStart ?? element.value.length)).length
    onRaw(next)
  }
  // Backspace right behind a gap would only delete the gap, which `show` puts back at once.
  const overGap = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event)
    const { selectionStart: at, selectionEnd: end, value } = event.currentTarget
    if (event.defaultPrevented || event.key !== 'Backspace' || at === null || at !== end || at === 0) return
    if (clean(value.slice(at - 1, at)) !== '') return
    event.preventDefault()
    const kept = clean(value.slice(0, at)).length - 1
    caret.current = kept
    onRaw(raw.slice(0, Math.max(kept, 0)) + raw.slice(kept + 1))
  }
  return (
    <Input
      {...rest}
      ref={input}
      value={shown}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={overGap}
      onChange={event => take(event.target)}
    />
  )
}
