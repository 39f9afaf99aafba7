/** Asks the core for something, shares the answer with every part of the screen that asks the same, and keeps it new. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useContext, useRef } from 'react'
import type { In, Out } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { type Reads, ReadsContext } from './reads.ts'
import type { AskedName } from './refresh-table.ts'

export type Asked<T> = {
  /** The newest answer; kept while a newer one is under way. */
  readonly value: T | null
  readonly failure: Failure | null
  readonly loading: boolean
  readonly again: () => void
}

function useReads(): Reads {
  const reads = useContext(ReadsContext)
  if (!reads) throw new Error('a screen asks outside <App>')
  return reads
}

/** `input` null asks nothing, for a screen that has no case yet. What makes it read again stands in `refreshTable`. */
export function useAsked<N extends AskedName>(name: N, input: In<N> | null): Asked<Out<N>> {
  const reads = useReads()
  const queryKey = [name, input] as const
  const { data } = useQuery({ queryKey, queryFn: () => reads.ask(queryKey), enabled: input !== null }, reads.client)
  const latest = useRef(queryKey)
  latest.current = queryKey
  const again = useCallback(() => reads.again(latest.current), [reads])
  return { value: data?.value ?? null, failure: data?.failure ?? null, loading: input !== null && data === undefined, again }
}

/** For what moves on by itself, such as the clock: `tick` reads again what is older than that. */
export function useTicking<N extends AskedName>(name: N, input: In<N>): Asked<Out<N>> & { readonly tick: (olderThanMs: number) => void } {
  const reads = useReads()
  const asked = useAsked(name, input)
  const latest = useRef([name, input] as const)
  const tick = useCallback((olderThanMs: number) => reads.refresh(latest.current, olderThanMs), [reads])
  return { ...asked, tick }
}
