/** Asks at the terminal for what opens the store of a branch. */
import type { KeySource } from '../../shared/ipc/wire.ts'
import { askSecret } from './secret.ts'

/** Expected trouble: one sentence on stderr, exit 1. */
export class Trouble extends Error {}

export async function keyFor(kind: 'keyring' | 'passphrase' | 'beside'): Promise<KeySource> {
  if (kind === 'beside') return { kind: 'beside' }
  // The system's keyring opens for the window only; a server is shown the recovery code instead.
  if (kind === 'keyring') return { kind: 'recovery', code: await askSecret('Recovery code: ') }
  return { kind: 'passphrase', passphrase: await askSecret('Passphrase: ') }
}
