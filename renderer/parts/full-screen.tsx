/** One calm panel in the middle of the window, for everything that is not a desk. */
import type { ReactNode } from 'react'
import { KeyBar } from '../kit/key-bar.tsx'
import { PracticeBand } from '../kit/notes.tsx'

type Props = { readonly title: string; readonly children: ReactNode; readonly practice?: boolean; readonly wide?: boolean }

export function FullScreen({ title, children, practice, wide }: Props) {
  return (
    <div className="full-screen">
      {practice && <PracticeBand />}
      <div className="full-ground scroll">
        <section className={wide ? 'full-panel wide' : 'full-panel'} aria-label={title}>
          <h1>{title}</h1>
          {children}
        </section>
      </div>
      <KeyBar />
    </div>
  )
}
