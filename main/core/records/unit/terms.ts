/** Types what a unit's batch says of all its rows, and a row as it was written. */
import type { UnitDefaults } from '../../../../shared/ipc/shapes/unit.ts'
import type { UnitColumn, UnitLine } from '../../../../shared/unit/columns.ts'
import type { UnitReason } from '../../../../shared/unit/row.ts'
import type { z } from '../../../../shared/zod.ts'

/** What was said of the whole batch when it was opened. */
export type UnitTerms = {
  readonly reason: UnitReason
  readonly defaults: z.infer<typeof UnitDefaults>
  readonly guardiansShown: boolean
}

export type WrittenLine = {
  readonly at: number
  readonly line: UnitLine
  /** Columns kept as a number. */
  readonly figures: readonly UnitColumn[]
}
