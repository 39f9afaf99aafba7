/** Moves the focus with Enter through the fields of a screen, as a teller expects and antd refuses. */
import { createContext, type KeyboardEvent, type ReactNode, type RefObject, useContext, useRef } from 'react'

const fieldSelector = '[data-field]:not(:disabled):not([aria-disabled=true])'
const flowSelector = '[data-flow]'

/** Filled by what is known, or seldom filled at all: Enter passes over it while something behind it is still to be typed, the arrows do not. */
const passSelector = '[data-pass]'

const isElement = (node: unknown): node is HTMLElement => node instanceof HTMLElement
const fieldsIn = (root: Element): HTMLElement[] => [...root.querySelectorAll(fieldSelector)].filter(isElement)

function enter(field: HTMLElement): void {
  field.focus()
  if (field instanceof HTMLInputElement && field.type !== 'checkbox') field.select()
}

/** Goes `by` fields on from the element's field, with `pass` over what need not be typed; false where there is none. */
export function moveFrom(element: Element | null, by: 1 | -1, pass = true): boolean {
  const root = element?.closest(flowSelector)
  const here = element?.closest(fieldSelector)
  if (!root || !here || !isElement(here)) return false
  const all = fieldsIn(root)
  const after = all.indexOf(here) + by
  const open = by === 1 && pass ? all.slice(after).find(field => field.closest(passSelector) === null) : undefined
  const next = open ?? all[after]
  if (!next) return false
  enter(next)
  return true
}

export function focusField(root: Element | null, name: string): void {
  const field = root?.querySelector(`[data-field="${CSS.escape(name)}"]`)
  if (field && isElement(field)) enter(field)
}

export const focusFirst = (root: Element | null): void => {
  const field = root ? fieldsIn(root)[0] : undefined
  if (field) enter(field)
}

/** True in a dialog whose subject has changed: Enter still walks through the fields, but no longer past the last one. */
export const FlowBlocked = createContext(false)

type Props = {
  readonly children: ReactNode
  readonly className?: string
  /** Enter on the last field. */
  readonly onLast?: () => void
  readonly flowRef?: RefObject<HTMLDivElement | null>
}

export function EnterFlow({ children, className, onLast, flowRef }: Props) {
  const own = useRef<HTMLDivElement>(null)
  const root = flowRef ?? own
  const blocked = useContext(FlowBlocked)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || !isElement(event.target)) return
    if (!event.target.matches(fieldSelector) || event.target instanceof HTMLTextAreaElement) return
    const back = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
    if (!back && event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const moved = moveFrom(event.target, back ? -1 : 1, event.key === 'Enter')
    if (!moved && event.key === 'Enter' && !event.shiftKey && !blocked) onLast?.()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to keys that bubble up from its fields
    <div ref={root} data-flow="" className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
