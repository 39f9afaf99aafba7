/** Shows the preview to the core again and again, and keeps what the coach makes of it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import { type Coach, coachSees, startCoach } from '../../../shared/photo/coach.ts'
import { call } from '../../ipc.ts'
import type { Glimpse } from './frames.ts'
import type { Preview } from './use-preview.ts'

export type Coaching = {
  readonly coach: Coach
  /** Looks a second over the last few; null before the first. */
  readonly perSecond: number | null
  /** Begins anew; the shutter rests for a while. */
  readonly restart: () => void
}
type Wish = {
  readonly caseId: CaseId
  readonly glimpse: Preview['glimpse']
  /** Whether the picture runs and somebody can see what the coach says. */
  readonly running: boolean
  readonly auto: boolean
  readonly rested: boolean
}

// More would only take the second core from the rest of the program.
const leastApartMs = 1000 / 12
// After a shot the person moves, and the teller wants to say a word.
const restMs = 2_500
const afterTroubleMs = 500
const counted = 12

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)))

export function useCoach({ caseId, glimpse, running, auto, rested }: Wish): Coaching {
  const [coach, setCoach] = useState(() => startCoach(performance.now(), rested ? 0 : restMs))
  const [times, setTimes] = useState<readonly number[]>([])
  const wants = useRef(auto)
  wants.current = auto
  // All green: by itself or by the teller's hand, the shutter is about to fall.
  const green = useRef(false)
  green.current = coach.hint === 'stay'
  useEffect(() => {
    if (!running) return
    let here = true
    const lookAt = async ({ aspect, ...frame }: Glimpse): Promise<boolean> => {
      const reply = await call('photo.look', { caseId, ...frame })
      if (!here || !reply.ok) return false
      const at = performance.now()
      setCoach(before => coachSees(before, { ...reply.value, aspect }, { at, auto: wants.current }))
      setTimes(before => [...before.slice(1 - counted), at])
      return true
    }
    const lookOn = async () => {
      let took = 0
      let next = glimpse(green.current)
      while (here) {
        const seen = await next
        const began = performance.now()
        const looking = seen && here ? lookAt(seen) : null
        // The next copy is made while the core still looks at this one, so that neither waits for the other.
        next = pause(looking ? Math.max(took / 2, leastApartMs / 2) : afterTroubleMs).then(() => glimpse(green.current))
        const looked = await looking
        took = performance.now() - began
        if (looking) await pause(looked ? leastApartMs - took : afterTroubleMs)
      }
    }
    void lookOn()
    return () => {
      here = false
      setTimes([])
    }
  }, [running, caseId, glimpse])
  const restart = useCallback(() => setCoach(startCoach(performance.now(), restMs)), [])
  return { coach, perSecond: rateOf(times), restart }
}

function rateOf(times: readonly number[]): number | null {
  const [first] = times
  const last = times.at(-1)
  return first === undefined || last === undefined || last === first ? null : ((times.length - 1) * 1000) / (last - first)
}

/** Whether the window can be seen at all. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState !== 'hidden')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState !== 'hidden')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
