/** Opens the door for one new desk: fifteen minutes, one use; wrong codes are slowed down and end it. Pure but for what it is handed. */
import { timingSafeEqual } from 'node:crypto'
import { secretBytes } from '../../shared/hall/code.ts'

export const invitationMs = 15 * 60_000
/** With so few tries at forty bits nobody guesses. */
export const mostTries = 5
const firstPauseMs = 1_000

export type Open = { readonly secret: Uint8Array; readonly until: number; readonly by: string | null }
type Held = Open & { wrong: number; notBefore: number }

export type Try = { readonly said: 'right'; readonly by: string | null } | { readonly said: 'wrong' | 'wait' | 'closed' }

export class Invitations {
  #held: Held | null = null

  open(secret: Uint8Array, by: string | null, now: number): Open {
    this.#held = { secret, until: now + invitationMs, by, wrong: 0, notBefore: now }
    return this.#held
  }

  /** What is open now; null once it was used, ended or ran out. */
  now(now: number): { readonly until: number; readonly triesLeft: number } | null {
    if (this.#held && now >= this.#held.until) this.#held = null
    return this.#held && { until: this.#held.until, triesLeft: mostTries - this.#held.wrong }
  }

  end(): void {
    this.#held = null
  }

  /** A right secret uses the invitation up, whatever becomes of the joining: whoever said it has been told it. */
  try(secret: Uint8Array, now: number): Try {
    if (!this.now(now) || !this.#held) return { said: 'closed' }
    const held = this.#held
    // Not judged, so that a fast guesser learns nothing by hurrying.
    if (now < held.notBefore) return { said: 'wait' }
    const right = secret.byteLength === secretBytes && timingSafeEqual(secret, held.secret)
    if (right) {
      this.#held = null
      return { said: 'right', by: held.by }
    }
    held.wrong += 1
    held.notBefore = now + firstPauseMs * 2 ** (held.wrong - 1)
    if (held.wrong >= mostTries) this.#held = null
    return { said: 'wrong' }
  }
}
