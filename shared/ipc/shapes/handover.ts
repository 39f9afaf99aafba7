/** Shapes of the hand-over: who takes the card, what was checked and explained, and the signature. */
import { ValidTo } from '../../identity/check.ts'
import { DocType } from '../../identity/documents.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { takerLetters, takerRoles } from '../../pickup/taker.ts'
import { PickupGround } from '../../profile/channels.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note, Signature } from './case.ts'

const Document = { docType: DocType, number: z.string().trim().min(1).max(20) }
/** Somebody other than the holder, with their own document. */
export const TakerInput = z.object({
  role: z.enum(takerRoles),
  ...Document,
  name: z.string().trim().min(1).max(60),
  validTo: ValidTo.nullable(),
  relation: z.string().max(2),
  letter: z.enum(takerLetters),
  /** Why the holder did not come, if the place asks for a reason. */
  ground: PickupGround.nullable(),
  /** The second person of a unit. */
  second: z.object({ ...Document, name: z.string().trim().min(1).max(60), validTo: ValidTo.nullable() }).nullable(),
})
export type TakerInput = z.infer<typeof TakerInput>

/** The holder's document, and the taker; `taker` is null if the holder came. */
export const TakerVerify = CaseRef.extend({
  ...Document,
  faceSame: z.boolean(),
  nameSame: z.boolean(),
  cardPhotoSame: z.boolean(),
  taker: TakerInput.nullable().default(null),
})
export const HandOver = CaseRef.extend({
  oldCard: z.enum(oldCardFates),
  toldEnable: z.boolean(),
  toldBank: z.boolean(),
  signature: Signature,
})
/** The card in the drawer belongs to somebody else or is faulty. */
export const WrongCard = CaseRef.extend({ note: Note })
