/** Asks the core for something and asks again when an event says that it changed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandName, In, Out } from '../../shared/ipc/contract.ts'
import type { EventName } from '../../shared/ipc/events.ts'
import type { Failure } from '../../shared/result.ts'
import { call, on, onSessionBack } from '../ipc.ts'

export type Asked<T> = {
  /** The newest answer; kept while a newer one is under way. */
  readonly value: T | null
  readonly failure: Failure | null
  readonly loading: boolean
  readonly again: () => void
}

/** `input` null asks nothing, for a screen that has no case yet. */
export function useAsked<N extends CommandName>(name: N, input: In<N> | null, refreshOn: readonly EventName[] = []): Asked<Out<N>> {
  const asks = input === null ? null : JSON.stringify(input)
  const [answer, setAnswer] = useState<{ asks: string | null; value: Out<N> | null; failure: Failure | null }>({
    asks: null,
    value: null,
    failure: null,
  })
  const latest = useRef(input)
  latest.current = input
  const turn = useRef(0)

  const again = useCallback(async () => {
    const mine = ++turn.current
    if (asks === null || latest.current === null) return
    const reply = await call(name, latest.current)
    // A later question, or a screen that is gone, makes this answer worthless.
    if (mine !== turn.current) return
    setAnswer(before =>
      reply.ok
        ? { asks, value: reply.value, failure: null }
        : { asks, value: before.asks === asks ? before.value : null, failure: reply.error },
    )
  }, [name, asks])

  const events = refreshOn.join(' ')
  useEffect(() => {
    again()
    const heard = events === '' ? [] : events.split(' ').map(event => on(event as EventName, () => again()))
    const stops = [...heard, onSessionBack(again)]
    return () => {
      turn.current++
      for (const stop of stops) stop()
    }
  }, [again, events])

  const current = answer.asks === asks ? answer : null
  return { value: current?.value ?? null, failure: current?.failure ?? null, loading: asks !== null && current === null, again }
}
