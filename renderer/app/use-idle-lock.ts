/** Locks the screen when nobody touched it for ten minutes, and with F12 at once. */
import { useEffect } from 'react'
import { lockNow } from '../parts/lock-now.ts'

// Bank practice; PIPL 51 asks for measures against unauthorised access.
const idleMs = 10 * 60_000

const signs = ['pointerdown', 'pointermove', 'keydown'] as const

export function useIdleLock(armed: boolean): void {
  useEffect(() => {
    if (!armed) return
    let timer = setTimeout(lockNow, idleMs)
    const stir = () => {
      clearTimeout(timer)
      timer = setTimeout(lockNow, idleMs)
    }
    for (const sign of signs) window.addEventListener(sign, stir, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, stir, { capture: true })
    }
  }, [armed])
}
