/** One calm panel in the middle of the window, for everything that is not a desk. */
import type { ReactNode } from 'react'
import { KeyBar } from '../kit/key-bar.tsx'
import { PracticeBand } from '../kit/notes.tsx'
import { Scroll } from '../kit/scroll.tsx'

type Props = { readonly title: string; readonly children: ReactNode; readonly practice?: boolean; readonly wide?: boolean }

export function FullScreen({ title, children, practice, wide }: Props) {
  return (
    <div className="full-screen">
      {practice && (
        <header>
          <PracticeBand />
        </header>
      )}
      <Scroll as="main" className="full-ground" landing>
        <section className={wide ? 'full-panel wide' : 'full-panel'} aria-label={title}>
          <h1>{title}</h1>
          {children}
        </section>
      </Scroll>
      <KeyBar />
    </div>
  )
}
