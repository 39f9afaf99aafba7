/** Leads from the first start to an open store: practice or live, locked, damaged, ready. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitAfter } from '../../shared/access/waiting.ts'
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import { type SetupView, StoreWay } from '../../shared/ipc/shapes/setup.ts'
import type { Joined, KeySource, LinkOptions, StoreBirth } from '../../shared/ipc/wire.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'
import { type Failure, fail, type Result } from '../../shared/result.ts'
import { z } from '../../shared/zod.ts'
import { addCopies, bringCopies } from './bring-copies.ts'
import type { CoreHost, Opened } from './core-host.ts'
import { custodyForNew, storedKey, typedKey } from './custody.ts'
import { diskTrouble } from './disk.ts'
import { joinedHere, keepJoined } from './joined.ts'
import type { Keyring } from './keyring.ts'
import { chooseStore, currentStore, isLive, prepareNewFolder, type Store, storesIn } from './stores.ts'

export type SetupWorld = {
  readonly host: Pick<CoreHost, 'state' | 'trouble' | 'open' | 'link' | 'join' | 'reopen' | 'rekey' | 'restore' | 'leave'>
  /** Of the program, which a branch across the hall is told. */
  readonly version: string
  readonly keyring: Keyring
  readonly userData: string
  readonly resourcesFolder: string
  /** Called whenever a store becomes the one of this machine, so that practice can be marked on the window. */
  readonly onMode: (mode: Mode) => void
  /** What lets another program drive or weaken this process right now; a live store stays closed while there is anything. */
  readonly unsafe: () => readonly string[]
}

/** Failures that another passphrase or recovery code may resolve. */
const lockedBy: readonly RefusalCode[] = ['PASSPHRASE_WRONG', 'RECOVERY_WRONG', 'DB_KEY_WRONG']

/** Opens the store of this machine, or the line to the branch it joined, as far as that goes without a person. */
export async function boot(world: SetupWorld): Promise<void> {
  const joined = joinedIn(world)
  if (joined) return void (await bootDesk(world, joined))
  const store = currentStore(world.userData)
  if (!store) return
  world.onMode(store.mode)
  const key = store.custody && storedKey(store.custody, world.keyring)
  if (key) await openStore(world, store, key)
}

const joinedIn = ({ userData, keyring }: SetupWorld): Joined | null => joinedHere(userData, keyring)

async function bootDesk(world: SetupWorld, joined: Joined): Promise<void> {
  world.onMode(joined.mode)
  if (joined.mode === 'live' && unsafeStart(world)) return
  await world.host.link(linkOf(world, joined))
}

const linkOf = ({ version, resourcesFolder, userData }: SetupWorld, { branch: _, ...joined }: Joined): LinkOptions => ({
  ...joined,
  version,
  resourcesFolder,
  draftsFolder: join(userData, 'drafts'),
  emergencyFolder: join(userData, 'emergency'),
})

/**
 * Makes this machine a desk of a branch across the hall. It keeps no store of its own. A machine that is a desk already joins again: it was
 * barred, or its branch has moved; until it is in, it stays what it was.
 * @throws Refusal SETUP_DONE, UNSAFE_START, and what joining is refused with
 */
export async function joinHere(world: SetupWorld, wish: Parsed<'setup.join'>): Promise<Out<'setup.join'>> {
  const before = joinedIn(world)
  const free = world.host.state === 'down' && (!currentStore(world.userData) || isUnfinishedSetup(world.host.trouble))
  if (!before && !free) throw new Refusal('SETUP_DONE')
  const unsafe = unsafeStart(world)
  const known = before ? { known: { authority: before.authority, key: before.key } } : {}
  const joined = unwrap(await world.host.join({ ...wish, version: world.version, ...known }))
  // The branch says what it is; the code was used up, so the person asks for another one.
  if (joined.mode === 'live' && unsafe) throw new Refusal(unsafe.code, unsafe.detail)
  try {
    keepJoined(world.userData, joined, world.keyring)
  } catch (error) {
    throw diskTrouble(error)
  }
  world.onMode(joined.mode)
  // The process holds the old line.
  if (before) await world.host.leave()
  unwrap(await world.host.link(linkOf(world, joined)))
  return { branch: joined.branch, mode: joined.mode }
}

export function viewSetup(world: SetupWorld): SetupView {
  const joined = joinedIn(world)
  if (joined) return viewDesk(world, joined)
  const store = currentStore(world.userData)
  const trouble = store ? troubleOf(world, store) : null
  return {
    state: stateOf(world, store, trouble),
    mode: store?.mode ?? null,
    custody: store?.custody?.kind ?? null,
    keyringAvailable: world.keyring.available(),
    profiles: profilesIn(world.resourcesFolder),
    trouble: trouble?.code ?? null,
    copies: copiesOf(trouble),
    ways: waysIn(trouble),
    stores: [...storesIn(world.userData)],
    joined: null,
  }
}

function viewDesk(world: SetupWorld, { branch, mode }: Pick<Joined, 'branch' | 'mode'>): SetupView {
  const { state } = world.host
  const unsafe = mode === 'live' ? unsafeStart(world) : null
  const trouble = unsafe ?? world.host.trouble
  const shown = state === 'restarting' ? 'starting' : state
  return {
    state: unsafe ? 'down' : shown,
    mode,
    custody: null,
    keyringAvailable: world.keyring.available(),
    profiles: [],
    trouble: trouble?.code ?? null,
    copies: [],
    ways: [],
    stores: [],
    joined: branch,
  }
}

export async function createStore(world: SetupWorld, input: Parsed<'setup.create'>): Promise<Out<'setup.create'>> {
  if (world.host.state !== 'down' || (currentStore(world.userData) && !isUnfinishedSetup(world.host.trouble)))
    throw new Refusal('SETUP_DONE')
  // Practice that was left for live is still there, and is gone back to, not made anew.
  if (storesIn(world.userData).includes(input.mode) && !isUnfinishedSetup(world.host.trouble)) throw new Refusal('SETUP_DONE')
  const unsafe = input.mode === 'live' ? unsafeStart(world) : null
  if (unsafe) throw new Refusal(unsafe.code, unsafe.detail)
  const { key, sealedByKeyring } = custodyForNew(input, world.keyring, () => new Uint8Array(randomBytes(32)))
  const dataFolder = placeForStore(world.userData, input.mode)
  const birth = { ...birthOf(input), ...(sealedByKeyring ? { sealedByKeyring } : {}) }
  const opened = unwrap(await world.host.open({ dataFolder, resourcesFolder: world.resourcesFolder, key, birth }))
  world.onMode(input.mode)
  return { recoveryCode: opened.recoveryCode }
}

/**
 * Leaves the store that is open for the other one of this machine, or for making it. Each has its own core, folder and key, so nothing of
 * the one is ever seen in the other.
 * @throws Refusal UNSAFE_START where a live branch may not run
 */
export async function switchStore(world: SetupWorld, { to }: Parsed<'setup.switch'>): Promise<Record<string, never>> {
  if (currentStore(world.userData)?.mode === to) return {}
  const unsafe = to === 'live' ? unsafeStart(world) : null
  if (unsafe) throw new Refusal(unsafe.code, unsafe.detail)
  await world.host.leave()
  try {
    chooseStore(world.userData, to)
  } catch (error) {
    throw diskTrouble(error)
  }
  await boot(world)
  return {}
}

/** Writes the choice before the store is made, because nothing may fail between making it and showing its recovery code. */
function placeForStore(userData: string, mode: Mode): string {
  try {
    chooseStore(userData, mode)
    return prepareNewFolder(userData, mode, new Date())
  } catch (error) {
    throw diskTrouble(error)
  }
}

/** What stands between two tries to unlock; gone with the program, for whoever starts it anew pays with the start. */
type Unlocking = { last: Promise<unknown>; wrong: number; until: number }
const unlocking = new WeakMap<SetupWorld, Unlocking>()
const wrongSecret: readonly RefusalCode[] = ['PASSPHRASE_WRONG', 'RECOVERY_WRONG']

/** One at a time: a second key while the store opens would find its folder busy. @throws Refusal LOGIN_WAIT after some wrong tries */
export function unlockStore(world: SetupWorld, input: Parsed<'setup.unlock'>): Promise<Record<string, never>> {
  const mine: Unlocking = unlocking.get(world) ?? { last: Promise.resolve(), wrong: 0, until: 0 }
  unlocking.set(world, mine)
  const turn = mine.last.then(() => unlockOnce(world, input, mine))
  mine.last = turn.catch(() => undefined)
  return turn
}

async function unlockOnce(world: SetupWorld, input: Parsed<'setup.unlock'>, mine: Unlocking): Promise<Record<string, never>> {
  const store = requireStore(world)
  if (world.host.state === 'ready') return {}
  const seconds = Math.ceil((mine.until - performance.now()) / 1000)
  if (seconds > 0) throw new Refusal('LOGIN_WAIT', { seconds })
  const opened = await openStore(world, store, typedKey(input.passphrase, input.recoveryCode))
  if (!opened.ok && wrongSecret.includes(opened.error.code)) {
    mine.wrong += 1
    mine.until = performance.now() + waitAfter(mine.wrong) * 1000
  } else mine.wrong = 0
  unwrap(opened)
  return {}
}

/**
 * Takes copies from where the person says: on a new machine they are opened as a store that was lost, and where the store is damaged they
 * are more ways back.
 */
export async function bringStore(world: SetupWorld, from: string): Promise<void> {
  if (world.host.state !== 'down') throw new Refusal('SETUP_DONE')
  const store = currentStore(world.userData)
  const trouble = store && troubleOf(world, store)
  const damaged = store && trouble && restorable.includes(trouble.code) ? store : null
  try {
    if (damaged) await addCopies(damaged.folder, from)
    else await bringCopies(world.userData, from, new Date())
  } catch (error) {
    throw diskTrouble(error)
  }
  const again = damaged ? await world.host.reopen() : null
  // Nothing was tried yet where no secret was known: what came along may ask for one.
  if (again === null || (!again.ok && again.error.code === 'SETUP_NEEDED')) await boot(world)
}

/** Tries to open the store once more, as it was tried last: a folder may be free by now, a disk have room, a core run again. */
export async function retryStore(world: SetupWorld): Promise<Record<string, never>> {
  const joined = joinedIn(world)
  if (joined) {
    if (world.host.state === 'down') await bootDesk(world, joined)
    return {}
  }
  const store = requireStore(world)
  if (world.host.state !== 'down') return {}
  const unsafe = isLive(store) ? unsafeStart(world) : null
  if (unsafe) throw new Refusal(unsafe.code, unsafe.detail)
  const again = await world.host.reopen()
  // Nothing was tried yet: the system's keyring may answer by now.
  if (!again.ok && again.error.code === 'SETUP_NEEDED') await boot(world)
  else unwrap(again)
  return {}
}

/**
 * Puts a new key in the place of the old one, which the manager has proven to be wanted. The keyring seals the new key, also where it was
 * reset and the store was opened by its recovery code.
 * @throws Refusal what the new key is refused with; the store is then open with the old one again
 */
export async function rekeyStore(
  world: SetupWorld,
  { passphrase, recoveryCode }: Pick<Parsed<'store.rekey'>, 'passphrase' | 'recoveryCode'>,
): Promise<Record<string, never>> {
  const { custody } = requireStore(world)
  const key = new Uint8Array(randomBytes(32))
  const kept = custody?.kind === 'keyring' && world.keyring.available() ? { key, sealed: world.keyring.seal(key) } : null
  const rekeyed = await world.host.rekey({ recoveryCode, passphrase, keyring: kept })
  if (rekeyed.ok) return {}
  // Cut off after the new key was in place, the old one opens nothing: then what lies there is asked anew.
  const again = await world.host.reopen()
  if (!again.ok && lockedBy.includes(again.error.code)) {
    await world.host.leave()
    await boot(world)
  }
  throw new Refusal(rekeyed.error.code, rekeyed.error.detail)
}

export async function restoreStore(world: SetupWorld, input: Parsed<'setup.restore'>): Promise<Record<string, never>> {
  const store = requireStore(world)
  if (!waysIn(world.host.trouble).some(({ id }) => id === input.copy)) throw new Refusal('NOT_FOUND')
  const unsafe = isLive(store) ? unsafeStart(world) : null
  if (unsafe) throw new Refusal(unsafe.code, unsafe.detail)
  unwrap(await world.host.restore(store.folder, input.copy))
  unwrap(await world.host.reopen())
  return {}
}

async function openStore(world: SetupWorld, store: Store, key: KeySource): Promise<Result<Opened>> {
  const unsafe = isLive(store) ? unsafeStart(world) : null
  return unsafe ? fail(unsafe) : world.host.open({ dataFolder: store.folder, resourcesFolder: world.resourcesFolder, key })
}

function unsafeStart(world: SetupWorld): Failure | null {
  const found = world.unsafe()
  return found.length > 0 ? { code: 'UNSAFE_START', detail: { found } } : null
}

function requireStore(world: SetupWorld): Store {
  const store = currentStore(world.userData)
  if (!store) throw new Refusal('SETUP_NEEDED')
  return store
}

function stateOf(world: SetupWorld, store: Store | null, trouble: Failure | null): SetupView['state'] {
  const { state } = world.host
  if (state === 'starting' || state === 'restarting') return 'starting'
  if (!store || isUnfinishedSetup(trouble)) return 'none'
  if (state === 'ready') return 'ready'
  return trouble === null || lockedBy.includes(trouble.code) ? 'locked' : 'down'
}

/** A first start that was cut off leaves custody.json without store.db; the core reports that on opening. */
const isUnfinishedSetup = (trouble: Failure | null): boolean => trouble?.code === 'SETUP_NEEDED'

const troubleOf = (world: SetupWorld, store: Store): Failure | null => (store.custody ? world.host.trouble : { code: 'DB_DAMAGED' })

function birthOf(input: Parsed<'setup.create'>): StoreBirth {
  if (input.mode === 'live') {
    const { branch, profile, rules, manager } = input
    return { mode: 'live', branch, profile, manager, ...(rules ? { rules } : {}) }
  }
  return practiceBirth
}

/** Troubles that an earlier copy may cure. */
const restorable: readonly RefusalCode[] = ['DB_DAMAGED', 'DB_FROM_FUTURE', 'STORE_BEHIND', 'STORE_UNSURE']

const copiesOf = (trouble: Failure | null): string[] => {
  const copies = trouble && restorable.includes(trouble.code) ? trouble.detail?.copies : undefined
  return Array.isArray(copies) ? copies.map(String) : []
}

const waysIn = (trouble: Failure | null): StoreWay[] => {
  const ways = trouble && restorable.includes(trouble.code) ? trouble.detail?.ways : undefined
  return Array.isArray(ways) ? ways.map(way => StoreWay.parse(JSON.parse(String(way)))) : []
}

const ProfileName = z.object({ id: z.string(), place: z.object({ name: z.string() }) })

function profilesIn(resourcesFolder: string): SetupView['profiles'] {
  const folder = join(resourcesFolder, 'profiles')
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => ProfileName.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map(({ id, place }) => ({ id, place: place.name }))
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refusal(result.error.code, result.error.detail)
}
