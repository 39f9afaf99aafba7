/** Walks the first start and every later one: who keeps the key, what is chosen, what a cut-off start leaves. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { renewJoined } from '../../../main/shell/joined.ts'
import type { Keyring } from '../../../main/shell/keyring.ts'
import {
  boot,
  bringStore,
  createStore,
  joinHere,
  rekeyStore,
  restoreStore,
  retryStore,
  type SetupWorld,
  switchStore,
  unlockStore,
  viewSetup,
} from '../../../main/shell/setup.ts'
import type { CustodyFile } from '../../../shared/custody.ts'
import type { Mode } from '../../../shared/ipc/shapes/session.ts'
import type { CoreOptions, Joined, JoinWish, LinkOptions } from '../../../shared/ipc/wire.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

const branch = { code: '330106', name: '文三路网点', address: '文三路 1 号', phone: '88800000' }
const manager = { login: 'boss', name: '钱主管', password: 'a long one' }
const live = { mode: 'live', branch, profile: 'base', manager, passphrase: null } as const

let userData: string
let asked: CoreOptions[]
let linked: LinkOptions[]
let wishes: JoinWish[]
let unsafe: string[]
let left: number
let modes: Mode[]
let answer: (options: CoreOptions) => Result<{ recoveryCode: string | null }>
let world: SetupWorld
let host: { state: 'starting' | 'ready' | 'restarting' | 'down'; trouble: SetupWorld['host']['trouble'] }

const code = '7K3M-9D2P-QX4T-0HVA-5R8N-J6CW'
const joined: Joined = {
  address: '10.0.0.8:7443',
  authority: 'authority',
  certificate: 'certificate',
  key: 'key',
  mode: 'live',
  deskId: '0'.repeat(26),
  branch: '城南支行',
}
const wish = { address: '10.0.0.8', code, name: '3号窗', place: '' }

/** Turns bytes around, which is enough to tell sealed from plain. */
const aKeyring = (there: boolean): Keyring => ({
  available: () => there,
  seal: key => Uint8Array.from(key).reverse(),
  unseal: sealed => (there ? Uint8Array.from(sealed).reverse() : null),
})

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'setup-'))
  mkdirSync(join(userData, 'resources', 'profiles'), { recursive: true })
  writeFileSync(join(userData, 'resources', 'profiles', 'base.json'), JSON.stringify({ id: 'base', place: { name: '全国通用' } }))
  asked = []
  linked = []
  wishes = []
  unsafe = []
  left = 0
  modes = []
  host = { state: 'down', trouble: null }
  answer = options => {
    if (options.birth) writeCustody(options.birth.mode, options.key.kind === 'recovery' ? 'passphrase' : options.key.kind)
    return ok({ recoveryCode: options.birth?.mode === 'live' ? 'AAAA-BBBB' : null })
  }
  world = worldWith(aKeyring(false))
})
afterEach(() => rmSync(userData, { recursive: true, force: true }))

function worldWith(keyring: Keyring): SetupWorld {
  const open = async (options: CoreOptions) => {
    asked.push(options)
    const result = answer(options)
    host.state = result.ok ? 'ready' : 'down'
    host.trouble = result.ok ? null : result.error
    return result
  }
  return {
    host: {
      get state() {
        return host.state
      },
      get trouble() {
        return host.trouble
      },
      open,
      link: async options => {
        linked.push(options)
        host.state = 'ready'
        return ok({ recoveryCode: null })
      },
      join: async wish => {
        wishes.push(wish)
        return wish.code === code ? ok(joined) : fail({ code: 'JOIN_CODE_WRONG' })
      },
      reopen: () => {
        const { rekey: _, ...last } = asked.at(-1) as CoreOptions
        return open(last)
      },
      restore: async () => ok(null),
      rekey: async rekey => open({ ...(asked.at(-1) as CoreOptions), rekey }),
      leave: async () => {
        left += 1
        host.state = 'down'
        host.trouble = null
      },
    },
    keyring,
    userData,
    version: '0.1.0',
    resourcesFolder: join(userData, 'resources'),
    onMode: mode => modes.push(mode),
    unsafe: () => unsafe,
  }
}

function writeCustody(mode: Mode, kind: CustodyFile['kind'], keyring: string | null = null) {
  const custody: CustodyFile = { version: 1, mode, kind, check: '', keyring, passphrase: null, recovery: null, beside: null }
  mkdirSync(join(userData, mode), { recursive: true })
  writeFileSync(join(userData, mode, 'custody.json'), JSON.stringify(custody))
}

describe('the first start', () => {
  test('finds no store and offers the profiles there are', () => {
    expect(viewSetup(world)).toEqual({
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
    expect(await createStore(world, { mode: 'practice' })).toEqual({ recoveryCode: null })
    expect(asked[0]?.key).toEqual({ kind: 'beside' })
    expect(viewSetup(world)).toMatchObject({ state: 'ready', mode: 'practice', custody: 'beside' })

    await boot(world)
    expect(asked[1]?.birth).toBeUndefined()
    expect(modes).toEqual(['practice', 'practice'])
  })

  test('live with a keyring makes a key, hands the core the key and its sealed copy, and needs nobody later', async () => {
    world = worldWith(aKeyring(true))
    expect(await createStore(world, live)).toEqual({ recoveryCode: 'AAAA-BBBB' })
    const [first] = asked
    const key = first?.key.kind === 'keyring' ? first.key.key : null
    expect(key).toHaveLength(32)
    expect(first?.birth?.sealedByKeyring).toEqual(Uint8Array.from(key ?? []).reverse())

    writeCustody('live', 'keyring', Buffer.from(first?.birth?.sealedByKeyring ?? []).toString('base64'))
    await boot(world)
    expect(asked[1]?.key).toEqual({ kind: 'keyring', key })
  })

  test.each([[null], [''], ['seven77'], ['一二三四五六七']])('live without a keyring refuses the passphrase %j', async passphrase => {
    await expect(createStore(world, { ...live, passphrase })).rejects.toMatchObject({ code: 'PASSPHRASE_SHORT' })
    expect(asked).toEqual([])
    expect(existsSync(join(userData, 'live'))).toBe(false)
  })

  test('live without a keyring takes a passphrase and never writes it down', async () => {
    await createStore(world, { ...live, passphrase: 'eight888' })
    expect(asked[0]?.key).toEqual({ kind: 'passphrase', passphrase: 'eight888' })
    expect(asked[0]?.birth?.sealedByKeyring).toBeUndefined()
  })

  test('a passphrase that was typed goes before the keyring', async () => {
    world = worldWith(aKeyring(true))
    await createStore(world, { ...live, passphrase: 'eight888' })
    expect(asked[0]?.key.kind).toBe('passphrase')
  })

  test('happens once: a machine that has a store refuses another', async () => {
    await createStore(world, { mode: 'practice' })
    await expect(createStore(world, { ...live, passphrase: 'eight888' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('that the core could not finish chooses nothing and can be tried again', async () => {
    const works = answer
    answer = () => fail({ code: 'DISK_FULL' })
    await expect(createStore(world, { mode: 'practice' })).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(viewSetup(world)).toMatchObject({ state: 'none', trouble: null })
    answer = works
    await createStore(world, { mode: 'practice' })
    expect(viewSetup(world).state).toBe('ready')
  })

  test('that was cut off can be made again, and what it left lies aside instead of being deleted', async () => {
    const works = answer
    writeCustody('practice', 'beside')
    answer = () => fail({ code: 'SETUP_NEEDED' })
    await boot(world)
    expect(viewSetup(world).state).toBe('none')

    answer = works
    await createStore(world, { mode: 'practice' })
    expect(viewSetup(world).state).toBe('ready')
    const aside = readdirSync(userData).find(name => name.startsWith('practice.unfinished-'))
    expect(readdirSync(join(userData, aside ?? ''))).toEqual(['custody.json'])
  })
})

describe('a later start', () => {
  test('with a passphrase waits for it, says when it is wrong, and opens with the right one', async () => {
    writeCustody('live', 'passphrase')
    await boot(world)
    expect(asked).toEqual([])
    expect(viewSetup(world)).toMatchObject({ state: 'locked', mode: 'live', trouble: null })

    answer = options =>
      options.key.kind === 'passphrase' && options.key.passphrase === 'right one'
        ? ok({ recoveryCode: null })
        : fail({ code: 'PASSPHRASE_WRONG' })
    await expect(unlockStore(world, { passphrase: 'wrong one', recoveryCode: null })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect(viewSetup(world)).toMatchObject({ state: 'locked', trouble: 'PASSPHRASE_WRONG' })
    await unlockStore(world, { passphrase: 'right one', recoveryCode: null })
    expect(viewSetup(world).state).toBe('ready')
  })

  test('on a machine whose keyring was reset asks for the recovery code', async () => {
    writeCustody('live', 'keyring', 'AAAA')
    await boot(world)
    expect(viewSetup(world)).toMatchObject({ state: 'locked', custody: 'keyring' })
    await unlockStore(world, { passphrase: null, recoveryCode: 'AAAA-BBBB' })
    expect(asked[0]?.key).toEqual({ kind: 'recovery', code: 'AAAA-BBBB' })
  })

  test('with a damaged store offers the copies and opens after one is restored', async () => {
    writeCustody('practice', 'beside')
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
    answer = () => fail({ code: 'DB_DAMAGED', detail })
    await boot(world)
    expect(viewSetup(world)).toMatchObject({
      state: 'down',
      trouble: 'DB_DAMAGED',
      copies: ['2026-11-22T09:00:00Z', '2026-11-22T08:00:00Z'],
      ways,
    })
    await expect(restoreStore(world, { copy: '../elsewhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })

    answer = () => ok({ recoveryCode: null })
    await restoreStore(world, { copy: '2026-11-22T09:00:00Z' })
    expect(viewSetup(world).state).toBe('ready')
  })

  test('without the note of the choice takes the live store before the practice one', async () => {
    writeCustody('practice', 'beside')
    writeCustody('live', 'passphrase')
    expect(viewSetup(world).mode).toBe('live')
    writeFileSync(join(userData, 'current.json'), '{"mode":"practice"}')
    expect(viewSetup(world).mode).toBe('practice')
    writeFileSync(join(userData, 'current.json'), '{"mode":')
    expect(viewSetup(world).mode).toBe('live')
  })

  test('with a torn key file says the store is damaged and lets nobody start over it', async () => {
    writeCustody('live', 'passphrase')
    writeFileSync(join(userData, 'live', 'custody.json'), '{"version":1,')
    await boot(world)
    expect(viewSetup(world)).toMatchObject({ state: 'down', mode: 'live', custody: null, trouble: 'DB_DAMAGED' })
    await expect(createStore(world, { mode: 'practice' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('nothing can be unlocked where nothing was set up', async () => {
    await expect(unlockStore(world, { passphrase: 'x', recoveryCode: null })).rejects.toMatchObject({ code: 'SETUP_NEEDED' })
  })
})

describe('a start that another program could drive', () => {
  beforeEach(() => {
    unsafe = ['--remote-debugging-port']
  })
  const refusal = { code: 'UNSAFE_START', detail: { found: ['--remote-debugging-port'] } }

  test('practises, and never begins a live branch', async () => {
    await expect(createStore(world, { ...live, passphrase: 'eight letters' })).rejects.toMatchObject(refusal)
    expect(readdirSync(userData)).toEqual(['resources'])
    await createStore(world, { mode: 'practice' })
    expect(asked.map(options => options.birth?.mode)).toEqual(['practice'])
  })

  test('opens no live store, whether the key lies in the keyring or a person types the passphrase', async () => {
    writeCustody('live', 'keyring', Buffer.from([3, 2, 1]).toString('base64'))
    await boot(worldWith(aKeyring(true)))
    writeCustody('live', 'passphrase')
    await expect(unlockStore(world, { passphrase: 'eight letters', recoveryCode: null })).rejects.toMatchObject(refusal)
    expect(asked).toEqual([])
  })

  test('is not fooled by a live folder renamed to practice', async () => {
    writeCustody('live', 'passphrase')
    renameSync(join(userData, 'live'), join(userData, 'practice'))
    await expect(unlockStore(world, { passphrase: 'eight letters', recoveryCode: null })).rejects.toMatchObject(refusal)
    expect(asked).toEqual([])
  })

  test('opens the practice store of this machine', async () => {
    writeCustody('practice', 'beside')
    await boot(world)
    expect(asked).toHaveLength(1)
  })
})

describe('from practice to live on the same machine', () => {
  test('practice is left, live is made beside it, and each is opened again by one choice', async () => {
    world = worldWith(aKeyring(true))
    await createStore(world, { mode: 'practice' })
    expect(await switchStore(world, { to: 'live' })).toEqual({})
    expect(left).toBe(1)
    expect(viewSetup(world)).toMatchObject({ state: 'none', mode: null, stores: ['practice'] })
    expect(await createStore(world, live)).toEqual({ recoveryCode: 'AAAA-BBBB' })
    writeCustody('live', 'keyring', Buffer.from(asked.at(-1)?.birth?.sealedByKeyring ?? []).toString('base64'))
    expect(viewSetup(world)).toMatchObject({ state: 'ready', mode: 'live', stores: ['practice', 'live'] })
    // Each opens its own folder with its own key, and neither is made again.
    await switchStore(world, { to: 'practice' })
    expect(asked.at(-1)).toMatchObject({ dataFolder: join(userData, 'practice'), key: { kind: 'beside' } })
    await switchStore(world, { to: 'live' })
    expect(asked.at(-1)).toMatchObject({ dataFolder: join(userData, 'live'), key: { kind: 'keyring' } })
    expect(asked.slice(-2).map(({ birth }) => birth)).toEqual([undefined, undefined])
    expect(modes.slice(-2)).toEqual(['practice', 'live'])
    // The next start opens what was chosen last.
    host.state = 'down'
    await boot(world)
    expect(asked.at(-1)?.dataFolder).toBe(join(userData, 'live'))
  })

  test('practice that was left is not made anew, and nothing of it is moved', async () => {
    await createStore(world, { mode: 'practice' })
    await switchStore(world, { to: 'live' })
    await expect(createStore(world, { mode: 'practice' })).rejects.toMatchObject({ code: 'SETUP_DONE' })
    expect(readdirSync(userData).filter(name => name.includes('unfinished'))).toEqual([])
    await switchStore(world, { to: 'practice' })
    expect(viewSetup(world)).toMatchObject({ state: 'ready', mode: 'practice' })
  })

  test('a program that can be driven stays in practice', async () => {
    await createStore(world, { mode: 'practice' })
    unsafe = ['--remote-debugging-port']
    await expect(switchStore(world, { to: 'live' })).rejects.toMatchObject({ code: 'UNSAFE_START' })
    expect(left).toBe(0)
    expect(viewSetup(world)).toMatchObject({ state: 'ready', mode: 'practice' })
  })

  test('live that asks for its passphrase is locked after the change, and practice is one choice away', async () => {
    await createStore(world, { ...live, passphrase: 'long enough' })
    await switchStore(world, { to: 'practice' })
    expect(viewSetup(world)).toMatchObject({ state: 'none', stores: ['live'] })
    await createStore(world, { mode: 'practice' })
    await switchStore(world, { to: 'live' })
    expect(viewSetup(world)).toMatchObject({ state: 'locked', mode: 'live', stores: ['practice', 'live'] })
  })
})

describe('a desk of a branch across the hall', () => {
  test('joins with the code, keeps its key sealed, and is on the line again at the next start', async () => {
    world = worldWith(aKeyring(true))
    expect(await joinHere(world, wish)).toEqual({ branch: '城南支行', mode: 'live' })
    expect(linked[0]).toMatchObject({ key: 'key', address: '10.0.0.8:7443', version: '0.1.0' })
    expect(readFileSync(join(userData, 'joined.json'), 'utf8')).not.toContain('"key":"key"')
    expect(viewSetup(world)).toMatchObject({ state: 'ready', mode: 'live', joined: '城南支行', stores: [] })
    host.state = 'down'
    await boot(world)
    expect(linked[1]).toEqual(linked[0])
    expect(asked).toEqual([])
    expect(modes).toEqual(['live', 'live'])
  })

  test('a wrong code leaves the machine as it was', async () => {
    await expect(joinHere(world, { ...wish, code: 'elsewhere' })).rejects.toMatchObject({ code: 'JOIN_CODE_WRONG' })
    expect(viewSetup(world)).toMatchObject({ state: 'none', joined: null })
  })

  test('joins again from where it is a desk: with a wrong code it stays what it was, with the right one the old line is left', async () => {
    await joinHere(world, wish)
    await expect(joinHere(world, { ...wish, code: 'elsewhere' })).rejects.toMatchObject({ code: 'JOIN_CODE_WRONG' })
    expect(viewSetup(world)).toMatchObject({ state: 'ready', joined: '城南支行' })
    expect([left, linked.length]).toEqual([0, 1])
    await joinHere(world, wish)
    expect([left, linked.length]).toEqual([1, 2])
    expect(wishes.map(({ known }) => known)).toEqual([
      undefined,
      { authority: joined.authority, key: 'key' },
      { authority: joined.authority, key: 'key' },
    ])
  })

  test('keeps the certificate the branch gave it, for the next start', async () => {
    world = worldWith(aKeyring(true))
    await joinHere(world, wish)
    renewJoined(userData, 'the next one')
    host.state = 'down'
    await boot(world)
    expect(linked[1]).toEqual({ ...linked[0], certificate: 'the next one' })
  })

  test('is not for a machine that has a branch of its own', async () => {
    await createStore(world, { mode: 'practice' })
    await expect(joinHere(world, wish)).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })

  test('of real people is not opened where another program could drive this one', async () => {
    await joinHere(world, wish)
    host.state = 'down'
    unsafe = ['--inspect']
    await boot(world)
    expect(linked).toHaveLength(1)
    expect(viewSetup(world)).toMatchObject({ state: 'down', trouble: 'UNSAFE_START' })
    unsafe = []
    await retryStore(world)
    expect(linked).toHaveLength(2)
  })

  test('whose file is torn, or whose keyring was reset, joins again', async () => {
    world = worldWith(aKeyring(true))
    await joinHere(world, wish)
    host.state = 'down'
    world = worldWith(aKeyring(false))
    await boot(world)
    expect(linked).toHaveLength(1)
    expect(viewSetup(world)).toMatchObject({ state: 'none', joined: null })
    expect(await joinHere(world, wish)).toMatchObject({ branch: '城南支行' })
    writeFileSync(join(userData, 'joined.json'), '{"addr')
    host.state = 'down'
    expect(viewSetup(world)).toMatchObject({ state: 'none', joined: null })
  })
})

describe('a new machine in the place of a lost one', () => {
  let stick: string
  beforeEach(() => {
    stick = mkdtempSync(join(tmpdir(), 'stick-'))
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))
  const custody: CustodyFile = {
    ...{ version: 1, mode: 'live', kind: 'keyring', check: '', keyring: 'AQID' },
    ...{ passphrase: null, recovery: null, beside: null },
  }
  const copyOn = (store: string, at = '2026-03-09T023000000Z') => {
    const folder = join(stick, store, 'copies', at)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'store.db'), 'sealed')
    writeFileSync(join(folder, 'custody.json'), JSON.stringify(custody))
    mkdirSync(join(stick, store, 'copies', 'pictures', 'ab'), { recursive: true })
    writeFileSync(join(stick, store, 'copies', 'pictures', 'ab', 'cdef'), 'sealed')
    return join(stick, store)
  }

  test.each([
    ['the stick', (home: string) => join(home, '..')],
    ['the folder of the store', (home: string) => home],
    ['its copies', (home: string) => join(home, 'copies')],
  ])('brings the copies from %s and asks for what opens them', async (_, picked) => {
    const home = copyOn('ssc-counter-01KABC')
    await bringStore(world, picked(home))
    // The keyring of this machine never sealed that key.
    expect(viewSetup(world)).toMatchObject({ state: 'locked', mode: 'live', custody: 'keyring' })
    expect(existsSync(join(userData, 'live', 'copies', 'pictures', 'ab', 'cdef'))).toBe(true)
    expect(existsSync(join(userData, 'live', 'store.db'))).toBe(false)
    answer = () => fail({ code: 'DB_DAMAGED', detail: { copies: ['2026-03-09T02:30:00.000Z'] } })
    await unlockStore(world, { passphrase: null, recoveryCode: 'AAAA-BBBB' }).catch(() => undefined)
    expect(asked.at(-1)).toMatchObject({ dataFolder: join(userData, 'live'), key: { kind: 'recovery' } })
    expect(viewSetup(world)).toMatchObject({ state: 'down', trouble: 'DB_DAMAGED', copies: ['2026-03-09T02:30:00.000Z'] })
  })

  test('says so where nothing is there, or the copies of several branches are, and changes nothing', async () => {
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 0 } })
    copyOn('ssc-counter-01KABC')
    copyOn('ssc-counter-01KXYZ')
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 2 } })
    expect(viewSetup(world)).toMatchObject({ state: 'none', stores: [] })
  })

  test('takes no link, and never buries a store that is here', async () => {
    const home = copyOn('ssc-counter-01KABC')
    symlinkSync('/etc', join(home, 'copies', 'elsewhere'))
    await bringStore(world, home)
    expect(readdirSync(join(userData, 'live', 'copies')).sort()).toEqual(['2026-03-09T023000000Z', 'pictures'])
    await expect(bringStore(world, home)).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })
})

describe('copies from elsewhere for a store that is damaged', () => {
  let stick: string
  beforeEach(async () => {
    stick = mkdtempSync(join(tmpdir(), 'stick-'))
    await createStore(world, { mode: 'practice' })
    writeOwn('practice', 'ours')
    host.state = 'down'
    host.trouble = { code: 'DB_DAMAGED' }
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))
  const custodyOf = (check: string) =>
    JSON.stringify({ version: 1, mode: 'practice', kind: 'beside', check, keyring: null, passphrase: null, recovery: null, beside: null })
  const writeOwn = (mode: string, check: string) => {
    mkdirSync(join(userData, mode, 'copies'), { recursive: true })
    writeFileSync(join(userData, mode, 'custody.json'), custodyOf(check))
  }
  const copyOn = (home: string, at: string, check: string, bytes = 'sealed') => {
    const folder = join(stick, home, 'copies', at)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'store.db'), bytes)
    writeFileSync(join(folder, 'custody.json'), custodyOf(check))
    mkdirSync(join(stick, home, 'copies', 'pictures', 'ab'), { recursive: true })
    for (const name of ['here', 'lost']) writeFileSync(join(stick, home, 'copies', 'pictures', 'ab', name), 'sealed')
  }
  const copiesHere = () => readdirSync(join(userData, 'practice', 'copies')).sort()
  const [one, two] = ['2026-03-09T023000000Z', '2026-03-09T031500999Z']

  test('only those of this branch and under its key of today are taken, of a share that holds many', async () => {
    copyOn('ssc-counter-01KABC', one, 'ours')
    copyOn('ssc-counter-01KABC', two, 'before the new key')
    copyOn('ssc-counter-01KXYZ', two, 'theirs')
    mkdirSync(join(userData, 'practice', 'pictures', 'ab'), { recursive: true })
    writeFileSync(join(userData, 'practice', 'pictures', 'ab', 'here'), 'sealed')
    answer = () => fail({ code: 'DB_DAMAGED', detail: { copies: [one] } })
    await bringStore(world, stick)
    expect(copiesHere()).toEqual([one, 'pictures'])
    expect(readdirSync(join(userData, 'practice', 'copies', 'pictures', 'ab'))).toEqual(['lost'])
    // Looked at again at once, with what came.
    expect(viewSetup(world)).toMatchObject({ state: 'down', trouble: 'DB_DAMAGED', copies: [one] })
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { ours: 0 } })
  })

  test('one that differs from the one of its name here is laid beside it, for either may be the damaged one', async () => {
    copyOn('ssc-counter-01KABC', two, 'ours', 'as it was carried')
    mkdirSync(join(userData, 'practice', 'copies', two))
    writeFileSync(join(userData, 'practice', 'copies', two, 'store.db'), 'as it is here')
    answer = () => fail({ code: 'DB_DAMAGED' })
    await bringStore(world, join(stick, 'ssc-counter-01KABC'))
    expect(copiesHere()).toEqual(['2026-03-09T031500000Z', two, 'pictures'])
    expect(readFileSync(join(userData, 'practice', 'copies', two, 'store.db'), 'utf8')).toBe('as it is here')
  })

  test('where nothing is there that is ours, nothing is taken and it is said', async () => {
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 0 } })
    copyOn('ssc-counter-01KXYZ', one, 'theirs')
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { ours: 0 } })
    expect(copiesHere()).toEqual([])
  })

  test('a store that is open, locked or busy takes none', async () => {
    copyOn('ssc-counter-01KABC', one, 'ours')
    for (const trouble of [null, { code: 'FOLDER_BUSY' }] as const) {
      host.trouble = trouble
      await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'SETUP_DONE' })
    }
    host.state = 'ready'
    await expect(bringStore(world, stick)).rejects.toMatchObject({ code: 'SETUP_DONE' })
    expect(copiesHere()).toEqual([])
  })
})

describe('typing the secret', () => {
  beforeEach(async () => {
    await createStore(world, { ...live, passphrase: 'long enough' })
    host.state = 'down'
    asked = []
  })

  test('several keys at once open the store once and leave no trouble', async () => {
    await Promise.all([1, 2, 3].map(() => unlockStore(world, { passphrase: 'long enough', recoveryCode: null })))
    expect(asked).toHaveLength(1)
    expect(viewSetup(world)).toMatchObject({ state: 'ready', trouble: null })
  })

  test('after three wrong ones it waits, also for the right one', async () => {
    answer = () => fail({ code: 'PASSPHRASE_WRONG' })
    const codes: string[] = []
    for (let at = 0; at < 5; at += 1)
      await unlockStore(world, { passphrase: `wrong ${at}`, recoveryCode: null }).catch(error => codes.push(error.code))
    expect(codes).toEqual(['PASSPHRASE_WRONG', 'PASSPHRASE_WRONG', 'PASSPHRASE_WRONG', 'LOGIN_WAIT', 'LOGIN_WAIT'])
    expect(asked).toHaveLength(3)
  })
})

describe('a new key of the store', () => {
  const wish = { passphrase: null, recoveryCode: 'AAAA-BBBB-CCCC-DDDD-EEEE' }
  const openedByCode = async () => {
    writeCustody('live', 'keyring', Buffer.from([3, 2, 1]).toString('base64'))
    await unlockStore(world, { passphrase: null, recoveryCode: 'OLD' })
  }

  test('is sealed by the keyring, also where that was reset and the store was opened by its code', async () => {
    world = worldWith({ ...aKeyring(true), unseal: () => null })
    await openedByCode()
    expect(await rekeyStore(world, wish)).toEqual({})
    const { rekey } = asked.at(-1) ?? {}
    expect(rekey).toMatchObject(wish)
    expect(rekey?.keyring?.key).toHaveLength(32)
    expect(rekey?.keyring?.sealed).toEqual(Uint8Array.from(rekey?.keyring?.key ?? []).reverse())
  })

  test('where no keyring is left only code and passphrase open it', async () => {
    await openedByCode()
    await rekeyStore(world, wish)
    expect(asked.at(-1)?.rekey).toEqual({ ...wish, keyring: null })
  })

  test('a store that keeps its key by passphrase does not get one into the keyring', async () => {
    world = worldWith(aKeyring(true))
    writeCustody('live', 'passphrase')
    await unlockStore(world, { passphrase: 'long enough', recoveryCode: null })
    await rekeyStore(world, { ...wish, passphrase: 'long enough' })
    expect(asked.at(-1)?.rekey).toEqual({ ...wish, passphrase: 'long enough', keyring: null })
  })

  test('refused, the store is open with the old key again and the reason is said', async () => {
    await openedByCode()
    answer = options => (options.rekey ? fail({ code: 'DISK_FULL' }) : ok({ recoveryCode: null }))
    await expect(rekeyStore(world, wish)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(viewSetup(world).state).toBe('ready')
  })
})
