/** The steps of the counter job, walked through the real windows with keys alone. */
import type { HandoverWay } from '../../../shared/profile/handover.ts'
import { backSteps, backStepsBy } from './back-office.ts'
import { centreStep, chairSteps } from './chair.ts'
import type { TourStep } from './trail.ts'

const [signedIn, ...inTheChair] = chairSteps

/** The case goes to the card centre by this way. */
export const tourSteps = (way: HandoverWay): readonly TourStep[] => [
  ...(signedIn ? [signedIn] : []),
  centreStep,
  ...inTheChair,
  ...backStepsBy[way],
]
/** The same job where the cards desk sends the card and ticks what it hears. */
export const deskSteps: readonly TourStep[] = [...chairSteps, ...backSteps]
