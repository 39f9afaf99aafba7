/** The screen of the hall: the number that is called and its window, the last four below; no names, and nothing moves but the new call. */
import { useEffect, useState } from 'react'
import { hallScreenText as text } from '../../shared/strings/zh-CN/hall-screen.ts'
import { forwardEvents } from '../ipc.ts'
import { Reads, ReadsContext } from '../parts/reads.ts'
import { clockText } from '../parts/time-text.ts'
import { useTicking } from '../parts/use-asked.ts'
import { useSpokenCalls } from './use-spoken-calls.ts'

const minuteMs = 60_000

export function HallApp() {
  const [reads] = useState(() => new Reads())
  useEffect(forwardEvents, [])
  useEffect(() => reads.listen(), [reads])
  return (
    <ReadsContext value={reads}>
      <HallScreen />
    </ReadsContext>
  )
}

function HallScreen() {
  const { value, failure, tick } = useTicking('hall.view', {})
  useEffect(() => {
    const timer = setInterval(() => tick(minuteMs / 2), minuteMs / 2)
    return () => clearInterval(timer)
  }, [tick])
  const spoken = useSpokenCalls(value && { calls: value.calls, voice: value.voice, clock: clockText(value.now) })
  const [called, ...before] = value?.calls ?? []
  return (
    <div className="hall">
      <header>
        <span>{value?.name ?? ''}</span>
        {failure ? (
          <span className="hall-line">{text.lost}</span>
        ) : (
          !spoken && value && value.voice.volume > 0 && <span className="hall-line">{text.silent}</span>
        )}
        <time>{value ? `${text.day(value.now)} ${clockText(value.now)}` : ''}</time>
      </header>
      {called ? (
        <main className="hall-calling" key={`${called.number} ${called.calls}`}>
          <div>
            <p className="hall-label">{text.please}</p>
            <p className="hall-called">{called.number}</p>
          </div>
          <svg className="hall-arrow" viewBox="0 0 160 96" aria-hidden="true">
            <path d="M8 48H148M112 12l36 36-36 36" />
          </svg>
          <div>
            <p className="hall-label">{text.to}</p>
            <p className="hall-called">{text.counter(called.counter)}</p>
          </div>
        </main>
      ) : (
        <main className="hall-empty">{text.none}</main>
      )}
      <section aria-label={text.before} className="hall-last">
        {before.slice(0, 4).map(({ number, counter }) => (
          <div key={number}>
            <b>{number}</b>
            <span>{text.counter(counter)}</span>
          </div>
        ))}
      </section>
    </div>
  )
}
