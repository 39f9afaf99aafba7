/** The eleven steps of the counter job, walked through the real windows with keys alone. */
import { backSteps } from './back-office.ts'
import { chairSteps } from './chair.ts'
import type { TourStep } from './trail.ts'

export const tourSteps: readonly TourStep[] = [...chairSteps, ...backSteps]
