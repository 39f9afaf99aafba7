/** Types what a report is narrowed to. */
import type { ItemCode } from '../../../../shared/business/items.ts'
import type { OperatorId } from '../../../../shared/ids.ts'

export type Narrowed = { readonly item: ItemCode | null; readonly operatorId: OperatorId | null }
