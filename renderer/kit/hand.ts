/** Remembers what the hand did last, so that a command that weighs can be traced to the key that sent it. Knows no React. */

export type Hand = {
  /** Null for the mouse. */
  readonly press: string | null
  /** Whether the key is one that cannot be pressed by mistake. */
  readonly guarded: boolean
}

let last: Hand = { press: null, guarded: false }

export const noteHand = (hand: Hand): void => {
  last = hand
}
export const lastHand = (): Hand => last
