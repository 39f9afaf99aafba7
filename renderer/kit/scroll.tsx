/** A part of the page with a scroll bar of its own: where there is something to scroll Tab reaches it, and then the arrows scroll it. */
import { type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react'

type Props = {
  readonly as?: 'div' | 'aside' | 'main' | 'section'
  /** Whether it takes a focus that would be lost otherwise: what is being done stands in it. */
  readonly landing?: boolean
  readonly className: string
  readonly label?: string | undefined
  readonly ground?: Ref<HTMLElement> | undefined
  readonly children: ReactNode
}

export function Scroll({ as, landing = false, className, label, ground, children }: Props) {
  const Tag = (as ?? 'div') as 'div'
  const own = useRef<HTMLElement | null>(null)
  const scrolls = useScrolls(own)
  const keep = (node: HTMLDivElement | null) => {
    own.current = node
    if (typeof ground === 'function') ground(node)
    else if (ground) ground.current = node
  }
  return (
    // One that shows all it holds is no stop on the way from field to field, but may still be given the focus.
    <Tag
      ref={keep}
      className={`${className} scroll`}
      aria-label={label}
      data-landing={landing ? '' : undefined}
      tabIndex={scrolls ? 0 : -1}
    >
      {children}
    </Tag>
  )
}

/** Whether more stands in it than it shows. Looked at when it or its content changes, once a frame at most. */
function useScrolls(part: { readonly current: HTMLElement | null }): boolean {
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const node = part.current
    // jsdom lays nothing out.
    if (node === null || typeof ResizeObserver === 'undefined') return
    let due = 0
    const look = () => {
      due = 0
      setScrolls(node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
    }
    const later = () => {
      due ||= requestAnimationFrame(look)
    }
    look()
    const size = new ResizeObserver(later)
    size.observe(node)
    const content = new MutationObserver(later)
    content.observe(node, { subtree: true, childList: true, characterData: true })
    return () => {
      size.disconnect()
      content.disconnect()
      cancelAnimationFrame(due)
    }
  }, [part])
  return scrolls
}
