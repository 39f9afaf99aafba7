/** The message pipe between the shell and the core, independent of the process the core runs in. */

import type { WindowKind } from '../access/roles.ts'
import type { NewPlace } from '../profile/new-place.ts'
import type { RefusalCode, RefusalDetail } from '../refusal.ts'
import type { Result } from '../result.ts'
import type { EmergencyBirth } from './shapes/emergency.ts'

export type Wire = {
  send(message: unknown): void
  onMessage(receive: (message: unknown) => void): void
  close(): void
}

/**
 * The calling window's kind and number, set by the router and never taken from the window itself. `desk` names the desk across the hall
 * it stands on, set by the hall by the desk's certificate; it is missing where branch and desk are one process.
 */
export type Caller = { readonly window: WindowKind; readonly seat: number; readonly desk?: string }

/** How the core gets the key of the store; `custody.json` next to the store holds the wrapped copies. */
export type KeySource =
  | { readonly kind: 'keyring'; readonly key: Uint8Array }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'beside' }

/** First message to the core. It carries the key and the folders, so that neither appears in env or argv. */
export type CoreOptions = {
  /** The folder of one store (practice and live have one each). */
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly key: KeySource
  /** Only at the very first start: the initial content of the new store. */
  readonly birth?: StoreBirth
  /** Puts a new key in the place of the one that `key` gives, before anybody works with the store. */
  readonly rekey?: Rekey
  /** The PostgreSQL database that keeps the branch, as an address; the folder then holds the key's custody and what is handed over in files. */
  readonly database?: string
}

export type Rekey = {
  /** Written down already; opens the store from here on, and the old one opens nothing. */
  readonly recoveryCode: string
  /** The one of today, where the store has one; it stays. */
  readonly passphrase: string | null
  /** The new key as the system's keyring sealed it, where that keeps it. */
  readonly keyring: { readonly key: Uint8Array; readonly sealed: Uint8Array } | null
}

export type StoreBirth = {
  readonly mode: 'practice' | 'live'
  readonly branch: {
    readonly code: string
    readonly name: string
    readonly address: string
    readonly phone: string
    /** Bank code of a bank branch; omitted for a hall of the authority. */
    readonly bank?: string | null
  }
  /** A shipped place; where `rules` are given, they are what the branch begins with. */
  readonly profile: string
  readonly rules?: FirstRules
  /** The first manager; practice mode brings its own made-up operators. */
  readonly manager?: { readonly login: string; readonly name: string; readonly password: string }
  /** The key sealed by the system's keyring, kept in `custody.json`; absent without a keyring. */
  readonly sealedByKeyring?: Uint8Array
  /** The store of a desk on its own: rules and people as the branch gave them. */
  readonly emergency?: EmergencyBirth
}

/** Rules to begin with where no shipped place is the branch's own. */
export type FirstRules =
  | { readonly kind: 'new'; readonly place: NewPlace }
  | { readonly kind: 'file'; readonly text: string; readonly code: string }

/** How a desk reaches its branch across the hall, and shows who it is. Certificates and key in PEM. */
export type LinkOptions = {
  readonly address: string
  /** Where the branch's other servers are reached, as the branch said last. */
  readonly servers?: readonly string[]
  readonly authority: string
  readonly certificate: string
  readonly key: string
  /** Of the program on this desk. */
  readonly version: string
  /** Of the branch, which never changes it. */
  readonly mode: 'practice' | 'live'
  readonly resourcesFolder: string
  /** Where what is typed while the line is gone lies sealed. */
  readonly draftsFolder: string
  /** What it needs for a day on its own, and its store of that day. */
  readonly emergencyFolder: string
  readonly deskId: string
}

/** What a person types at a desk that joins; `name` and `place` are what the manager sees of it. */
export type JoinWish = {
  readonly address: string
  readonly code: string
  readonly name: string
  readonly place: string
  readonly version: string
  /** Of the branch it was a desk of: joining the same one again it keeps its key, under which drafts may still lie. */
  readonly known?: { readonly authority: string; readonly key: string }
}

/** What a desk keeps of its joining. */
export type Joined = Omit<LinkOptions, 'version' | 'resourcesFolder' | 'draftsFolder' | 'emergencyFolder'> & {
  readonly branch: string
}

export type ToCore =
  | { readonly open: CoreOptions }
  /** To the process of a desk whose branch is across the hall, in the place of `open`. */
  | { readonly link: LinkOptions }
  | { readonly join: JoinWish }
  /** Takes one of the ways back that the refusal of the opening named. */
  | { readonly restore: { readonly dataFolder: string; readonly way: string; readonly key: KeySource } }
  | { readonly call: { readonly seq: number; readonly caller: Caller; readonly name: string; readonly input: unknown } }
  | { readonly seatClosed: number }
  | { readonly close: true }

export type FromCore =
  | { readonly opened: { readonly recoveryCode: string | null } }
  | { readonly joined: Joined }
  /** The branch gave this desk a new certificate for the key it has. */
  | { readonly renewed: { readonly certificate: string } }
  /** Where all servers of the branch are reached. */
  | { readonly servers: readonly string[] }
  /** `missing`: pictures that are nowhere any more; `lacks`: saved steps that were given up. */
  | { readonly restored: { readonly missing: number; readonly lacks: number } }
  | { readonly refused: { readonly code: RefusalCode; readonly detail?: RefusalDetail } }
  | { readonly reply: { readonly seq: number; readonly result: Result<unknown> } }
  | { readonly event: { readonly name: string; readonly payload: unknown } }
  | { readonly log: { readonly code: string; readonly fields: Readonly<Record<string, string | number | boolean>> } }
  /** The core still works on its closing (what is under way, the last copy): sent at the start and every second. */
  | { readonly closing: true }
  | { readonly closed: true }
