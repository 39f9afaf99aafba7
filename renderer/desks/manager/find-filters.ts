/** The filters of the search as the page holds them, and the words that show them. Pure. */
import type { Parsed } from '../../../shared/ipc/contract.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { searchText as text } from '../../../shared/strings/zh-CN/search.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { groupOf, type State, type StateGroup, stateGroups, stateNames } from '../../../shared/workflow/table.ts'

export type Filters = Omit<Parsed<'case.search'>, 'text' | 'after'>
export const noFilters: Filters = { states: [], item: null, opened: null, operatorId: null, ticket: null }

export const statesIn = (ticked: readonly string[]): State[] => stateNames.filter(state => ticked.includes(groupOf(state)))
export const groupsOf = (states: readonly State[]): readonly StateGroup[] =>
  stateGroups.filter(group => stateNames.every(state => groupOf(state) !== group || states.includes(state)))

export function chipsOf({ states, item, opened, operatorId, ticket }: Filters, people: readonly OperatorView[]): readonly string[] {
  const whole = groupsOf(states)
  const single = states.filter(state => !whole.includes(groupOf(state)))
  return [
    ...whole.map(group => text.stateGroups[group]),
    ...single.map(state => stateText[state]),
    ...(item === null ? [] : [itemShortText[item]]),
    ...(opened === null ? [] : [text.openedIn(opened.from, opened.to)]),
    ...(operatorId === null ? [] : [people.find(one => one.id === operatorId)?.name ?? '']),
    ...(ticket === null ? [] : [text.ticketNumber(ticket.toUpperCase())]),
  ]
}
