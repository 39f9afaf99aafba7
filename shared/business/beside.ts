/** Lists which items exclude each other while both are open for one person. Pure. */
import { type CaseKind, kindOf, pathOf, usualPlan } from '../workflow/path.ts'
import { type ItemCode, itemOf, makesCard } from './items.ts'

export const besideCodes = ['CASE_UNDER_WAY', 'CARD_IN_MAKING', 'CANCEL_UNDER_WAY', 'REISSUE_UNDER_WAY', 'UNLOSS_UNDER_WAY'] as const
export type BesideCode = (typeof besideCodes)[number]

/** A unit's batch and a pickup have no case of their own; the cases they touch are applications. */
export const itemKind = (item: ItemCode): CaseKind =>
  ['handover', 'batch'].includes(itemOf(item).makes) ? 'application' : kindOf(pathOf(item, usualPlan(item)))

const rows: readonly {
  readonly wants: (item: ItemCode) => boolean
  readonly beside: (item: ItemCode) => boolean
  readonly why: BesideCode
}[] = [
  { wants: item => item === 'CANCEL', beside: makesCard, why: 'CARD_IN_MAKING' },
  { wants: makesCard, beside: item => item === 'CANCEL', why: 'CANCEL_UNDER_WAY' },
  // A reissue ends the loss report, so the holder must choose between the two.
  { wants: item => item === 'UNLOSS', beside: item => item === 'REISSUE', why: 'REISSUE_UNDER_WAY' },
  { wants: item => item === 'REISSUE', beside: item => item === 'UNLOSS', why: 'UNLOSS_UNDER_WAY' },
]

/** `beside`: the item of another open case of the same person. */
export function apartFrom(item: ItemCode, beside: ItemCode): BesideCode | null {
  if (itemKind(item) === itemKind(beside)) return 'CASE_UNDER_WAY'
  return rows.find(row => row.wants(item) && row.beside(beside))?.why ?? null
}
