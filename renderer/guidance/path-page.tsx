/** One question a page, with big numbered choices; and the way that led to it. */
import type { GuideStep } from '../../shared/ipc/shapes/guidance.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { KeyCap } from '../kit/key-bar.tsx'
import { Crumbs } from '../kit/small.tsx'
import type { Choices, Next } from './use-choices.ts'

type Props = { readonly next: Next; readonly choices: Choices }

export function Trail({ trail }: { readonly trail: GuideStep['trail'] }) {
  if (trail.length === 0) return null
  return <Crumbs label={text.way} crumbs={trail.map(({ step, words }) => ({ id: step, name: words, state: 'done' }))} />
}

function Turn({ choices }: { readonly choices: Choices }) {
  if (choices.pages < 2) return null
  return (
    <button type="button" tabIndex={-1} className="bar-key push" onClick={() => choices.digit('0')}>
      <KeyCap press="0" />
      {text.more}
      <span className="secondary">{text.page(choices.page + 1, choices.pages)}</span>
    </button>
  )
}

export function PathPage({ next, choices }: Props) {
  return (
    <section className="advice-path" aria-label={next.ask} aria-live="polite">
      <h1>{next.ask}</h1>
      <p className="row secondary">
        {text.digits}
        <Turn choices={choices} />
      </p>
      <div className="advice-choices">
        {choices.choices.map((choice, place) => (
          <button key={choice.value} type="button" tabIndex={-1} className="advice-choice" onClick={() => choices.choose(choice.value)}>
            <span className="advice-digit">{place + 1}</span>
            <span>{choice.words}</span>
          </button>
        ))}
      </div>
    </section>
  )
}

/** The same in one strip above an answer that is already there. */
export function CloserStrip({ next, choices }: Props) {
  return (
    <section className="advice-closer" aria-label={next.ask}>
      <span className="secondary">{text.closer(next.ask)}</span>
      {choices.choices.map((choice, place) => (
        <button key={choice.value} type="button" tabIndex={-1} className="choice" onClick={() => choices.choose(choice.value)}>
          <span className="choice-digit">{place + 1}</span>
          {choice.words}
        </button>
      ))}
      <Turn choices={choices} />
    </section>
  )
}
