/** Describes `custody.json`: the wrapped copies of the store's key, kept next to the store. */
import { z } from './zod.ts'

/** The store key wrapped by a person's secret: argon2id derives the wrapping key, AES-256-GCM seals. Bytes are base64. */
export const WrappedKey = z.object({ salt: z.string(), memoryKib: z.number(), passes: z.number(), nonce: z.string(), sealed: z.string() })
export type WrappedKey = z.infer<typeof WrappedKey>

export const CustodyFile = z.object({
  version: z.literal(1),
  mode: z.enum(['practice', 'live']),
  kind: z.enum(['keyring', 'passphrase', 'beside']),
  /** HMAC-SHA-256 of a fixed word under the key: distinguishes a wrong key from a damaged store. */
  check: z.string(),
  /** The key as the system's keyring sealed it. */
  keyring: z.string().nullable(),
  passphrase: WrappedKey.nullable(),
  recovery: WrappedKey.nullable(),
  /** Practice only: the key in the clear, because the store holds no real person's data. The file itself carries a warning. */
  beside: z.object({ key: z.string(), warning: z.string() }).nullable(),
})
export type CustodyFile = z.infer<typeof CustodyFile>
