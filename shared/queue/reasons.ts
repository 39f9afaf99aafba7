/** Why a number is taken aside, sent elsewhere, or a window pauses: a table, because the log holds codes and no free words. */

import { z } from '../zod.ts'

export const holdReasons = ['fetch-papers', 'copy', 'companion', 'pay', 'phone', 'unwell', 'other-hold'] as const
export const transferReasons = ['wrong-series', 'own-window', 'other-item', 'dialect', 'manager-asked', 'other-transfer'] as const
export const pauseReasons = ['away', 'shift', 'fault', 'meal', 'other-work', 'other-pause'] as const

export const HoldReason = z.enum(holdReasons)
export const TransferReason = z.enum(transferReasons)
export const PauseReason = z.enum(pauseReasons)
export type HoldReason = z.infer<typeof HoldReason>
export type TransferReason = z.infer<typeof TransferReason>
export type PauseReason = z.infer<typeof PauseReason>
