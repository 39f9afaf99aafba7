/** Reads and writes the code by which a desk joins a branch: which authority the branch has, and a secret, in six groups of four signs. */
import { tidyCode } from '../entry/code.ts'

/** Crockford's base 32: no sign looks like another. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsOfSign = 5
/** 80 bits of the SHA-256 of the branch's certificate: the desk believes no other before it says the secret. */
export const fingerprintBytes = 10
/** 40 bits that only the manager's screen has shown. */
export const secretBytes = 5
const signCount = ((fingerprintBytes + secretBytes) * 8) / bitsOfSign

export type JoinCode = { readonly fingerprint: Uint8Array; readonly secret: Uint8Array }

export function writeCode({ fingerprint, secret }: JoinCode): string {
  const bytes = [...fingerprint, ...secret]
  const bits = bytes.map(byte => byte.toString(2).padStart(8, '0')).join('')
  const written = (bits.match(/.{5}/g) ?? []).map(five => signs[Number.parseInt(five, 2)]).join('')
  return written.match(/.{4}/g)?.join('-') ?? ''
}

/** Small letters, spaces, dashes and the letters that look like figures are taken as meant; null where it is no code. */
export function readCode(text: string): JoinCode | null {
  const typed = [...tidyCode(text)].filter(sign => sign !== '-').map(sign => alike[sign] ?? sign)
  const values = typed.map(sign => signs.indexOf(sign))
  if (values.length !== signCount || values.includes(-1)) return null
  const bits = values.map(value => value.toString(2).padStart(bitsOfSign, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], eight => Number.parseInt(eight, 2))
  return { fingerprint: bytes.slice(0, fingerprintBytes), secret: bytes.slice(fingerprintBytes) }
}

const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
