/** Shapes of the hand-over: who takes the card, and what was seen, told and signed. */
import { ValidTo } from '../../identity/check.ts'
import { DocType } from '../../identity/documents.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { takerLetters, takerRoles } from '../../pickup/taker.ts'
import { PickupGround } from '../../profile/channels.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note, Signature } from './case.ts'

const Document = { docType: DocType, number: z.string().trim().min(1).max(20) }
/** Somebody else than the holder, with a document of their own. */
export const TakerInput = z.object({
  role: z.enum(takerRoles),
  ...Document,
  name: z.string().trim().min(1).max(60),
  validTo: ValidTo.nullable(),
  relation: z.string().max(2),
  letter: z.enum(takerLetters),
  /** Why the holder did not come, where the place asks for it. */
  ground: PickupGround.nullable(),
  /** The second person of a unit. */
  second: z.object({ ...Document, name: z.string().trim().min(1).max(60), validTo: ValidTo.nullable() }).nullable(),
})
export type TakerInput = z.infer<typeof TakerInput>

/** The holder's document, shown by whoever came; `taker` null when it is the holder. */
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
/** The card in the drawer is not this holder's, or not as it should be. */
export const WrongCard = CaseRef.extend({ note: Note })
