/** Sends one write at a time and keeps its refusal for the screen to show. */
import { useRef, useState } from 'react'
import type { CommandName, In, Out } from '../../shared/ipc/contract.ts'
import { isGuardedCommand } from '../../shared/ipc/guarded.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { call } from '../ipc.ts'
import { lastHand } from '../kit/hand.ts'
import { underWay } from './under-way.ts'

export type Sender = {
  readonly busy: boolean
  readonly failure: Failure | null
  readonly clear: () => void
  /** Null while an earlier one is under way: a second press of the key is not a second command. */
  readonly send: <N extends CommandName>(name: N, input: In<N>) => Promise<Result<Out<N>> | null>
}

/** A key that can be pressed by mistake sent what it must not: a bug of the screen, said where every test and the log see it. */
function complainOfKey(name: CommandName): void {
  const { press, guarded } = lastHand()
  if (press !== null && !guarded) reportError(new Error(`${name} was sent by ${press}, a key without a guard`))
}

export function useSent(): Sender {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const sending = useRef(false)
  const send = async <N extends CommandName>(name: N, input: In<N>) => {
    if (sending.current) return null
    if (isGuardedCommand(name)) complainOfKey(name)
    sending.current = true
    setBusy(true)
    const ended = underWay.begin(name)
    let well = false
    try {
      const reply = await call(name, input)
      well = reply.ok
      setFailure(reply.ok ? null : reply.error)
      return reply
    } finally {
      ended(well)
      sending.current = false
      setBusy(false)
    }
  }
  return { busy, failure, clear: () => setFailure(null), send }
}
