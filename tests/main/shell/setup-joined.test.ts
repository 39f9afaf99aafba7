/** Joins a branch across the hall from the first start, and stays its desk. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { renewJoined } from '../../../main/shell/joined.ts'
import { boot, createStore, joinHere, retryStore, viewSetup } from '../../../main/shell/setup.ts'
import { aKeyring, aMachine, joinCode, joined, type Machine } from '../../support/a-machine.ts'

const wish = { address: '10.0.0.8', code: joinCode, name: '3号窗', place: '' }

let pc: Machine
beforeEach(() => {
  pc = aMachine()
})
afterEach(() => pc.remove())

describe('a desk of a branch across the hall', () => {
  test('joins with the code, keeps its key sealed, and is on the line again at the next start', async () => {
    pc.useKeyring(aKeyring(true))
    expect(await joinHere(pc.world, wish)).toEqual({ branch: '城南支行', mode: 'live' })
    expect(pc.linked[0]).toMatchObject({ key: 'key', address: '10.0.0.8:7443', version: '0.1.0' })
    expect(readFileSync(join(pc.userData, 'joined.json'), 'utf8')).not.toContain('"key":"key"')
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', mode: 'live', joined: '城南支行', stores: [] })
    pc.host.state = 'down'
    await boot(pc.world)
    expect(pc.linked[1]).toEqual(pc.linked[0])
    expect(pc.asked).toEqual([])
    expect(pc.modes).toEqual(['live', 'live'])
  })

  test('a wrong code leaves the machine as it was', async () => {
    await expect(joinHere(pc.world, { ...wish, code: 'elsewhere' })).rejects.toMatchObject({ code: 'JOIN_CODE_WRONG' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', joined: null })
  })

  test('joins again from where it is a desk: with a wrong code it stays what it was, with the right one the old line is left', async () => {
    await joinHere(pc.world, wish)
    await expect(joinHere(pc.world, { ...wish, code: 'elsewhere' })).rejects.toMatchObject({ code: 'JOIN_CODE_WRONG' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', joined: '城南支行' })
    expect([pc.left, pc.linked.length]).toEqual([0, 1])
    await joinHere(pc.world, wish)
    expect([pc.left, pc.linked.length]).toEqual([1, 2])
    expect(pc.wishes.map(({ known }) => known)).toEqual([
      undefined,
      { authority: joined.authority, key: 'key' },
      { authority: joined.authority, key: 'key' },
    ])
  })

  test('keeps the certificate the branch gave it, for the next start', async () => {
    pc.useKeyring(aKeyring(true))
    await joinHere(pc.world, wish)
    renewJoined(pc.userData, { certificate: 'the next one' })
    pc.host.state = 'down'
    await boot(pc.world)
    expect(pc.linked[1]).toEqual({ ...pc.linked[0], certificate: 'the next one' })
  })

  test('keeps where the other servers of its branch are, for the next start', async () => {
    await joinHere(pc.world, wish)
    renewJoined(pc.userData, { servers: ['10.0.0.8:7443', '10.0.0.9:7443'] })
    pc.host.state = 'down'
    await boot(pc.world)
    expect(pc.linked[1]).toEqual({ ...pc.linked[0], servers: ['10.0.0.8:7443', '10.0.0.9:7443'] })
  })

  test('is not for a machine that has a branch of its own', async () => {
    await createStore(pc.world, { mode: 'practice' })
    await expect(joinHere(pc.world, wish)).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('of real people is not opened where another program could drive this one', async () => {
    await joinHere(pc.world, wish)
    pc.host.state = 'down'
    pc.unsafe = ['--inspect']
    await boot(pc.world)
    expect(pc.linked).toHaveLength(1)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'down', trouble: 'UNSAFE_START' })
    pc.unsafe = []
    await retryStore(pc.world)
    expect(pc.linked).toHaveLength(2)
  })

  test('whose file is torn, or whose keyring was reset, joins again', async () => {
    pc.useKeyring(aKeyring(true))
    await joinHere(pc.world, wish)
    pc.host.state = 'down'
    pc.useKeyring(aKeyring(false))
    await boot(pc.world)
    expect(pc.linked).toHaveLength(1)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', joined: null })
    expect(await joinHere(pc.world, wish)).toMatchObject({ branch: '城南支行' })
    writeFileSync(join(pc.userData, 'joined.json'), '{"addr')
    pc.host.state = 'down'
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', joined: null })
  })
})
