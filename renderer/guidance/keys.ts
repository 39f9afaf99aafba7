/** The keys of the guidance desk, from where the talk stands. */
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { itemShortText } from '../../shared/strings/zh-CN/business.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { lobbyText } from '../../shared/strings/zh-CN/lobby.ts'
import type { Key } from '../kit/keys.tsx'
import { lockNow } from '../parts/lock-now.ts'
import type { Choices } from './use-choices.ts'
import type { Guide } from './use-guide.ts'
import type { Ticket } from './use-ticket.ts'

export type Moves = {
  readonly close: () => void
  readonly typed: string
  readonly clear: () => void
  readonly again: () => void
  readonly large: boolean
  readonly enlarge: () => void
  readonly print: (kind: 'guide' | 'ticket') => void
  readonly leaf: (by: 1 | -1) => void
}

const digits = Array.from({ length: 10 }, (_, digit) => String(digit))

const wayKeys = (guide: Guide, { typed, close, clear, again }: Moves): readonly Key[] => [
  typed === '' ? { press: 'Escape', label: text.close, run: close } : { press: 'Escape', label: text.clear, run: clear },
  // With words in the field it belongs to them.
  ...(typed === '' && guide.begun ? [{ press: 'Backspace', label: text.back, run: guide.back }] : []),
  ...(guide.begun ? [{ press: 'F5', label: text.again, run: again }] : []),
  ...(guide.step?.item && !guide.asked ? [{ press: 'F9', label: text.answerNow, run: guide.answerNow, primary: true }] : []),
]

const sheetKeys = ({ print, leaf }: Moves): readonly Key[] => [
  { press: 'PageDown', label: text.scroll, run: () => leaf(1) },
  { press: 'PageUp', label: text.scroll, run: () => leaf(-1), hidden: true },
  { press: 'F6', label: text.print, run: () => print('guide') },
]

function ticketKeys({ sheet }: Guide, ticket: Ticket, { print }: Moves): readonly Key[] {
  if (ticket.issued)
    return [
      { press: 'F9', label: lobbyText.issued.print, run: () => print('ticket'), primary: true },
      { press: 'F7', label: lobbyText.issued.print, run: () => print('ticket'), hidden: true },
    ]
  if (!sheet?.ticket) return []
  const { priority, turnPriority, take, busy } = ticket
  return [
    { press: 'F8', label: priority ? lobbyText.priorityOn : lobbyText.priorityOff, run: turnPriority },
    { press: 'F9', label: text.takeFor(itemShortText[sheet.ticket]), run: () => void take(), off: busy, primary: true },
  ]
}

export const keysOf = (guide: Guide, ticket: Ticket, choices: Choices, moves: Moves): readonly Key[] => [
  ...wayKeys(guide, moves),
  ...digits.map((press): Key => ({ press, label: text.digits, run: () => void choices.digit(press), hidden: true })),
  { press: 'F3', label: moves.large ? text.normal : text.large, run: moves.enlarge },
  ...(guide.sheet ? sheetKeys(moves) : []),
  ...ticketKeys(guide, ticket, moves),
  { press: 'F12', label: appText.top.lock, run: lockNow, hidden: true },
]
