/** Writes the rules of a place as one signed file for other branches, and reads such a file back; whose key it was is compared by voice. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { Profile } from '../../../../shared/profile/profile.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Instant } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'

const format = 'ssc-counter-rules'
const version = 1
/** What some editors put before a text. */
const byteOrderMark = 0xfeff

/** What is signed stands in the file as one text, so that nobody has to agree on how JSON is laid out. */
const Outer = z.object({ format: z.literal(format), version: z.int(), signed: z.string(), key: z.string(), signature: z.string() })
const Signed = z.object({
  madeAt: Instant,
  branch: z.object({ code: z.string(), name: z.string(), mode: z.enum(['practice', 'live']) }),
  profile: z.unknown(),
})

export type RulesFileFacts = {
  readonly madeAt: Instant
  readonly branch: { readonly code: string; readonly name: string; readonly mode: 'practice' | 'live' }
  readonly profile: Profile
}
type Key = { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array }
export type RulesFile = RulesFileFacts & { readonly code: string }

/** Twelve letters of the key's hash: short enough to be read out, long enough that nobody makes a key to fit. */
export const codeOfKey = (publicKey: Uint8Array): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 12).toUpperCase()
export const codeAsSpoken = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-')

export function writeRules(facts: RulesFileFacts, { privateKey, publicKey }: Key): Uint8Array {
  const signed = JSON.stringify(facts)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const signature = sign(null, Buffer.from(signed), key).toString('hex')
  const outer = { format, version, signed, key: Buffer.from(publicKey).toString('hex'), signature }
  return new TextEncoder().encode(`${JSON.stringify(outer, null, 2)}\n`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('RULES_FILE_UNREADABLE')
  }
}

function isSigned(signed: string, key: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'hex'), format: 'der', type: 'spki' })
    return publicKey.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'hex'))
  } catch {
    // A key that is none was put in the place of the signer's.
    return false
  }
}

/**
 * `complete` fills in rules that the program which wrote the file did not know yet.
 * @throws Refusal RULES_FILE_UNREADABLE, RULES_FILE_NEWER, RULES_FILE_CHANGED
 */
export function readRules(text: string, complete: (kept: object) => object): RulesFile {
  const outer = Outer.safeParse(parsed(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text))
  if (!outer.success) throw new Refusal('RULES_FILE_UNREADABLE')
  const { signed, key, signature } = outer.data
  if (outer.data.version > version) throw new Refusal('RULES_FILE_NEWER')
  if (!isSigned(signed, key, signature)) throw new Refusal('RULES_FILE_CHANGED')
  const inner = Signed.safeParse(parsed(signed))
  if (!inner.success || typeof inner.data.profile !== 'object' || inner.data.profile === null) throw new Refusal('RULES_FILE_UNREADABLE')
  const profile = Profile.safeParse(complete(inner.data.profile))
  // Signed and yet not understood: it holds a rule this program has no word for.
  if (!profile.success) throw new Refusal('RULES_FILE_NEWER')
  return { ...inner.data, profile: profile.data, code: codeOfKey(Buffer.from(key, 'hex')) }
}

/** @throws Refusal RULES_FILE_CODE, RULES_FILE_PRACTICE */
export function trustRules(file: RulesFile, code: string, mode: 'practice' | 'live'): RulesFile {
  if (file.branch.mode === 'practice' && mode === 'live') throw new Refusal('RULES_FILE_PRACTICE')
  if (code !== file.code) throw new Refusal('RULES_FILE_CODE')
  return file
}
