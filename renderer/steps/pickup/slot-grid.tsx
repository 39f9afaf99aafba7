/** Days by slots with the seats still free; arrows move over what can be booked, Enter books. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { PickupOffer } from '../../../shared/ipc/shapes/pickup.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { dayText } from '../../parts/time-text.ts'

const text = cardsText.pickup
type Days = PickupOffer['days']
type Slot = Days[number]['slots'][number]
export type Seat = { readonly day: string; readonly start: string }

export const startsOf = (days: Days): readonly string[] => [...new Set(days.flatMap(day => day.slots.map(slot => slot.start)))].sort()
export const slotAt = (days: Days, seat: Seat): Slot | undefined =>
  days.find(day => day.day === seat.day)?.slots.find(slot => slot.start === seat.start)
export const isFree = (slot: Slot | undefined): boolean => slot !== undefined && slot.free > 0

/** The next bookable seat in that direction, or where it was. */
export function nextSeat(days: Days, from: Seat, across: -1 | 0 | 1, down: -1 | 0 | 1): Seat {
  const starts = startsOf(days)
  let day = days.findIndex(one => one.day === from.day)
  let row = starts.indexOf(from.start)
  for (;;) {
    day += across
    row += down
    const to = days[day]
    const start = starts[row]
    if (!to || start === undefined) return from
    const seat = { day: to.day, start }
    if (isFree(slotAt(days, seat))) return seat
  }
}

export function firstSeat(days: Days): Seat | null {
  for (const { day, slots } of days) {
    const slot = slots.find(isFree)
    if (slot) return { day, start: slot.start }
  }
  return null
}

const moves: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type CellProps = {
  readonly slot: Slot | undefined
  readonly id: string
  readonly here: boolean
  readonly booked: boolean
  readonly choose: () => void
}

function Cell({ slot, id, here, booked, choose }: CellProps) {
  const free = isFree(slot)
  const look = ['slot', free ? '' : 'none', booked ? 'booked' : ''].filter(word => word !== '').join(' ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useAriaPropsSupportedByRole: a cell of a grid; the grid holds the focus and the keys
    <td id={id} aria-selected={here} aria-disabled={!free} className={look} onClick={free ? choose : undefined}>
      {slot === undefined ? text.closed : booked ? text.booked : free ? text.free(slot.free) : text.full}
    </td>
  )
}

function DayHead({ day, covered }: { readonly day: string; readonly covered: boolean }) {
  const [date, name] = dayText(day).split(' ')
  return (
    <th scope="col">
      <span className="mono">{date?.slice(5)}</span>
      <span className="secondary">{name}</span>
      {!covered && <span className="slot-uncovered">{text.uncoveredMark}</span>}
    </th>
  )
}

type Props = {
  readonly days: Days
  readonly seat: Seat | null
  readonly booked: Seat | null
  readonly choose: (seat: Seat) => void
  readonly book: () => void
}

export function SlotGrid({ days, seat, booked, choose, book }: Props) {
  const ground = useRef<HTMLTableElement>(null)
  useEffect(() => ground.current?.focus(), [])
  const same = (a: Seat | null, day: string, start: string) => a?.day === day && a.start === start
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moves[event.key]
    if (by && seat) choose(nextSeat(days, seat, by[0], by[1]))
    else if (event.key === 'Enter' && seat) book()
    else return
    event.preventDefault()
  }
  return (
    <table
      ref={ground}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by keys is what role grid names
      role="grid"
      aria-label={text.grid}
      aria-activedescendant={seat ? `slot-${seat.day}-${seat.start}` : undefined}
      tabIndex={0}
      data-own-keys=""
      className="slot-grid"
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">{text.time}</th>
          {days.map(({ day, covered }) => (
            <DayHead key={day} day={day} covered={covered} />
          ))}
        </tr>
      </thead>
      <tbody>
        {startsOf(days).map(start => (
          <tr key={start}>
            <th scope="row" className="mono">
              {start}
            </th>
            {days.map(({ day }) => (
              <Cell
                key={day}
                id={`slot-${day}-${start}`}
                slot={slotAt(days, { day, start })}
                here={same(seat, day, start)}
                booked={same(booked, day, start)}
                choose={() => choose({ day, start })}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
