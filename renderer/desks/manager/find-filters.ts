/** The filters of the search as the page holds them, and the words that show them. Pure. */
import type { Parsed } from '../../../shared/ipc/contract.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { searchText as text } from '../../../shared/strings/zh-CN/search.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { type State, stateNames } from '../../../shared/workflow/table.ts'

export type Filters = Omit<Parsed<'case.search'>, 'text' | 'after'>
export const noFilters: Filters = { states: [], item: null, opened: null, operatorId: null, ticket: null }

/** States as a manager thinks of them; each state stands in one of them. */
export const stateGroups = {
  counter: ['opened', 'noticed', 'filled', 'photographed', 'confirmed', 'returned'],
  review: ['submitted'],
  fee: ['approved'],
  production: ['paid', 'making', 'make-failed', 'at-city-bank'],
  pickup: ['at-branch', 'notified', 'handing-over'],
  late: ['overdue', 'sent-back'],
  closed: ['closed'],
  ended: ['rejected', 'void'],
} as const satisfies Record<string, readonly State[]>
export type StateGroup = keyof typeof stateGroups
export const stateGroupNames = Object.keys(stateGroups) as [StateGroup, ...StateGroup[]]

export const statesIn = (ticked: readonly string[]): State[] =>
  stateNames.filter(state => stateGroupNames.some(group => ticked.includes(group) && stateGroups[group].some(one => one === state)))
export const groupsOf = (states: readonly State[]): readonly StateGroup[] =>
  stateGroupNames.filter(group => stateGroups[group].every(state => states.includes(state)))

export function chipsOf({ states, item, opened, operatorId, ticket }: Filters, people: readonly OperatorView[]): readonly string[] {
  const whole = groupsOf(states)
  const single = states.filter(state => !whole.some(group => stateGroups[group].some(one => one === state)))
  return [
    ...whole.map(group => text.stateGroups[group]),
    ...single.map(state => stateText[state]),
    ...(item === null ? [] : [itemShortText[item]]),
    ...(opened === null ? [] : [text.openedIn(opened.from, opened.to)]),
    ...(operatorId === null ? [] : [people.find(one => one.id === operatorId)?.name ?? '']),
    ...(ticket === null ? [] : [text.ticketNumber(ticket.toUpperCase())]),
  ]
}
