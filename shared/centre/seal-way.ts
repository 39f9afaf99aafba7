/** Names the ways a batch is sealed for the centre's public key, and checks such a key. */
import { z } from '../zod.ts'

/** GM/T 0003 and 0002, or RFC 7748 with AES-256-GCM. */
export const sealWays = ['sm2', 'x25519'] as const
export const SealWay = z.enum(sealWays)
export type SealWay = z.infer<typeof SealWay>

/** A public key in hexadecimal: an uncompressed point of SM2, or the 32 bytes of X25519. */
export const SealKey = z
  .object({ way: SealWay, key: z.string().trim().toLowerCase() })
  .refine(({ way, key }) => (way === 'sm2' ? /^04[0-9a-f]{128}$/ : /^[0-9a-f]{64}$/).test(key), { path: ['key'] })
export type SealKey = z.infer<typeof SealKey>
