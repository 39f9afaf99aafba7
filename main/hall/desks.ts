/** The desks of a branch: who is on the line, whose seats are whose, and the door for a new one. */
import { createHash, randomBytes } from 'node:crypto'
import { fingerprintBytes, secretBytes, writeCode } from '../../shared/hall/code.ts'
import { closeCodes, lineTimes } from '../../shared/hall/line.ts'
import { Instant } from '../../shared/time.ts'
import type { DeskOnLine, Hall, SeatPlace } from '../core/records/desk/hall.ts'
import type { DeskLine } from './desk-line.ts'
import { Invitations } from './invitation.ts'
import { type EndSeat, Seats } from './seats.ts'

export class Desks implements Hall {
  readonly invitations = new Invitations()
  readonly seats: Seats
  readonly #open = new Set<DeskLine>()
  readonly #lines = new Map<string, { readonly line: DeskLine; readonly since: Instant }>()
  /** Of the certificate in DER; set once the store is open. */
  #authority: Uint8Array | null = null

  constructor(endSeat: EndSeat, keptMs: number = lineTimes.seatsKeptMs) {
    this.seats = new Seats(endSeat, keptMs)
  }

  knowAuthority(der: Uint8Array): void {
    this.#authority = der
  }

  invite(by: string | null): { readonly code: string; readonly until: Instant } {
    if (!this.#authority) throw new Error('the hall has no authority yet')
    const fingerprint = createHash('sha256').update(this.#authority).digest().subarray(0, fingerprintBytes)
    const { secret, until } = this.invitations.open(new Uint8Array(randomBytes(secretBytes)), by, Date.now())
    return { code: writeCode({ fingerprint: new Uint8Array(fingerprint), secret }), until: instantOf(until) }
  }

  invitation(): { readonly until: Instant; readonly triesLeft: number } | null {
    const open = this.invitations.now(Date.now())
    return open && { until: instantOf(open.until), triesLeft: open.triesLeft }
  }

  endInvitation(): void {
    this.invitations.end()
  }

  onLine(): ReadonlyMap<string, DeskOnLine> {
    return new Map(
      [...this.#lines].map(([id, { line, since }]) => [id, { since, version: line.version, roundTripMs: line.roundTripMs }] as const),
    )
  }

  seatsOf(deskId: string): readonly number[] {
    return this.seats.numbersOf(deskId)
  }

  placeOf(seat: number): SeatPlace | null {
    const place = this.seats.placeOf(seat)
    const run = place && this.seats.runOf(place.deskId)
    return place && run ? { ...place, run } : null
  }

  cutOff(deskId: string): void {
    for (const line of [...this.#open]) if (line.deskId === deskId) line.cut(closeCodes.barred)
    this.seats.drop(deskId)
  }

  /** From here on a bar finds it, also before its desk has said a word. */
  opened(line: DeskLine): void {
    this.#open.add(line)
  }

  /** A desk has one line: the older one is half open, or a copy of the key. */
  arrived(line: DeskLine, run: string): void {
    const before = this.#lines.get(line.deskId)
    this.#lines.set(line.deskId, { line, since: instantOf(Date.now()) })
    if (before && before.line !== line) before.line.cut(closeCodes.replaced)
    this.seats.arrived(line.deskId, run)
  }

  /** Which desks are on the line now. */
  idsOnLine(): readonly string[] {
    return [...this.#lines.keys()]
  }

  /** @returns whether this was the desk's own line, and no older one */
  left(line: DeskLine): boolean {
    this.#open.delete(line)
    if (this.#lines.get(line.deskId)?.line !== line) return false
    this.#lines.delete(line.deskId)
    this.seats.left(line.deskId)
    return true
  }

  /** What is about one seat reaches its own desk only, by the number the desk knows it under. */
  tell(name: string, payload: unknown): void {
    if (name === 'session.changed') {
      const said = payload as { readonly seat: number }
      const place = this.seats.placeOf(said.seat)
      if (place) this.#lines.get(place.deskId)?.line.tell(name, { ...said, seat: place.seat })
      return
    }
    for (const { line } of this.#lines.values()) line.tell(name, payload)
  }

  /** To the branch's other server. Their people stay signed in as after any line that broke. */
  sendAway(): void {
    for (const line of [...this.#open]) line.cut(closeCodes.closing)
  }

  close(): void {
    this.seats.close()
    for (const line of [...this.#open]) line.cut(closeCodes.closing)
  }
}

const instantOf = (ms: number): Instant => Instant.parse(new Date(ms).toISOString())
