/** Types what the cards desk says happened to a card. */
import type { BlankNumber } from '../../../shared/card/blank.ts'
import type { productionEvents } from '../../../shared/ipc/shapes/case.ts'
import type { Fault } from '../../../shared/review/fault.ts'

export type ProductionEvent = (typeof productionEvents)[number]

export type Recorded = {
  readonly event: ProductionEvent
  readonly note?: string
  readonly cardTail?: string
  readonly blank?: BlankNumber
  readonly faults?: Fault[]
}
