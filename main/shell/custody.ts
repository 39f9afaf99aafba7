/** Decides how the key of a new store is kept, and where the key of an existing one comes from. */
import type { CustodyFile } from '../../shared/custody.ts'
import type { SetupCreate } from '../../shared/ipc/shapes/setup.ts'
import type { KeySource } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Keyring } from './keyring.ts'

const shortestPassphrase = 8

export type NewCustody = { readonly key: KeySource; readonly sealedByKeyring?: Uint8Array }

/** Practice keeps the key in the clear beside the store; live never does. A passphrase that was typed wins over the keyring. */
export function custodyForNew(create: SetupCreate, keyring: Keyring, newKey: () => Uint8Array): NewCustody {
  if (create.mode === 'practice') return { key: { kind: 'beside' } }
  const { passphrase } = create
  if (passphrase === null && keyring.available()) {
    const key = newKey()
    return { key: { kind: 'keyring', key }, sealedByKeyring: keyring.seal(key) }
  }
  if (passphrase === null || [...passphrase].length < shortestPassphrase)
    throw new Refusal('PASSPHRASE_SHORT', { shortest: shortestPassphrase })
  return { key: { kind: 'passphrase', passphrase } }
}

/** The key, where it can be had without a person; null means that somebody must type a secret. */
export function storedKey(custody: CustodyFile, keyring: Keyring): KeySource | null {
  if (custody.kind === 'beside') return { kind: 'beside' }
  if (custody.kind === 'passphrase' || custody.keyring === null || !keyring.available()) return null
  const key = keyring.unseal(Buffer.from(custody.keyring, 'base64'))
  return key ? { kind: 'keyring', key } : null
}

export function typedKey(passphrase: string | null, recoveryCode: string | null): KeySource {
  if (recoveryCode !== null) return { kind: 'recovery', code: recoveryCode }
  if (passphrase !== null) return { kind: 'passphrase', passphrase }
  throw new Refusal('BAD_INPUT', { fields: ['passphrase', 'recoveryCode'] })
}
