/** Seals a batch for the centre's public key with keys that live only while it is written; the container is described in docs/centre.md. */
import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import type { SealWay } from '../../../../../shared/centre/seal-way.ts'

const magic = Buffer.from('SSCSEAL1')
const tagBytes = 32

/** Bytes go in, sealed bytes come out, in order: `head`, then each part, then `end`. */
export type Sealer = { readonly head: Uint8Array; part(bytes: Uint8Array): Uint8Array; end(): Uint8Array }

type Head = { readonly way: SealWay; readonly number: string; readonly wrapped: string; readonly nonce: string }

const headOf = (head: Head): Buffer => {
  const text = Buffer.from(JSON.stringify(head))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(text.byteLength)
  return Buffer.concat([magic, size, text])
}

export function sealer(way: SealWay, publicKey: string, number: string): Sealer {
  return way === 'sm2' ? sealBySm(publicKey, number) : sealByX25519(publicKey, number)
}

/** A fresh key of SM4 and one of the code over it, both wrapped by SM2 in the order C1C3C2 (GM/T 0003.4). */
function sealBySm(publicKey: string, number: string): Sealer {
  const keys = randomBytes(16 + 32)
  const nonce = randomBytes(16)
  const wrapped = sm2.doEncrypt(Uint8Array.from(keys), publicKey, 1)
  const head = headOf({ way: 'sm2', number, wrapped, nonce: nonce.toString('hex') })
  const cipher = createCipheriv('sm4-ctr', keys.subarray(0, 16), nonce)
  // Over what is sealed and the head, so that no part of either can be changed.
  const code = createHmac('sm3', keys.subarray(16)).update(head)
  keys.fill(0, 0, 16)
  return {
    head,
    part: bytes => {
      const sealed = cipher.update(bytes)
      code.update(sealed)
      return sealed
    },
    end: () => Buffer.concat([cipher.final(), code.digest()]),
  }
}

const spkiHead = Buffer.from('302a300506032b656e032100', 'hex')
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')
const x25519Public = (key: string) =>
  createPublicKey({ key: Buffer.concat([spkiHead, Buffer.from(key, 'hex')]), format: 'der', type: 'spki' })
const aesKeyOf = (shared: Uint8Array, ephemeral: Uint8Array, publicKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, Buffer.from(publicKey, 'hex')]), 'ssc batch seal v1', 32))

function sealByX25519(publicKey: string, number: string): Sealer {
  const pair = generateKeyPairSync('x25519')
  const ephemeral = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: x25519Public(publicKey) })
  const nonce = randomBytes(12)
  const head = headOf({ way: 'x25519', number, wrapped: ephemeral.toString('hex'), nonce: nonce.toString('hex') })
  const cipher: CipherGCM = createCipheriv('aes-256-gcm', aesKeyOf(shared, ephemeral, publicKey), nonce).setAAD(head)
  return {
    head,
    part: bytes => cipher.update(bytes),
    end: () => {
      const rest = cipher.final()
      // Filled up, so that both containers end alike.
      return Buffer.concat([rest, cipher.getAuthTag(), Buffer.alloc(tagBytes - 16)])
    },
  }
}

export type SealKeys = { readonly publicKey: string; readonly privateKey: string }

/** For a reference centre and tests; a real centre makes its own. */
export function makeSealKeys(way: SealWay): SealKeys {
  if (way === 'sm2') return sm2.generateKeyPairHex()
  const pair = generateKeyPairSync('x25519')
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('hex'),
  }
}

/** Opens a whole container, as the centre does. Null where it is none, or was changed. */
export function unsealed(
  bytes: Uint8Array,
  keys: Readonly<Record<SealWay, SealKeys>>,
): { readonly number: string; readonly plain: Uint8Array } | null {
  const all = Buffer.from(bytes)
  if (!all.subarray(0, magic.byteLength).equals(magic) || all.byteLength < magic.byteLength + 4 + tagBytes) return null
  const size = all.readUInt32BE(magic.byteLength)
  const start = magic.byteLength + 4 + size
  if (size > 10_000 || start + tagBytes > all.byteLength) return null
  const head = all.subarray(0, start)
  const said: Head = JSON.parse(head.subarray(magic.byteLength + 4).toString('utf8'))
  const sealed = all.subarray(start, -tagBytes)
  const tag = all.subarray(-tagBytes)
  const nonce = Buffer.from(said.nonce, 'hex')
  if (said.way === 'sm2') {
    const unwrapped = Buffer.from(sm2.doDecrypt(said.wrapped, keys.sm2.privateKey, 1, { output: 'array' }))
    const code = createHmac('sm3', unwrapped.subarray(16)).update(head).update(sealed).digest()
    if (unwrapped.byteLength !== 48 || !timingSafeEqual(code, tag)) return null
    const open = createDecipheriv('sm4-ctr', unwrapped.subarray(0, 16), nonce)
    return { number: said.number, plain: Buffer.concat([open.update(sealed), open.final()]) }
  }
  const { publicKey, privateKey } = keys.x25519
  const own = createPrivateKey({ key: Buffer.concat([pkcs8Head, Buffer.from(privateKey, 'hex')]), format: 'der', type: 'pkcs8' })
  const shared = diffieHellman({ privateKey: own, publicKey: x25519Public(said.wrapped) })
  const open = createDecipheriv('aes-256-gcm', aesKeyOf(shared, Buffer.from(said.wrapped, 'hex'), publicKey), nonce).setAAD(head)
  open.setAuthTag(tag.subarray(0, 16))
  try {
    return { number: said.number, plain: Buffer.concat([open.update(sealed), open.final()]) }
  } catch {
    return null
  }
}

/** A person compares it with what the centre gave by telephone: the first half of the digest of its key. */
export const keyMark = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 16)
