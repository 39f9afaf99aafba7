/** Holds one field of a case in the clipboard for as long as a person needs to paste it, and empties it afterwards. */

/** What Electron's clipboard offers of it. */
export type SystemClipboard = { readText(): Promise<string>; writeText(text: string): Promise<void>; clear(): void }
export type OwnClipboard = {
  put(text: string): Promise<void>
  /** What somebody copied since then from elsewhere stays. */
  empty(): Promise<void>
  /** The program ends: there is no time to look whose it is. */
  emptyAtOnce(): void
}

/** Long enough to change to the other window and find the field. */
const holdsMs = 60_000

export function ownClipboard(system: SystemClipboard, after: (ms: number, work: () => void) => () => void): OwnClipboard {
  let own: string | null = null
  let callOff = () => {}
  const empty = async () => {
    callOff()
    const mine = own
    // Clipboards of some systems end lines in their own way.
    if (mine !== null && (await system.readText()).trim() === mine.trim() && own === mine) system.clear()
    if (own === mine) own = null
  }
  return {
    put: async text => {
      callOff()
      own = text
      // An empty field clears the one before it, or that would be pasted in its place.
      if (text === '') system.clear()
      else await system.writeText(text)
      callOff = after(holdsMs, () => void empty())
    },
    empty,
    emptyAtOnce: () => {
      callOff()
      if (own !== null) system.clear()
      own = null
    },
  }
}
