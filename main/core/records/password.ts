/** Hashes and checks operators' passwords with argon2id. */
import { hash, verify } from '@node-rs/argon2'

/** What one guess costs. Every hash carries its own, so a password that was hashed at another cost still fits. */
export type PasswordWork = { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number }

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane. About 25 ms on two cores.
// The library's default algorithm is argon2id.
export const passwordWork: PasswordWork = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Shortest password a live branch accepts; practice passwords are public and not asked to be strong. */
export const passwordMin = 8

export const hashPassword = (password: string, work: PasswordWork): Promise<string> => hash(password.normalize('NFKC'), work)
export const passwordFits = (stored: string, password: string): Promise<boolean> => verify(stored, password.normalize('NFKC'))

/** Eight characters with a letter and a digit: what a teller can type all day and a dictionary does not hold. */
export const isStrong = (password: string): boolean => password.length >= passwordMin && /\p{L}/u.test(password) && /\d/.test(password)
