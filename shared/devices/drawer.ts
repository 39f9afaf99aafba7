/** Why a cash drawer is opened: each opening is in the log under one of these. */

import { z } from '../zod.ts'

export const drawerReasons = ['fee', 'refund', 'count', 'change'] as const
export const DrawerReason = z.enum(drawerReasons)
export type DrawerReason = z.infer<typeof DrawerReason>
