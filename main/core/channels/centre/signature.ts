/** Checks that a call-back comes from the centre, is fresh, and was not heard before; signs one for the reference centre. */
import { createHash, createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto'
import { type CallBackProof, callBackWindowMs, signedText } from '../../../../shared/centre/call-back.ts'

export type Signed = { readonly time: string; readonly nonce: string; readonly signature: string; readonly body: Uint8Array }
/** `secret`: the shared text, or the public key as PEM. */
export type Proof = { readonly proof: CallBackProof; readonly secret: string }

const textOf = ({ time, nonce, body }: Omit<Signed, 'signature'>): Buffer =>
  Buffer.from(signedText(time, nonce, createHash('sha256').update(body).digest('hex')))

export function isFresh(time: string, now: number): boolean {
  const at = Date.parse(time)
  return Number.isFinite(at) && Math.abs(now - at) <= callBackWindowMs
}

export function isSigned(signed: Signed, { proof, secret }: Proof): boolean {
  const given = Buffer.from(signed.signature, 'base64')
  if (proof === 'ed25519') return verify(null, textOf(signed), createPublicKey(secret), given)
  const wanted = createHmac('sha256', secret).update(textOf(signed)).digest()
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted)
}

/** `secret` here is the private key where a key is used. */
export const signatureOf = (told: Omit<Signed, 'signature'>, { proof, secret }: Proof): string =>
  proof === 'ed25519'
    ? sign(null, textOf(told), createPrivateKey(secret)).toString('base64')
    : createHmac('sha256', secret).update(textOf(told)).digest('base64')

/** Remembers what was heard within the window; what is older is refused by its time. */
export function openNonces() {
  const heard = new Map<string, number>()
  return {
    /** False where it was heard before. */
    isNew(nonce: string, now: number): boolean {
      for (const [old, at] of heard) {
        if (now - at <= 2 * callBackWindowMs) break
        heard.delete(old)
      }
      if (heard.has(nonce)) return false
      heard.set(nonce, now)
      return true
    },
  }
}
