/** Walks the first start and every later one: who keeps the key, what is chosen, what a cut-off start leaves. */
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { boot, createStore, rekeyStore, restoreStore, switchStore, unlockStore, viewSetup } from '../../../main/shell/setup.ts'
import { fail, ok } from '../../../shared/result.ts'
import { aKeyring, aMachine, live, type Machine } from '../../support/a-machine.ts'

let pc: Machine
beforeEach(() => {
  pc = aMachine()
})
afterEach(() => pc.remove())

describe('the first start', () => {
  test('finds no store and offers the profiles there are', () => {
    expect(viewSetup(pc.world)).toEqual({
      state: 'none',
      mode: null,
      custody: null,
      keyringAvailable: false,
      profiles: [{ id: 'base', place: '全国通用' }],
      trouble: null,
      copies: [],
      ways: [],
      stores: [],
      joined: null,
    })
  })

  test('practice keeps its key beside the store, needs nobody, and is opened again at the next start', async () => {
    expect(await createStore(pc.world, { mode: 'practice' })).toEqual({ recoveryCode: null })
    expect(pc.asked[0]?.key).toEqual({ kind: 'beside' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', mode: 'practice', custody: 'beside' })

    await boot(pc.world)
    expect(pc.asked[1]?.birth).toBeUndefined()
    expect(pc.modes).toEqual(['practice', 'practice'])
  })

  test('live with a keyring makes a key, hands the core the key and its sealed copy, and needs nobody later', async () => {
    pc.useKeyring(aKeyring(true))
    expect(await createStore(pc.world, live)).toEqual({ recoveryCode: 'AAAA-BBBB' })
    const [first] = pc.asked
    const key = first?.key.kind === 'keyring' ? first.key.key : null
    expect(key).toHaveLength(32)
    expect(first?.birth?.sealedByKeyring).toEqual(Uint8Array.from(key ?? []).reverse())

    pc.writeCustody('live', 'keyring', Buffer.from(first?.birth?.sealedByKeyring ?? []).toString('base64'))
    await boot(pc.world)
    expect(pc.asked[1]?.key).toEqual({ kind: 'keyring', key })
  })

  test.each([[null], [''], ['seven77'], ['一二三四五六七']])('live without a keyring refuses the passphrase %j', async passphrase => {
    await expect(createStore(pc.world, { ...live, passphrase })).rejects.toMatchObject({ code: 'PASSPHRASE_SHORT' })
    expect(pc.asked).toEqual([])
    expect(existsSync(join(pc.userData, 'live'))).toBe(false)
  })

  test('live without a keyring takes a passphrase and never writes it down', async () => {
    await createStore(pc.world, { ...live, passphrase: 'eight888' })
    expect(pc.asked[0]?.key).toEqual({ kind: 'passphrase', passphrase: 'eight888' })
    expect(pc.asked[0]?.birth?.sealedByKeyring).toBeUndefined()
  })

  test('a passphrase that was typed goes before the keyring', async () => {
    pc.useKeyring(aKeyring(true))
    await createStore(pc.world, { ...live, passphrase: 'eight888' })
    expect(pc.asked[0]?.key.kind).toBe('passphrase')
  })

  test('happens once: a machine that has a store refuses another', async () => {
    await createStore(pc.world, { mode: 'practice' })
    await expect(createStore(pc.world, { ...live, passphrase: 'eight888' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('that the core could not finish chooses nothing and can be tried again', async () => {
    const works = pc.answer
    pc.answer = () => fail({ code: 'DISK_FULL' })
    await expect(createStore(pc.world, { mode: 'practice' })).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', trouble: null })
    pc.answer = works
    await createStore(pc.world, { mode: 'practice' })
    expect(viewSetup(pc.world).state).toBe('ready')
  })

  test('that was cut off can be made again, and what it left lies aside instead of being deleted', async () => {
    const works = pc.answer
    pc.writeCustody('practice', 'beside')
    pc.answer = () => fail({ code: 'SETUP_NEEDED' })
    await boot(pc.world)
    expect(viewSetup(pc.world).state).toBe('none')

    pc.answer = works
    await createStore(pc.world, { mode: 'practice' })
    expect(viewSetup(pc.world).state).toBe('ready')
    const aside = readdirSync(pc.userData).find(name => name.startsWith('practice.unfinished-'))
    expect(readdirSync(join(pc.userData, aside ?? ''))).toEqual(['custody.json'])
  })
})

describe('a later start', () => {
  test('with a passphrase waits for it, says when it is wrong, and opens with the right one', async () => {
    pc.writeCustody('live', 'passphrase')
    await boot(pc.world)
    expect(pc.asked).toEqual([])
    expect(viewSetup(pc.world)).toMatchObject({ state: 'locked', mode: 'live', trouble: null })

    pc.answer = options =>
      options.key.kind === 'passphrase' && options.key.passphrase === 'right one'
        ? ok({ recoveryCode: null })
        : fail({ code: 'PASSPHRASE_WRONG' })
    await expect(unlockStore(pc.world, { passphrase: 'wrong one', recoveryCode: null })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'locked', trouble: 'PASSPHRASE_WRONG' })
    await unlockStore(pc.world, { passphrase: 'right one', recoveryCode: null })
    expect(viewSetup(pc.world).state).toBe('ready')
  })

  test('on a machine whose keyring was reset asks for the recovery code', async () => {
    pc.writeCustody('live', 'keyring', 'AAAA')
    await boot(pc.world)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'locked', custody: 'keyring' })
    await unlockStore(pc.world, { passphrase: null, recoveryCode: 'AAAA-BBBB' })
    expect(pc.asked[0]?.key).toEqual({ kind: 'recovery', code: 'AAAA-BBBB' })
  })

  test('with a damaged store offers the copies and opens after one is restored', async () => {
    pc.writeCustody('practice', 'beside')
    const way = {
      kind: 'copy',
      at: '2026-11-22T09:00:00Z',
      n: 9,
      cases: 2,
      lastCase: null,
      lastTicket: 'A004',
      lacks: 1,
      sure: true,
      since: null,
      lost: [],
    }
    const ways = ['2026-11-22T09:00:00Z', '2026-11-22T08:00:00Z'].map(id => ({ ...way, id }))
    const detail = { copies: ways.map(({ id }) => id), ways: ways.map(each => JSON.stringify(each)) }
    pc.answer = () => fail({ code: 'DB_DAMAGED', detail })
    await boot(pc.world)
    expect(viewSetup(pc.world)).toMatchObject({
      state: 'down',
      trouble: 'DB_DAMAGED',
      copies: ['2026-11-22T09:00:00Z', '2026-11-22T08:00:00Z'],
      ways,
    })
    await expect(restoreStore(pc.world, { copy: '../elsewhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })

    pc.answer = () => ok({ recoveryCode: null })
    await restoreStore(pc.world, { copy: '2026-11-22T09:00:00Z' })
    expect(viewSetup(pc.world).state).toBe('ready')
  })

  test('without the note of the choice takes the live store before the practice one', async () => {
    pc.writeCustody('practice', 'beside')
    pc.writeCustody('live', 'passphrase')
    expect(viewSetup(pc.world).mode).toBe('live')
    writeFileSync(join(pc.userData, 'current.json'), '{"mode":"practice"}')
    expect(viewSetup(pc.world).mode).toBe('practice')
    writeFileSync(join(pc.userData, 'current.json'), '{"mode":')
    expect(viewSetup(pc.world).mode).toBe('live')
  })

  test('with a torn key file says the store is damaged and lets nobody start over it', async () => {
    pc.writeCustody('live', 'passphrase')
    writeFileSync(join(pc.userData, 'live', 'custody.json'), '{"version":1,')
    await boot(pc.world)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'down', mode: 'live', custody: null, trouble: 'DB_DAMAGED' })
    await expect(createStore(pc.world, { mode: 'practice' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('nothing can be unlocked where nothing was set up', async () => {
    await expect(unlockStore(pc.world, { passphrase: 'x', recoveryCode: null })).rejects.toMatchObject({ code: 'SETUP_NEEDED' })
  })
})

describe('a start that another program could drive', () => {
  beforeEach(() => {
    pc.unsafe = ['--remote-debugging-port']
  })
  const refusal = { code: 'UNSAFE_START', detail: { found: ['--remote-debugging-port'] } }

  test('practises, and never begins a live branch', async () => {
    await expect(createStore(pc.world, { ...live, passphrase: 'eight letters' })).rejects.toMatchObject(refusal)
    expect(readdirSync(pc.userData)).toEqual(['resources'])
    await createStore(pc.world, { mode: 'practice' })
    expect(pc.asked.map(options => options.birth?.mode)).toEqual(['practice'])
  })

  test('opens no live store, whether the key lies in the keyring or a person types the passphrase', async () => {
    pc.writeCustody('live', 'keyring', Buffer.from([3, 2, 1]).toString('base64'))
    pc.useKeyring(aKeyring(true))
    await boot(pc.world)
    pc.writeCustody('live', 'passphrase')
    await expect(unlockStore(pc.world, { passphrase: 'eight letters', recoveryCode: null })).rejects.toMatchObject(refusal)
    expect(pc.asked).toEqual([])
  })

  test('is not fooled by a live folder renamed to practice', async () => {
    pc.writeCustody('live', 'passphrase')
    renameSync(join(pc.userData, 'live'), join(pc.userData, 'practice'))
    await expect(unlockStore(pc.world, { passphrase: 'eight letters', recoveryCode: null })).rejects.toMatchObject(refusal)
    expect(pc.asked).toEqual([])
  })

  test('opens the practice store of this machine', async () => {
    pc.writeCustody('practice', 'beside')
    await boot(pc.world)
    expect(pc.asked).toHaveLength(1)
  })
})

describe('from practice to live on the same machine', () => {
  test('practice is left, live is made beside it, and each is opened again by one choice', async () => {
    pc.useKeyring(aKeyring(true))
    await createStore(pc.world, { mode: 'practice' })
    expect(await switchStore(pc.world, { to: 'live' })).toEqual({})
    expect(pc.left).toBe(1)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', mode: null, stores: ['practice'] })
    expect(await createStore(pc.world, live)).toEqual({ recoveryCode: 'AAAA-BBBB' })
    pc.writeCustody('live', 'keyring', Buffer.from(pc.asked.at(-1)?.birth?.sealedByKeyring ?? []).toString('base64'))
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', mode: 'live', stores: ['practice', 'live'] })
    // Each opens its own folder with its own key, and neither is made again.
    await switchStore(pc.world, { to: 'practice' })
    expect(pc.asked.at(-1)).toMatchObject({ dataFolder: join(pc.userData, 'practice'), key: { kind: 'beside' } })
    await switchStore(pc.world, { to: 'live' })
    expect(pc.asked.at(-1)).toMatchObject({ dataFolder: join(pc.userData, 'live'), key: { kind: 'keyring' } })
    expect(pc.asked.slice(-2).map(({ birth }) => birth)).toEqual([undefined, undefined])
    expect(pc.modes.slice(-2)).toEqual(['practice', 'live'])
    // The next start opens what was chosen last.
    pc.host.state = 'down'
    await boot(pc.world)
    expect(pc.asked.at(-1)?.dataFolder).toBe(join(pc.userData, 'live'))
  })

  test('practice that was left is not made anew, and nothing of it is moved', async () => {
    await createStore(pc.world, { mode: 'practice' })
    await switchStore(pc.world, { to: 'live' })
    await expect(createStore(pc.world, { mode: 'practice' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
    expect(readdirSync(pc.userData).filter(name => name.includes('unfinished'))).toEqual([])
    await switchStore(pc.world, { to: 'practice' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', mode: 'practice' })
  })

  test('a program that can be driven stays in practice', async () => {
    await createStore(pc.world, { mode: 'practice' })
    pc.unsafe = ['--remote-debugging-port']
    await expect(switchStore(pc.world, { to: 'live' })).rejects.toMatchObject({ code: 'UNSAFE_START' })
    expect(pc.left).toBe(0)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', mode: 'practice' })
  })

  test('live that asks for its passphrase is locked after the change, and practice is one choice away', async () => {
    await createStore(pc.world, { ...live, passphrase: 'long enough' })
    await switchStore(pc.world, { to: 'practice' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', stores: ['live'] })
    await createStore(pc.world, { mode: 'practice' })
    await switchStore(pc.world, { to: 'live' })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'locked', mode: 'live', stores: ['practice', 'live'] })
  })
})

describe('typing the secret', () => {
  beforeEach(async () => {
    await createStore(pc.world, { ...live, passphrase: 'long enough' })
    pc.host.state = 'down'
    pc.asked = []
  })

  test('several keys at once open the store once and leave no trouble', async () => {
    await Promise.all([1, 2, 3].map(() => unlockStore(pc.world, { passphrase: 'long enough', recoveryCode: null })))
    expect(pc.asked).toHaveLength(1)
    expect(viewSetup(pc.world)).toMatchObject({ state: 'ready', trouble: null })
  })

  test('after three wrong ones it waits, also for the right one', async () => {
    pc.answer = () => fail({ code: 'PASSPHRASE_WRONG' })
    const codes: string[] = []
    for (let at = 0; at < 5; at += 1)
      await unlockStore(pc.world, { passphrase: `wrong ${at}`, recoveryCode: null }).catch(error => codes.push(error.code))
    expect(codes).toEqual(['PASSPHRASE_WRONG', 'PASSPHRASE_WRONG', 'PASSPHRASE_WRONG', 'LOGIN_WAIT', 'LOGIN_WAIT'])
    expect(pc.asked).toHaveLength(3)
  })
})

describe('a new key of the store', () => {
  const wish = { passphrase: null, recoveryCode: 'AAAA-BBBB-CCCC-DDDD-EEEE' }
  const openedByCode = async () => {
    pc.writeCustody('live', 'keyring', Buffer.from([3, 2, 1]).toString('base64'))
    await unlockStore(pc.world, { passphrase: null, recoveryCode: 'OLD' })
  }

  test('is sealed by the keyring, also where that was reset and the store was opened by its code', async () => {
    pc.useKeyring({ ...aKeyring(true), unseal: () => null })
    await openedByCode()
    expect(await rekeyStore(pc.world, wish)).toEqual({})
    const { rekey } = pc.asked.at(-1) ?? {}
    expect(rekey).toMatchObject(wish)
    expect(rekey?.keyring?.key).toHaveLength(32)
    expect(rekey?.keyring?.sealed).toEqual(Uint8Array.from(rekey?.keyring?.key ?? []).reverse())
  })

  test('where no keyring is left only code and passphrase open it', async () => {
    await openedByCode()
    await rekeyStore(pc.world, wish)
    expect(pc.asked.at(-1)?.rekey).toEqual({ ...wish, keyring: null })
  })

  test('a store that keeps its key by passphrase does not get one into the keyring', async () => {
    pc.useKeyring(aKeyring(true))
    pc.writeCustody('live', 'passphrase')
    await unlockStore(pc.world, { passphrase: 'long enough', recoveryCode: null })
    await rekeyStore(pc.world, { ...wish, passphrase: 'long enough' })
    expect(pc.asked.at(-1)?.rekey).toEqual({ ...wish, passphrase: 'long enough', keyring: null })
  })

  test('refused, the store is open with the old key again and the reason is said', async () => {
    await openedByCode()
    pc.answer = options => (options.rekey ? fail({ code: 'DISK_FULL' }) : ok({ recoveryCode: null }))
    await expect(rekeyStore(pc.world, wish)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(viewSetup(pc.world).state).toBe('ready')
  })
})
