/** Sentences beside the work: a refusal where the fault is, a remark, an empty or a waiting place. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Failure } from '../../shared/result.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { sayRefusal } from '../../shared/strings/zh-CN/refusal.ts'
import { Icon, type IconName } from './icon.tsx'

type Level = 'refuse' | 'flag' | 'pass' | 'note'
const icons = { refuse: 'refuse', flag: 'flag', pass: 'pass', note: 'note' } as const satisfies Record<Level, IconName>

export function Note({ level, children, action }: { readonly level: Level; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={`remark ${level}`} role={level === 'refuse' ? 'alert' : 'status'}>
      <Icon name={icons[level]} />
      <div className="remark-text">{children}</div>
      {action}
    </div>
  )
}

/** Stands where the refused thing is; nothing while all is well. */
export function RefusalNote({
  failure,
  again,
}: {
  readonly failure: Failure | null | undefined
  readonly again?: (() => void) | undefined
}) {
  if (!failure) return null
  return (
    <Note level="refuse" action={again && <Button onClick={again}>{kitText.again}</Button>}>
      {sayRefusal(failure)}
    </Note>
  )
}

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="secondary">{children}</div>}
    </div>
  )
}

/** Says that something is under way. The style shows it only after 300 ms, so that quick answers do not flicker. */
export function Waiting({ text = kitText.waiting }: { readonly text?: string }) {
  return (
    <div className="waiting" role="status">
      <span className="waiting-bar" aria-hidden="true" />
      {text}
    </div>
  )
}

export function PracticeBand() {
  return (
    <div className="practice-band">
      <span className="sr-only">{kitText.practice}</span>
    </div>
  )
}
