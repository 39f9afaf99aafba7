/** Says how a centre proves that a call-back is its own: what is signed, how old it may be, and what travels. */
import { z } from '../zod.ts'
import { CentreEvent } from './messages.ts'

/** A secret both sides know, or the public key of the centre. */
export const callBackProofs = ['hmac-sha256', 'ed25519'] as const
export const CallBackProof = z.enum(callBackProofs)
export type CallBackProof = z.infer<typeof CallBackProof>

/** A call-back is refused when its clock is further off than this, and heard once within it. */
export const callBackWindowMs = 5 * 60_000

export const callBackHeaders = { time: 'x-centre-time', nonce: 'x-centre-nonce', signature: 'x-centre-signature' } as const

/** The same events as `GET events` gives; one heard by both ways is one event. */
export const CentreCallBack = z.object({ branch: z.string().min(1).max(20), events: z.array(CentreEvent).max(500).readonly() }).readonly()
export type CentreCallBack = z.infer<typeof CentreCallBack>

/** What is signed; `bodySha256` in hexadecimal. */
export const signedText = (time: string, nonce: string, bodySha256: string): string => `${time}\n${nonce}\n${bodySha256}`
