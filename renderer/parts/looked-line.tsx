/** One line of a merged branch as its sheet had it, for a minute. */
import { useEffect, useRef, useState } from 'react'
import type { MergedLooked } from '../../shared/ipc/shapes/merged.ts'
import { searchText as text } from '../../shared/strings/zh-CN/search.ts'
import { useKeys } from '../kit/keys.tsx'
import { Facts } from '../kit/small.tsx'

export function LookedLine({ shown, done }: { readonly shown: MergedLooked; readonly done: () => void }) {
  const left = useSecondsLeft(shown, done)
  useKeys([{ press: 'Escape', label: text.maskAgain, run: done }])
  return (
    <section className="unmasked" aria-label={text.unmask}>
      <p className="day-open">{text.left(left)}</p>
      <Facts columns={3} facts={shown.cells} />
    </section>
  )
}

/** Counts down and ends by itself, whatever else is on the screen. */
export function useSecondsLeft(shown: { readonly seconds: number }, done: () => void): number {
  const [left, setLeft] = useState(shown.seconds)
  const end = useRef(done)
  end.current = done
  useEffect(() => {
    const until = Date.now() + shown.seconds * 1000
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      if (seconds <= 0) end.current()
      else setLeft(seconds)
    }, 500)
    return () => clearInterval(timer)
  }, [shown])
  return left
}
