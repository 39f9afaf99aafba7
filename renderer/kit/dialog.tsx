/** A dialog that holds the focus, answers Enter and Esc, and gives the focus back to where it was. */
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { FlowBlocked } from './enter-flow.tsx'
import { KeyCap } from './key-bar.tsx'
import { keyPlace } from './key-places.ts'
import { type Key, KeyLayer, useKeys, useOnTop, usePressing } from './keys.tsx'
import { Note } from './notes.tsx'
import { Scroll } from './scroll.tsx'

type Action = {
  readonly label: string
  readonly run: () => void
  readonly off?: boolean | undefined
  readonly danger?: boolean
  /** As with a key: then F9 does it, and Enter only walks through the fields. What is a danger is always so. */
  readonly guarded?: boolean
}
type Props = {
  readonly title: string
  readonly children?: ReactNode
  readonly primary?: Action
  readonly close: () => void
  readonly closeLabel?: string
  readonly keys?: readonly Key[]
  readonly wide?: boolean
  /**
   * Whether what the dialog was opened for has been changed or taken by another window since. Then it says so and none
   * of its keys acts: whoever presses Enter has read words that no longer hold. Plainly false for a dialog about nothing
   * that another window can change; not optional, so that nobody forgets to ask.
   */
  readonly changed: boolean
  /** Whether the screen behind is being drawn anew: its first field asks for the focus, and gets it only when the dialog closes. */
  readonly holds?: boolean
}

const stops = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** Tab walks round inside; the engine alone would leave the dialog for the page behind it. */
function keepInside(event: KeyboardEvent, root: HTMLElement | null): void {
  if (event.key !== 'Tab' || !root) return
  const all = [...root.querySelectorAll<HTMLElement>(stops)]
  const first = all[0]
  const last = all.at(-1)
  if (!first || !last) return
  const from = document.activeElement
  if (event.shiftKey && (from === first || from === root)) last.focus()
  else if (!event.shiftKey && from === last) first.focus()
  else return
  event.preventDefault()
}

function Panel({ title, children, primary, close, closeLabel = kitText.cancel, keys = [], wide, changed, holds = false }: Props) {
  const panel = useRef<HTMLDivElement>(null)
  const titleId = useId()
  // Asked while drawing: a field inside that takes the focus for itself has it before any effect runs.
  const [before] = useState(() => document.activeElement)
  const wanted = useRef<HTMLElement | null>(null)
  const onTop = useRef(true)
  onTop.current = useOnTop()
  useEffect(() => {
    const root = panel.current
    const taken = document.activeElement
    if (root && !root.contains(taken)) {
      // A dialog that stands from the first drawing of its screen takes the focus from a field that has just got it.
      if (taken instanceof HTMLElement && taken !== document.body) wanted.current = taken
      ;(root.querySelector<HTMLElement>('[data-field]:not(:disabled)') ?? root).focus()
    }
    return () => {
      const back = wanted.current?.isConnected ? wanted.current : before
      if (back instanceof HTMLElement && back.isConnected) back.focus()
    }
  }, [before])
  useEffect(() => {
    if (!holds) return
    // Asked a moment later: a lock that comes down over the dialog keeps the focus it takes.
    const hold = ({ target }: FocusEvent) =>
      void setTimeout(() => {
        const root = panel.current
        if (!root || !onTop.current || !(target instanceof HTMLElement) || root.contains(document.activeElement)) return
        wanted.current = target
        root.focus()
      })
    document.addEventListener('focusin', hold)
    return () => document.removeEventListener('focusin', hold)
  }, [holds])
  const off = changed || primary?.off === true
  const guarded = primary?.guarded === true || primary?.danger === true
  const pressing = usePressing()
  // A dialog's own F9 comes later in the list and so goes before.
  const main: Key | null = primary
    ? { press: 'F9', label: primary.label, run: primary.run, off, hidden: true, ...(guarded ? { guarded: titleId } : {}) }
    : null
  useKeys([
    { press: 'Escape', label: closeLabel, run: close },
    ...(main ? [main] : []),
    ...keys.map(key => (changed ? { ...key, off: true } : key)),
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    keepInside(event, panel.current)
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLButtonElement || (event.target instanceof HTMLTextAreaElement && event.shiftKey)) return
    event.preventDefault()
    if (primary && !off && !guarded) primary.run()
  }
  return (
    <div className="backdrop">
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        className={wide ? 'dialog wide' : 'dialog'}
        data-landing=""
        onKeyDown={onKeyDown}
      >
        <h1 id={titleId}>{title}</h1>
        <Scroll className="dialog-body">
          <FlowBlocked value={changed || guarded}>{children}</FlowBlocked>
          {changed && <Note level="flag">{kitText.changed}</Note>}
        </Scroll>
        <div className="dialog-actions">
          {primary?.run !== close && (
            <Button onClick={close}>
              <KeyCap press="Escape" />
              {closeLabel}
            </Button>
          )}
          {primary && main && (
            <Button
              type="primary"
              danger={primary.danger === true}
              disabled={off}
              onClick={() => pressing.press(main)}
              aria-keyshortcuts={guarded ? keyPlace('F9') : 'Enter'}
              aria-disabled={pressing.resting(main) ? true : undefined}
              data-guarded={guarded ? '' : undefined}
              data-resting={pressing.resting(main) ? '' : undefined}
            >
              <KeyCap press={guarded ? 'F9' : 'Enter'} />
              {primary.label}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

export function Dialog(props: Props) {
  return createPortal(
    <KeyLayer>
      <Panel {...props} />
    </KeyLayer>,
    document.body,
  )
}
