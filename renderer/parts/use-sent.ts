/** Sends one write at a time and keeps its refusal for the screen to show. */
import { useRef, useState } from 'react'
import type { CommandName, In, Out } from '../../shared/ipc/contract.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { call } from '../ipc.ts'

export type Sender = {
  readonly busy: boolean
  readonly failure: Failure | null
  readonly clear: () => void
  /** Null while an earlier one is under way: a second press of the key is not a second command. */
  readonly send: <N extends CommandName>(name: N, input: In<N>) => Promise<Result<Out<N>> | null>
}

export function useSent(): Sender {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const underWay = useRef(false)
  const send = async <N extends CommandName>(name: N, input: In<N>) => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    try {
      const reply = await call(name, input)
      setFailure(reply.ok ? null : reply.error)
      return reply
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  return { busy, failure, clear: () => setFailure(null), send }
}
