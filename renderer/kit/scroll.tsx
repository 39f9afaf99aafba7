/** A part of the page with a scroll bar of its own: Tab reaches it, and then the arrows scroll it. */
import type { ReactNode, Ref } from 'react'

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
  return (
    <Tag
      ref={ground as Ref<HTMLDivElement>}
      className={`${className} scroll`}
      aria-label={label}
      data-landing={landing ? '' : undefined}
      tabIndex={0}
    >
      {children}
    </Tag>
  )
}
