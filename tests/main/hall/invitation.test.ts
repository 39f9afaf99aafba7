/** The door for one new desk: how long it stands open, and what a guesser meets there. */
import { expect, test } from 'vitest'
import { Invitations, invitationMs, mostTries } from '../../../main/hall/invitation.ts'

const right = Uint8Array.of(1, 2, 3, 4, 5)
const wrong = Uint8Array.of(1, 2, 3, 4, 6)
const opened = () => {
  const door = new Invitations()
  door.open(right, 'manager', 0)
  return door
}

test('lets one desk in, once', () => {
  const door = opened()
  expect(door.try(right, 1_000)).toEqual({ said: 'right', by: 'manager' })
  expect(door.try(right, 1_001)).toEqual({ said: 'closed' })
  expect(door.now(1_001)).toBeNull()
})

test('is closed after a quarter of an hour', () => {
  expect(opened().try(right, invitationMs - 1)).toMatchObject({ said: 'right' })
  expect(opened().try(right, invitationMs)).toEqual({ said: 'closed' })
})

test('slows a guesser down, does not judge what comes too soon, and ends after a few', () => {
  const door = opened()
  let now = 0
  for (let tries = 1; tries <= mostTries; tries += 1) {
    expect(door.try(wrong, now)).toEqual({ said: 'wrong' })
    if (tries < mostTries) expect(door.try(right, now + 1_000 * 2 ** (tries - 1) - 1)).toEqual({ said: 'wait' })
    now += 1_000 * 2 ** (tries - 1)
  }
  expect(door.try(right, now)).toEqual({ said: 'closed' })
})

test('a secret of another length is wrong, and a new invitation ends the one before', () => {
  const door = opened()
  expect(door.try(new Uint8Array(0), 0)).toEqual({ said: 'wrong' })
  door.open(wrong, null, 5_000)
  expect(door.try(right, 5_000)).toEqual({ said: 'wrong' })
  expect(door.now(5_000)).toEqual({ until: 5_000 + invitationMs, triesLeft: mostTries - 1 })
  door.end()
  expect(door.try(wrong, 9_000)).toEqual({ said: 'closed' })
})
