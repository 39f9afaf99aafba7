/** The frame of every desk: bar above, what is being done between, keys below. */
import type { ReactNode } from 'react'
import { KeyBar } from './key-bar.tsx'

export function Frame({
  top,
  practice,
  children,
}: {
  readonly top: ReactNode
  readonly practice: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="frame">
      {practice}
      <header className="top-bar">{top}</header>
      {children}
      <KeyBar />
    </div>
  )
}

type Columns = {
  /** Who waits, or the list to work through. */
  readonly left?: ReactNode
  readonly leftLabel?: string
  /** What the rule of this place says. */
  readonly right?: ReactNode
  readonly rightLabel?: string
  /** What is left of the right side where there is no room for it. */
  readonly rail?: ReactNode
  readonly children: ReactNode
}

export function DeskLayout({ left, leftLabel, right, rightLabel, rail, children }: Columns) {
  const shape = `desk-layout${left ? ' with-left' : ''}${right ? ' with-right' : ''}${right && rail ? ' with-rail' : ''}`
  return (
    <div className={shape}>
      {left && (
        <aside className="left-column scroll" aria-label={leftLabel}>
          {left}
        </aside>
      )}
      <main className="middle">{children}</main>
      {right && (
        <aside className="right-column scroll" aria-label={rightLabel}>
          {rail && <div className="rail">{rail}</div>}
          {rail ? <div className="unfolded">{right}</div> : right}
        </aside>
      )}
    </div>
  )
}

/** The title line of what stands in the middle, its content, and nothing else. */
export function Work({ head, children }: { readonly head: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <div className="work-head">{head}</div>
      <div className="work-body scroll">{children}</div>
    </>
  )
}
