/** Sorts cards that wait for their holders by how long they have lain. Pure. */

/** Up to and with so many days; the last has no end. */
export const cardAges = ['week', 'month', 'quarter', 'longer'] as const
export type CardAge = (typeof cardAges)[number]
const upTo: readonly (readonly [CardAge, number])[] = [
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
]

export const cardAgeOf = (days: number): CardAge => upTo.find(([, most]) => days <= most)?.[0] ?? 'longer'

export function countByAge(days: readonly number[]): Readonly<Record<CardAge, number>> {
  const counts = { week: 0, month: 0, quarter: 0, longer: 0 }
  for (const one of days) counts[cardAgeOf(one)] += 1
  return counts
}
