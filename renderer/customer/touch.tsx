/** The controls of the customer's window: large, few, each with its word. */
import type { ReactNode } from 'react'
import { Icon } from '../kit/icon.tsx'

type Props = {
  readonly children: ReactNode
  readonly press: () => void
  readonly main?: boolean
  readonly off?: boolean
  readonly pressed?: boolean
  readonly icon?: 'pass' | 'sound' | 'again'
  readonly small?: boolean
}

export function Touch({ children, press, main, off, pressed, icon, small }: Props) {
  const looks = ['touch', ...(main ? ['main'] : []), ...(small ? ['small'] : [])].join(' ')
  return (
    <button type="button" className={looks} disabled={off} aria-pressed={pressed} onClick={press}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type FrameProps = {
  readonly children: ReactNode
  readonly kind: string
  readonly head: ReactNode
  /** None where the page is only looked at. */
  readonly foot?: ReactNode
}

export function CustomerFrame({ children, kind, head, foot }: FrameProps) {
  return (
    <div className={`cw ${kind}`}>
      <header>{head}</header>
      <main>{children}</main>
      {foot !== undefined && <footer>{foot}</footer>}
    </div>
  )
}
