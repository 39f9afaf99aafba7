/** Shapes of the hand-over: who takes the card, what was checked and explained, and the signature. */
import { typedName } from '../../entry/name.ts'
import { typedNumber } from '../../entry/number.ts'
import { ValidTo } from '../../identity/check.ts'
import { DocType } from '../../identity/documents.ts'
import { nameLinks } from '../../pickup/holder.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { takerLetters, takerRoles } from '../../pickup/taker.ts'
import { PickupGround } from '../../profile/channels.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note, Signature, SignedOtherwise } from './case.ts'
import { SecondPerson } from './session.ts'

const Document = { docType: DocType, number: typedNumber().min(1).max(20) }
/** Somebody other than the holder, with their own document. */
export const TakerInput = z.object({
  role: z.enum(takerRoles),
  ...Document,
  name: typedName().min(1).max(60),
  validTo: ValidTo.nullable(),
  relation: z.string().max(2),
  letter: z.enum(takerLetters),
  /** Why the holder did not come, if the place asks for a reason. */
  ground: PickupGround.nullable(),
  /** The second person of a unit. */
  second: z.object({ ...Document, name: typedName().min(1).max(60), validTo: ValidTo.nullable() }).nullable(),
})
export type TakerInput = z.infer<typeof TakerInput>

/** The holder's document as shown, and the taker; `taker` is null if the holder came. */
export const TakerVerify = CaseRef.extend({
  ...Document,
  /** When the document ends, where it is not the one of the application. */
  validTo: ValidTo.nullable().default(null),
  /** The holder has another name by now, and a paper links it to the one on the card. */
  renamed: z
    .object({ name: typedName().min(1).max(60), link: z.enum(nameLinks) })
    .nullable()
    .default(null),
  /** Who stands by the teller that another document is the holder's. */
  second: SecondPerson.nullable().default(null),
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
  otherwise: SignedOtherwise.nullable().default(null),
})
/** The card in the drawer belongs to somebody else or is faulty. */
export const WrongCard = CaseRef.extend({ note: Note })
