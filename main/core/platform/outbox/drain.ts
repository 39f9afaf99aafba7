/** Sends what is due, several lanes side by side, until nothing is due or the line is down. */
import { Refusal } from '../../../../shared/refusal.ts'
import type { PlatformContext } from '../context.ts'
import { errorCode, isBranchTrouble } from '../jobs/error-code.ts'
import type { Unit } from '../store/unit-of-work.ts'
import { type Claimed, claim, type OutboxWorld, settle, type Verdict } from './outbox.ts'

export type Sent = Verdict & {
  /** Written in one transaction with the acknowledgement, and not at all where the lease was lost. */
  readonly keep?: (unit: Unit) => Promise<void>
  /** The same, but for what may be refused here: then it is left out, for the answer of the other side stands all the same. */
  readonly follow?: (unit: Unit) => Promise<void>
  /** Nothing else will get through either: the run ends. */
  readonly lineDown?: boolean
}

export type DrainOptions = {
  readonly channel: string
  readonly workers: number
  readonly signal: AbortSignal
  send(message: Claimed): Promise<Sent>
}

type World = OutboxWorld & Pick<PlatformContext, 'store' | 'log'>

/** A message on which our own code fails so often is handed to whoever maintains the program. */
const mostOwnFailures = 5

/** @throws what is the whole branch's trouble, as a full disk; the message in hand is claimed again when its lease ends */
export async function drain(world: World, { channel, workers, signal, send }: DrainOptions): Promise<{ readonly lineDown: boolean }> {
  const { store } = world
  let lineDown = false
  const goesOn = () => !lineDown && !signal.aborted

  /** @returns the next message, claimed in the same transaction */
  const acknowledge = (message: Claimed, sent: Sent, whole: boolean): Promise<Claimed | null> =>
    store.write(async unit => {
      if (await settle(world, unit.tx, message, sent)) {
        await sent.keep?.(unit)
        if (whole) await sent.follow?.(unit)
      } else world.log('outbox.stale', { channel, seq: message.seq, fence: message.fence })
      return goesOn() ? claim(world, unit.tx, channel) : null
    })

  async function work(): Promise<void> {
    let held = await store.write(({ tx }) => claim(world, tx, channel))
    while (held) {
      const message: Claimed = held
      const sent = await send(message).catch(error => ownFailure(message, error))
      if (sent.lineDown) lineDown = true
      held = await acknowledge(message, sent, true).catch(error => {
        if (!(error instanceof Refusal) || isBranchTrouble(error)) throw error
        world.log('outbox.unfollowed', { channel, seq: message.seq, error: error.code })
        return acknowledge(message, sent, false)
      })
      if (sent.is !== 'done') world.log('outbox.unsent', { channel, seq: message.seq, is: sent.is, error: sent.error })
    }
  }

  if (goesOn()) await Promise.all(Array.from({ length: workers }, work))
  return { lineDown }
}

function ownFailure({ attempts }: Claimed, error: unknown): Sent {
  if (isBranchTrouble(error)) throw error
  const code = errorCode(error)
  return attempts < mostOwnFailures ? { is: 'again', error: code } : { is: 'dead', error: code, acts: 'maintainer' }
}
