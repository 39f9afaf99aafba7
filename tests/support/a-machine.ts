/** A machine before and after its first start: what the shell's set-up keeps on it, with a core host and a keyring that say what the test wants. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Keyring } from '../../main/shell/keyring.ts'
import type { SetupWorld } from '../../main/shell/setup.ts'
import type { CustodyFile } from '../../shared/custody.ts'
import type { Mode } from '../../shared/ipc/shapes/session.ts'
import type { CoreOptions, Joined, JoinWish, LinkOptions } from '../../shared/ipc/wire.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

export const branch = { code: '330106', name: '文三路网点', address: '文三路 1 号', phone: '88800000' }
const manager = { login: 'boss', name: '钱主管', password: 'a long one' }
export const live = { mode: 'live', branch, profile: 'base', manager, passphrase: null } as const

export const joinCode = '7K3M-9D2P-QX4T-0HVA-5R8N-J6CW'
export const joined: Joined = {
  address: '10.0.0.8:7443',
  authority: 'authority',
  certificate: 'certificate',
  key: 'key',
  mode: 'live',
  deskId: '0'.repeat(26),
  branch: '城南支行',
}

/** Turns bytes around, which is enough to tell sealed from plain. */
export const aKeyring = (there: boolean): Keyring => ({
  available: () => there,
  seal: key => Uint8Array.from(key).reverse(),
  unseal: sealed => (there ? Uint8Array.from(sealed).reverse() : null),
})

export type Machine = {
  readonly userData: string
  /** What the core was opened with, in its order. */
  asked: CoreOptions[]
  readonly linked: LinkOptions[]
  readonly wishes: JoinWish[]
  readonly modes: Mode[]
  /** Switches another program could drive this one by. */
  unsafe: string[]
  /** How often a line to a branch was left. */
  left: number
  /** What the core says to being opened. */
  answer(options: CoreOptions): Result<{ recoveryCode: string | null }>
  readonly host: { state: 'starting' | 'ready' | 'restarting' | 'down'; trouble: SetupWorld['host']['trouble'] }
  readonly world: SetupWorld
  useKeyring(keyring: Keyring): void
  writeCustody(mode: Mode, kind: CustodyFile['kind'], keyring?: string | null): void
  remove(): void
}

export function aMachine(): Machine {
  const userData = mkdtempSync(join(tmpdir(), 'setup-'))
  mkdirSync(join(userData, 'resources', 'profiles'), { recursive: true })
  writeFileSync(join(userData, 'resources', 'profiles', 'base.json'), JSON.stringify({ id: 'base', place: { name: '全国通用' } }))
  const machine: Machine = {
    userData,
    asked: [],
    linked: [],
    wishes: [],
    modes: [],
    unsafe: [],
    left: 0,
    host: { state: 'down', trouble: null },
    answer: options => {
      if (options.birth) machine.writeCustody(options.birth.mode, options.key.kind === 'recovery' ? 'passphrase' : options.key.kind)
      return ok({ recoveryCode: options.birth?.mode === 'live' ? 'AAAA-BBBB' : null })
    },
    get world() {
      return world
    },
    useKeyring: keyring => {
      world = worldOf(machine, keyring)
    },
    writeCustody: (mode, kind, keyring = null) => {
      const custody: CustodyFile = { version: 1, mode, kind, check: '', keyring, passphrase: null, recovery: null, beside: null }
      mkdirSync(join(userData, mode), { recursive: true })
      writeFileSync(join(userData, mode, 'custody.json'), JSON.stringify(custody))
    },
    remove: () => rmSync(userData, { recursive: true, force: true }),
  }
  let world = worldOf(machine, aKeyring(false))
  return machine
}

function worldOf(machine: Machine, keyring: Keyring): SetupWorld {
  const { userData, host } = machine
  const open = async (options: CoreOptions) => {
    machine.asked.push(options)
    const result = machine.answer(options)
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
        machine.linked.push(options)
        host.state = 'ready'
        return ok({ recoveryCode: null })
      },
      join: async wish => {
        machine.wishes.push(wish)
        return wish.code === joinCode ? ok(joined) : fail({ code: 'JOIN_CODE_WRONG' })
      },
      reopen: () => {
        const { rekey: _, ...last } = machine.asked.at(-1) as CoreOptions
        return open(last)
      },
      restore: async () => ok(null),
      rekey: async rekey => open({ ...(machine.asked.at(-1) as CoreOptions), rekey }),
      leave: async () => {
        machine.left += 1
        host.state = 'down'
        host.trouble = null
      },
    },
    keyring,
    userData,
    version: '0.1.0',
    resourcesFolder: join(userData, 'resources'),
    onMode: mode => machine.modes.push(mode),
    unsafe: () => machine.unsafe,
  }
}
