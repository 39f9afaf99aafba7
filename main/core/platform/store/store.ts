/** Says what a store is to the rest of the program, whichever engine keeps it. */
import type { CoreOptions } from '../../../../shared/ipc/wire.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Carried } from './copies/carry.ts'
import type { Copied } from './copies/make.ts'
import type { Engine } from './engine.ts'
import type { Migration } from './migration.ts'
import type { SealedFiles } from './sealed-files.ts'
import type { Purpose } from './sealing.ts'
import type { Tell, Units } from './unit-of-work.ts'
import type { Known } from './witness/known.ts'

export type Store = Units & {
  /** Held inside a unit of work until its commit; at once outside of one. */
  readonly tell: Tell
  readonly folder: string
  readonly engine: Engine
  /** A key for one purpose, derived from the store's own: one that leaks opens nothing else. */
  subkey(purpose: Purpose): Uint8Array
  /** Where the sealed pictures and documents lie. */
  readonly files: SealedFiles
  /** Whether this program takes the copies; where it does not, whoever runs the database does, and the four below say so or count on. */
  readonly copiedHere: boolean
  /** Rows this program has changed since it opened the store: the same number means that nothing is new. */
  changes(): number
  /** Copies the store and the pictures it needs in a thread of its own, and reads the copy through. @throws Refusal COPIES_ELSEWHERE */
  copy(at: Instant): Promise<Copied>
  /**
   * Carries the newest copy to a second place, in a thread apart from that of the copies: a share that hangs must keep nobody waiting.
   * @throws Refusal DB_DAMAGED, DISK_FULL, TIMED_OUT, COPIES_ELSEWHERE; an error with the system's code
   */
  carry(place: string): Promise<Carried | null>
  /** How many commits this store holds, those that were given up on the way counted too. */
  commits(): number
  /** Everything committed so far is on the disk outside of the store too. */
  witnessed(): Promise<void>
  /** What was found damaged at opening and begun anew, while the store itself lacks nothing. */
  readonly mended: readonly Mended[]
  /** Proves somebody by what opens the store; where it has no passphrase none is asked. @throws Refusal PASSPHRASE_WRONG, RECOVERY_WRONG */
  proveSecrets(secrets: { readonly passphrase: string | null; readonly recoveryCode?: string }): Promise<void>
  /** Another passphrase in the place of the old one. @throws Refusal PASSPHRASE_SHORT */
  changePassphrase(passphrase: string): Promise<void>
  close(): Promise<void>
}

export type Mended = keyof Known | 'custody'

export type Opening = Pick<CoreOptions, 'dataFolder' | 'key' | 'birth' | 'rekey' | 'database'>

export type Opened = { readonly store: Store; readonly recoveryCode: string | null }

/** How a server takes part in holding a branch that a database keeps. */
export type Holding = {
  /** Waits as long as another server holds the branch, until this is given up. */
  readonly standBy?: AbortSignal
  /** The database does not answer, answers again, or another server has taken the branch for good. */
  readonly heard?: (what: 'gone' | 'back' | 'taken') => void
}

/** `list` is the program's own steps of the schema, unless a test plays another version of the program. */
export type Around = {
  readonly clock: Clock
  readonly log: Log
  readonly tell: Tell
  readonly list?: readonly Migration[]
  readonly holding?: Holding
}
