/** Seals the store's key with the keyring of the system, where it has one. */
import type { SafeStorage } from 'electron'

export type Keyring = {
  readonly available: () => boolean
  readonly seal: (key: Uint8Array) => Uint8Array
  /** Null where this system's keyring did not seal it, or has since been reset. */
  readonly unseal: (sealed: Uint8Array) => Uint8Array | null
}

type Storage = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'>

export function systemKeyring(storage: Storage, platform: NodeJS.Platform): Keyring {
  return {
    available: () => storage.isEncryptionAvailable() && !(platform === 'linux' && isPlain(storage)),
    seal: key => storage.encryptString(Buffer.from(key).toString('base64')),
    unseal(sealed) {
      try {
        return new Uint8Array(Buffer.from(storage.decryptString(Buffer.from(sealed)), 'base64'))
      } catch {
        // Electron throws one kind of error for all of this, and every cause has the same way out: the recovery code.
        return null
      }
    },
  }
}

// `basic_text` encrypts with a password that stands in Chromium's source.
const isPlain = (storage: Storage): boolean => storage.getSelectedStorageBackend() === 'basic_text'
