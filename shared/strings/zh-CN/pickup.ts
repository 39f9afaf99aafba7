/** Chinese for days and slots of pickup. */
import type { MakingWay } from '../../pickup/promise.ts'

export const makingWayText = { instant: '当场制卡', batch: '送制卡中心' } as const satisfies Record<MakingWay, string>

export const pickupText = {
  promised: (day: string, workdays: number): string => (workdays === 0 ? `${day}（当场领取）` : `${day}（${workdays}个工作日）`),
  uncovered: '该日期跨入放假安排尚未公布的年份，按国务院通知调整',
  full: '已约满',
  free: (count: number): string => `余${count}位`,
  closed: '当天不营业',
} as const
