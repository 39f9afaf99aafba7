/** Pushes broken and senseless input through the real door: a clear no, nothing changed, never an inner fault. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, workingRoles } from '../../../shared/access/roles.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { noticed } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { type Dice, dice } from '../../support/a-dice.ts'
import { pictureOf } from '../../support/a-store-picture.ts'
import { type CoreCommand, type Samples, samplesFor } from '../../support/call-samples.ts'

const deep = Array.from({ length: 2000 }).reduce<unknown>(inner => [inner], 0)
/** What a broken window, a hostile one or a slip of the hand may send. */
const odd: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -0,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  '',
  ' ',
  '0',
  '\u0000',
  '\ud800',
  '９９',
  "'; drop table audit; --",
  '../../../etc/passwd',
  '😀'.repeat(300),
  '王'.repeat(100_000),
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '1000-01-01',
  '24:00',
  '7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  [],
  [[]],
  [null],
  deep,
  {},
  JSON.parse('{"__proto__":{"roles":["manager"]},"constructor":1}'),
  new Date(Number.NaN),
  new Map([['caseId', 1]]),
  new Uint8Array(0),
  new Uint8Array([1, 2, 3]),
]

/** What only the program of a desk may ask is asked by one. */
const someDesk = '01M8N8MBX5AB7T11PGQ605B1QA'

type Place = readonly (string | number)[]
const placesIn = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
    ? [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))]
    : [at]

function put(value: unknown, [first, ...rest]: Place, wanted: unknown): unknown {
  if (first === undefined) return wanted
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  return Object.assign(copy, { [first]: put(Reflect.get(copy, first), rest, wanted) })
}

const spoiled = (roll: Dice, sound: unknown): unknown => put(sound, roll.of(placesIn(sound)), roll.of(odd))

describe('input nobody should send', () => {
  let counter: Counter
  let seat: Seat
  let samples: Samples
  let names: CoreCommand[]
  beforeAll(async () => {
    counter = await aCounter()
    seat = await counter.hired('quanneng', workingRoles satisfies readonly Role[])
    const view = await noticed(seat)
    samples = samplesFor(view, await seat.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false }))
    names = Object.keys(samples) as CoreCommand[]
  })
  afterAll(() => counter.end())

  const send = (name: CoreCommand, input: unknown) =>
    counter.send(seat.number, name, input, contract[name].from[0], contract[name].by === 'desk' ? someDesk : undefined)
  const bugs = () => counter.logged.filter(({ code }) => code === 'bug').map(({ fields }) => fields)

  test('2,000 malformed inputs are each refused as such, and the store is what it was', async () => {
    const roll = dice(20260309)
    const before = await pictureOf(counter.core)
    let sent = 0
    while (sent < 2000) {
      const name = roll.of(names)
      const input = spoiled(roll, samples[name])
      if (contract[name].in.safeParse(input).success) continue
      sent += 1
      const answer = await send(name, input)
      expect([name, answer.ok ? 'ok' : answer.error.code]).toEqual([name, 'BAD_INPUT'])
    }
    expect(await pictureOf(counter.core)).toEqual(before)
    expect(bugs()).toEqual([])
  })

  test('what is wrong is named by its field, never by what was typed', async () => {
    const answer = await send('case.open', {
      ticketId: null,
      identity: { ...samples['identity.judge'], number: '秘密'.repeat(30), birth: '秘密' },
    })
    expect(answer).toEqual({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: ['identity.number', 'identity.birth'] } } })
  })

  test('1,000 well-formed but senseless inputs get an answer and never an inner fault', async () => {
    const roll = dice(11010519)
    // Signing in and out and adding people would end the test's own seat or only cost time.
    const asked = names.filter(name => !/^(session|operator)\./.test(name))
    let sent = 0
    while (sent < 1000) {
      const name = roll.of(asked)
      const input = spoiled(roll, samples[name])
      if (!contract[name].in.safeParse(input).success) continue
      sent += 1
      const answer = await send(name, input)
      if (!answer.ok) expect([name, answer.error.code]).not.toEqual([name, 'INTERNAL'])
    }
    expect(bugs()).toEqual([])
  })
})
