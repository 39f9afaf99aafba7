/** Gives every seat of every desk a number of its own in the branch, and keeps it while a line is only interrupted. */
import { lineTimes } from '../../shared/hall/line.ts'
import type { SeatPlace } from '../core/records/desk/hall.ts'

export type SeatAt = { readonly deskId: string; readonly seat: number }
type DeskSeats = { run: string; readonly numbers: Map<number, number>; ending: NodeJS.Timeout | null }

/** `end` signs a number out, and is told whose it was. */
export type EndSeat = (number: number, place: SeatPlace) => void

export class Seats {
  readonly #end: EndSeat
  readonly #keptMs: number
  readonly #desks = new Map<string, DeskSeats>()
  readonly #places = new Map<number, SeatAt>()
  #last = 0

  constructor(end: EndSeat, keptMs: number = lineTimes.seatsKeptMs) {
    this.#end = end
    this.#keptMs = keptMs
  }

  /** A desk is on the line: with the windows it had, or with new ones, whose predecessors are signed out. */
  arrived(deskId: string, run: string): void {
    const desk = this.#desks.get(deskId)
    if (desk?.ending) clearTimeout(desk.ending)
    if (desk?.run === run) desk.ending = null
    else {
      this.drop(deskId)
      this.#desks.set(deskId, { run, numbers: new Map(), ending: null })
    }
  }

  /** Its line is gone: its people stay signed in for a while. */
  left(deskId: string): void {
    const desk = this.#desks.get(deskId)
    if (!desk || desk.ending) return
    desk.ending = setTimeout(() => this.drop(deskId), this.#keptMs).unref()
  }

  numberOf({ deskId, seat }: SeatAt): number {
    const desk = this.#desks.get(deskId)
    if (!desk) throw new Error('a desk calls that never arrived')
    const known = desk.numbers.get(seat)
    if (known !== undefined) return known
    this.#last += 1
    desk.numbers.set(seat, this.#last)
    this.#places.set(this.#last, { deskId, seat })
    return this.#last
  }

  numbersOf(deskId: string): number[] {
    return [...(this.#desks.get(deskId)?.numbers.values() ?? [])]
  }

  runOf(deskId: string): string | null {
    return this.#desks.get(deskId)?.run ?? null
  }

  placeOf(number: number): SeatAt | null {
    return this.#places.get(number) ?? null
  }

  closed({ deskId, seat }: SeatAt): void {
    const desk = this.#desks.get(deskId)
    const number = desk?.numbers.get(seat)
    if (!desk || number === undefined) return
    desk.numbers.delete(seat)
    this.#places.delete(number)
    this.#end(number, { deskId, run: desk.run, seat })
  }

  /** Signs everybody at this desk out. */
  drop(deskId: string): void {
    const desk = this.#desks.get(deskId)
    if (!desk) return
    if (desk.ending) clearTimeout(desk.ending)
    for (const seat of [...desk.numbers.keys()]) this.closed({ deskId, seat })
    this.#desks.delete(deskId)
  }

  close(): void {
    for (const { ending } of this.#desks.values()) if (ending) clearTimeout(ending)
  }
}
