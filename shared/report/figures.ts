/** The further figures of a report, by day, month or quarter: cards, cards by post, stock, fees, corrections, ends, ages of holders, channels. Pure. */
import { z } from '../zod.ts'

export const periodKinds = ['day', 'month', 'quarter'] as const
export const PeriodKind = z.enum(periodKinds)
export type PeriodKind = z.infer<typeof PeriodKind>

/** `2026-03-09`, `2026-03` or `2026-Q1`. */
export function periodOf(day: string, kind: PeriodKind): string {
  if (kind === 'day') return day
  if (kind === 'month') return day.slice(0, 7)
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The first age of each band, in order; the last has no end. */
export const ageBands = [0, 7, 16, 35, 60] as const
export const bandOf = (age: number): number => ageBands.findLast(from => from <= age) ?? 0

export const servedChannels = ['counter', 'online', 'unit'] as const

/** Every figure by its name; a figure of money is in fen. */
export const figureNames = [
  ...['sent', 'arrived', 'failed', 'remade', 'sentBack', 'made', 'sentMended', 'arrivedMended'],
  ...['sentOn', 'sentOnReceived', 'sentOnBack'],
  ...['posted', 'postDelivered', 'postReturned', 'postLost'],
  ...['stockReceived', 'stockUsed', 'stockSpoiled', 'stockLost', 'stockFound', 'stockMended'],
  ...['collected', 'collectedFen', 'refunded', 'refundedFen', 'reversed', 'reversedFen', 'waived', 'waivedFen', 'netFen'],
  ...['corrections', 'ended', 'endedDead', 'endedWithdrawn', 'endedMovedAway', 'endedRefused', 'endedDuplicate', 'endedUncollected'],
  ...['age0', 'age7', 'age16', 'age35', 'age60', 'ageUnknown'],
  ...['counter', 'online', 'unit'],
] as const
export type FigureName =
  | 'sent'
  | 'arrived'
  | 'failed'
  | 'remade'
  | 'sentBack'
  | 'made'
  | 'sentMended'
  | 'arrivedMended'
  | 'sentOn'
  | 'sentOnReceived'
  | 'sentOnBack'
  | 'posted'
  | 'postDelivered'
  | 'postReturned'
  | 'postLost'
  | 'stockReceived'
  | 'stockUsed'
  | 'stockSpoiled'
  | 'stockLost'
  | 'stockFound'
  | 'stockMended'
  | 'collected'
  | 'collectedFen'
  | 'refunded'
  | 'refundedFen'
  | 'reversed'
  | 'reversedFen'
  | 'waived'
  | 'waivedFen'
  | 'netFen'
  | 'corrections'
  | 'ended'
  | 'endedDead'
  | 'endedWithdrawn'
  | 'endedMovedAway'
  | 'endedRefused'
  | 'endedDuplicate'
  | 'endedUncollected'
  | 'age0'
  | 'age7'
  | 'age16'
  | 'age35'
  | 'age60'
  | 'ageUnknown'
  | 'counter'
  | 'online'
  | 'unit'
export const isFen = (name: FigureName): boolean => name.endsWith('Fen')

/** A count or a sum of one day. */
export type Counted = { readonly day: string; readonly name: FigureName; readonly count: number }
export type Figures = Readonly<Partial<Record<FigureName, number>>>

/** Sums the days into periods, in order, and all of them together. */
export function figuresBy(
  counted: readonly Counted[],
  kind: PeriodKind,
): { readonly total: Figures; readonly byPeriod: readonly { readonly period: string; readonly figures: Figures }[] } {
  const periods = new Map<string, Partial<Record<FigureName, number>>>()
  const total: Partial<Record<FigureName, number>> = {}
  for (const { day, name, count } of counted) {
    const period = periodOf(day, kind)
    const figures = periods.get(period) ?? {}
    periods.set(period, figures)
    for (const one of [figures, total]) one[name] = (one[name] ?? 0) + count
  }
  return {
    total,
    byPeriod: [...periods].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, figures]) => ({ period, figures })),
  }
}
