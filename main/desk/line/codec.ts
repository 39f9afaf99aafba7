/** Packs the messages of the line: MessagePack, pictures as bytes. What comes in is bounded before anything is made of it. */
import { decode, encode } from '@msgpack/msgpack'
import { mostMessageBytes } from '../../../shared/hall/line.ts'
import { ownBytes } from '../../core/platform/wires.ts'

const bounds = {
  maxStrLength: 4 * 1024 * 1024,
  maxBinLength: mostMessageBytes,
  maxArrayLength: 200_000,
  maxMapLength: 20_000,
  maxExtLength: 0,
} as const

export const pack = (message: unknown): Uint8Array => encode(message, { ignoreUndefined: true })

/** @throws whatever bytes that are no message are refused with */
export const unpack = (bytes: Uint8Array): unknown => ownBytes(decode(bytes, bounds))

/** What a desk signs to show that the key is its own, for this branch and this use only. */
export const joinProof = (publicKey: Uint8Array, authorityDer: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from('ssc-counter join 1\n'), publicKey, authorityDer])
