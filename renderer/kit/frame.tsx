/** The frame of every desk: bar above, what is being done between, keys below. */
import type { ReactNode } from 'react'
import { KeyBar } from './key-bar.tsx'
import { Scroll } from './scroll.tsx'

export function Frame({
  title,
  top,
  practice,
  children,
}: {
  /** What this window is, for whoever hears the page and does not see the bar. */
  readonly title: string
  readonly top: ReactNode
  readonly practice: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="frame">
      <header>
        {practice}
        <h1 className="sr-only">{title}</h1>
        <div className="top-bar">{top}</div>
      </header>
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
        <Scroll as="aside" className="left-column" label={leftLabel}>
          {left}
        </Scroll>
      )}
      <main className="middle" tabIndex={-1} data-landing="">
        {children}
      </main>
      {right && (
        <Scroll as="aside" className="right-column" label={rightLabel}>
          {rail && <div className="rail">{rail}</div>}
          {rail ? <div className="unfolded">{right}</div> : right}
        </Scroll>
      )}
    </div>
  )
}

/** The title line of what stands in the middle, its content, and nothing else. */
export function Work({ head, children }: { readonly head: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <div className="work-head">{head}</div>
      <Scroll className="work-body" landing>
        {children}
      </Scroll>
    </>
  )
}
