/** Writes and reads files of sealed records that are only ever appended to; what is damaged is found, and what stands behind it is still read. */
import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'

/** One stream's records open under no other kind: a record cannot be moved from the journal into the witness. */
export type StreamKind = 'witness' | 'journal' | 'beacon'

const magic = Buffer.from('SSCW1\n')
const identityBytes = 16
export const headerBytes = magic.length + identityBytes
const mark = Buffer.from('~rec')
const nonceBytes = 12
const tagBytes = 16
const lengthAt = mark.length
const numberAt = lengthAt + 4
const nonceAt = numberAt + 8
const bodyAt = nonceAt + nonceBytes

export const headerOf = (identity: string): Buffer => Buffer.concat([magic, Buffer.from(identity, 'hex')])

/** Null where the file does not begin as one of ours does. */
export function identityIn(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, headerBytes))
  return start.length === headerBytes && start.subarray(0, magic.length).equals(magic) ? start.toString('hex', magic.length) : null
}

export type Sealer = {
  /** `plain` is what `packed` made of a value. */
  seal(n: number, plain: Uint8Array): Buffer
  /** Null where the bytes are not what was sealed. */
  open(n: number, sealed: Uint8Array): unknown
}

/** Apart from the sealing, so that what goes into two streams is packed once. */
export const packed = (value: unknown): Uint8Array => serialize(value)

const nonces = { pool: Buffer.alloc(0), at: 0 }
/** Drawn in lots: a draw of its own for every commit costs more than sealing it. */
function nonce(): Buffer {
  if (nonces.at + nonceBytes > nonces.pool.length) {
    nonces.pool = randomFillSync(Buffer.alloc(nonceBytes * 256))
    nonces.at = 0
  }
  nonces.at += nonceBytes
  return nonces.pool.subarray(nonces.at - nonceBytes, nonces.at)
}

export function sealer(key: Uint8Array, identity: string, kind: StreamKind): Sealer {
  // Bytes are made a key anew at every call, which takes longer than sealing a record does.
  const secret = createSecretKey(key)
  const about = (n: number) => Buffer.from(`${kind} ${identity} ${n}`)
  return {
    seal: (n, plain) => {
      const drawn = nonce()
      const cipher = createCipheriv('aes-256-gcm', secret, drawn)
      cipher.setAAD(about(n))
      const body = cipher.update(plain)
      cipher.final()
      const record = Buffer.allocUnsafe(bodyAt + body.length + tagBytes)
      mark.copy(record)
      record.writeUInt32LE(record.length, lengthAt)
      record.writeBigUInt64LE(BigInt(n), numberAt)
      drawn.copy(record, nonceAt)
      body.copy(record, bodyAt)
      cipher.getAuthTag().copy(record, bodyAt + body.length)
      return record
    },
    open: (n, record) => {
      if (record.byteLength < bodyAt + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', secret, record.subarray(nonceAt, bodyAt))
      decipher.setAAD(about(n))
      decipher.setAuthTag(record.subarray(-tagBytes))
      const plain = decipher.update(record.subarray(bodyAt, -tagBytes))
      try {
        decipher.final()
      } catch {
        // Only the tag can fail here: the bytes are not what was sealed, or were sealed for another place.
        return null
      }
      return deserialize(plain)
    },
  }
}

export type Scanned<T> = {
  /** Null where the file is not one of ours, or not of this store. */
  readonly identity: string | null
  /** `at` and `length`: where in the file it stands. */
  readonly records: readonly { readonly n: number; readonly value: T; readonly at: number; readonly length: number }[]
  /** Bytes that are no record: damage, or the end of a record that was cut off. */
  readonly damaged: boolean
  /** The last bytes of the file are a whole record. */
  readonly endsWell: boolean
}

/** Reads all records that can be read. After damage it goes on at the next mark behind which a record opens. */
export function scan<T>(
  bytes: Buffer,
  kind: StreamKind,
  keyFor: (identity: string) => Uint8Array,
  parse: (value: unknown) => T,
): Scanned<T> {
  const identity = identityIn(bytes)
  if (identity === null) return { identity, records: [], damaged: true, endsWell: false }
  const { open } = sealer(keyFor(identity), identity, kind)
  const records: { n: number; value: T; at: number; length: number }[] = []
  let damaged = false
  let endsWell = false
  let at = headerBytes
  while (at < bytes.length) {
    const found = recordAt(bytes, at)
    const value = found && open(found.n, found.record)
    if (found && value !== null) {
      records.push({ n: found.n, value: parse(value), at, length: found.record.length })
      at += found.record.length
      endsWell = true
      continue
    }
    damaged = true
    endsWell = false
    const next = bytes.indexOf(mark, at + 1)
    if (next < 0) break
    at = next
  }
  return { identity, records, damaged, endsWell }
}

function recordAt(bytes: Buffer, at: number): { readonly n: number; readonly record: Buffer } | null {
  if (at + bodyAt + tagBytes > bytes.length || !bytes.subarray(at, at + mark.length).equals(mark)) return null
  const length = bytes.readUInt32LE(at + lengthAt)
  const n = bytes.readBigUInt64LE(at + numberAt)
  if (length < bodyAt + tagBytes || at + length > bytes.length || n > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return { n: Number(n), record: bytes.subarray(at, at + length) }
}
