/** Where the talk with a customer stands: what was asked, what is known, and the way back. */
import { useState } from 'react'
import { type Picked, pick } from '../../shared/guidance/path.ts'
import type { Out } from '../../shared/ipc/contract.ts'
import type { GuideAsk, GuideSheet, GuideStep } from '../../shared/ipc/shapes/guidance.ts'
import type { Failure } from '../../shared/result.ts'
import { useAsked } from '../parts/use-asked.ts'

type Hit = Out<'guidance.search'>['hits'][number]
/** `answering`: the answer is wanted although the path goes on. */
type Spot = { readonly question: string | null; readonly picked: Picked; readonly answering: boolean }
const start: Spot = { question: null, picked: {}, answering: false }

export type Guide = {
  readonly step: GuideStep | null
  readonly sheet: GuideSheet | null
  /** What the sheet answers, for the printed page; null while the path still asks. */
  readonly asked: GuideAsk | null
  readonly failure: Failure | null
  readonly begun: boolean
  readonly open: (hit: Hit) => void
  readonly choose: (value: string) => void
  readonly answerNow: () => void
  readonly back: () => void
  readonly again: () => void
}

export function useGuide(): Guide {
  const [spots, setSpots] = useState<readonly Spot[]>([start])
  const spot = spots.at(-1) ?? start
  const { value: step, failure: lost } = useAsked('guidance.walk', { picked: spot.picked })
  const ends = step !== null && step.next === null
  const asked = spot.answering || ends ? { question: spot.question, picked: spot.picked } : null
  const { value: sheet, failure } = useAsked('guidance.answer', asked)
  const go = (to: Spot) => setSpots([...spots, to])
  return {
    step,
    sheet: asked && sheet,
    asked,
    failure: lost ?? failure,
    begun: spots.length > 1,
    open: hit => go({ question: hit.id, picked: hit.picked, answering: true }),
    choose: value => {
      if (step?.next) go({ ...spot, picked: pick(step.picked, step.next.step, value) })
    },
    answerNow: () => go({ ...spot, answering: true }),
    back: () => setSpots(spots.length > 1 ? spots.slice(0, -1) : spots),
    again: () => setSpots([start]),
  }
}
