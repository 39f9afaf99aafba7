/** The message pipe between the shell and the core, whatever process the core lives in. */

import type { WindowKind } from '../access/roles.ts'
import type { RefusalCode, RefusalDetail } from '../refusal.ts'
import type { Result } from '../result.ts'

export type Wire = {
  send(message: unknown): void
  onMessage(receive: (message: unknown) => void): void
  close(): void
}

/** Who calls: the window kind and its number, stamped by the router and never taken from the window itself. */
export type Caller = { readonly window: WindowKind; readonly seat: number }

/** How the core gets at the key of the store; `custody.json` beside the store holds the wrapped copies. */
export type KeySource =
  | { readonly kind: 'keyring'; readonly key: Uint8Array }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'beside' }

/** First message to the core. It carries the key and the folders, so that neither stands in env or argv. */
export type CoreOptions = {
  /** The folder of one store (practice and live have one each). */
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly key: KeySource
  /** Present at the very first start: what the new store begins with. */
  readonly birth?: StoreBirth
}

export type StoreBirth = {
  readonly mode: 'practice' | 'live'
  readonly branch: {
    readonly code: string
    readonly name: string
    readonly address: string
    readonly phone: string
    /** The bank this is a branch of; left out for a hall of the authority. */
    readonly bank?: string | null
  }
  readonly profile: string
  /** The first manager; practice mode brings its own made-up operators. */
  readonly manager?: { readonly login: string; readonly name: string; readonly password: string }
  /** The key as the system's keyring sealed it, kept in `custody.json`; absent where there is no keyring. */
  readonly sealedByKeyring?: Uint8Array
}

export type ToCore =
  | { readonly open: CoreOptions }
  | { readonly restore: { readonly dataFolder: string; readonly copy: string } }
  | { readonly call: { readonly seq: number; readonly caller: Caller; readonly name: string; readonly input: unknown } }
  | { readonly seatClosed: number }
  | { readonly close: true }

export type FromCore =
  | { readonly opened: { readonly recoveryCode: string | null } }
  | { readonly restored: true }
  | { readonly refused: { readonly code: RefusalCode; readonly detail?: RefusalDetail } }
  | { readonly reply: { readonly seq: number; readonly result: Result<unknown> } }
  | { readonly event: { readonly name: string; readonly payload: unknown } }
  | { readonly log: { readonly code: string; readonly fields: Readonly<Record<string, string | number | boolean>> } }
  | { readonly closed: true }
