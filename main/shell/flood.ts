/** Counts what each window has under way, so that a window that sends without end waits for itself and for nobody else. */

const mostCalls = 64
const mostBytes = 384 * 1024 * 1024

type UnderWay = { calls: number; bytes: number }
export type Flood = {
  /** Whether the window may send so many bytes more; if so, they count until `done`. */
  begin(seat: number, bytes: number): boolean
  done(seat: number, bytes: number): void
}

export function flood(): Flood {
  const seats = new Map<number, UnderWay>()
  return {
    begin(seat, bytes) {
      const now = seats.get(seat) ?? { calls: 0, bytes: 0 }
      if (now.calls >= mostCalls || now.bytes + bytes > mostBytes) return false
      seats.set(seat, { calls: now.calls + 1, bytes: now.bytes + bytes })
      return true
    },
    done(seat, bytes) {
      const now = seats.get(seat)
      if (!now || now.calls <= 1) seats.delete(seat)
      else seats.set(seat, { calls: now.calls - 1, bytes: now.bytes - bytes })
    },
  }
}
