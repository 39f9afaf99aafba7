/** The desks of `npm run bench -- hall`: each holds a line of its own and works as fast as a busy window does, many times faster than its customers. */
import { performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { type Link, openLink } from '../../../main/desk/line/link.ts'
import type { CommandName } from '../../../shared/ipc/contract.ts'
import type { Joined } from '../../../shared/ipc/wire.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { closed, contactDetails, madeUpCitizens, noticed } from '../../support/a-case.ts'
import { type Counter, resourcesFolder, type Seat } from '../../support/a-counter.ts'
import { type Spread, spread } from './spread.ts'

/** `logins` by what they do; at the larger sizes the reviewer and the cards desk of a few desks sit at one of them. */
export type DeskSeat = {
  readonly joined: Joined
  readonly teller: string
  readonly reviewer: string
  readonly cards: string
  readonly counter: string
}
export type DesksRun = {
  readonly calls: Readonly<Record<string, Spread>>
  readonly refused: Readonly<Record<string, number>>
  /** Cases walked from the ticket to the card in the hand. */
  readonly handedOver: number
}

/** A teller types, and the form is saved once a second. */
const betweenMs = 1_000
const draftsACustomer = 5
/** One customer in six is served to the end, not at every desk at once: still far more pictures than people could be seated for. */
const roundsAWhole = 6

class Refused extends Error {
  constructor(name: string, failure: Failure) {
    super(`${name} ${failure.code}`)
  }
}

/**
 * Reads the desks from stdin.
 * @param before how many made-up people have been served in this store already
 * @returns what it took, as JSON
 */
export async function desksAtWork(seconds: number, before: number): Promise<string> {
  const seats = JSON.parse(await text(process.stdin)) as DeskSeat[]
  const taken = new Map<string, number[]>()
  const refused: Record<string, number> = {}
  const citizens = madeUpCitizens(before + seats.length * (seconds + 4)).slice(before)
  const end = performance.now() + seconds * 1_000
  let handedOver = 0

  /** One window of a desk, as the support of the tests knows a seat. */
  function seatOf(link: Link, number: number): Seat {
    const ask: Seat['ask'] = async (name, input) => {
      const begun = performance.now()
      const reply = (await link.call({ window: 'desk', seat: number }, name, input)) as Result<never>
      const times = taken.get(name) ?? []
      taken.set(name, times)
      times.push(performance.now() - begun)
      return reply
    }
    return {
      number,
      ask,
      call: async (name, input) => {
        const reply = await ask(name, input)
        if (reply.ok) return reply.value
        throw new Refused(name, reply.error)
      },
    }
  }

  async function atDesk(desk: DeskSeat, place: number): Promise<void> {
    const link = openLink(
      { ...desk.joined, version: '0', resourcesFolder },
      { tell: nothing, log: nothing, renewed: nothing, servers: nothing },
    )
    const people = { teller: seatOf(link, 1), reviewer: seatOf(link, 2), cards: seatOf(link, 3) }
    for (const [role, seat] of Object.entries(people))
      await seat.call('session.signIn', { login: desk[role as keyof typeof people], password: practicePassword, counter: desk.counter })
    const counter = { teller: async () => people.teller, reviewer: async () => people.reviewer, cards: async () => people.cards } as Counter
    // Desks do not press their keys in one instant.
    await pause((betweenMs / seats.length) * place)
    for (let round = 0; performance.now() < end; round += 1) {
      const identity = citizens[place + round * seats.length]
      if (!identity) break
      try {
        if ((round + place) % roundsAWhole === roundsAWhole - 1) {
          await closed(counter, identity)
          handedOver += 1
        } else await typed(people.teller, identity, end)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        refused[error.message] = (refused[error.message] ?? 0) + 1
        await pause(betweenMs)
      }
    }
    link.close()
  }

  await Promise.all(seats.map(atDesk))
  const calls = Object.fromEntries([...taken].map(([name, ms]) => [name, spread(ms)]))
  return JSON.stringify({ calls, refused, handedOver } satisfies DesksRun)
}

/** A customer is called, and the form is typed; between two letters the teller's lists are read. */
async function typed(teller: Seat, identity: Parameters<typeof noticed>[1], end: number): Promise<void> {
  await teller.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  const ticket = await teller.call('ticket.call', {})
  try {
    const { id } = await noticed(teller, identity)
    for (let draft = 0; draft < draftsACustomer && performance.now() < end; draft += 1) {
      await pause(betweenMs)
      await teller.call('form.save', { caseId: id, draft: { ...contactDetails, mailAddr: `演练路${draft}号` } })
      for (const list of lists) await teller.ask(list, (list === 'case.find' ? { which: 'mine', text: '' } : {}) as never)
    }
  } finally {
    await teller.call('ticket.finish', { ticketId: ticket.id })
  }
}
const lists = ['case.find', 'ticket.line'] as const satisfies readonly CommandName[]

const nothing = () => undefined
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
