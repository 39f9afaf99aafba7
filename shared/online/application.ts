/** The schema of `application.json` in an online application package; `docs/online.md` documents it for senders. */
import { itemCodes } from '../business/items.ts'
import { ConsentId, NoticeId } from '../business/notices.ts'
import { ReasonCode } from '../business/reasons.ts'
import { Generation } from '../card/card.ts'
import { CardEnd } from '../card/held-card.ts'
import { typedCode } from '../entry/code.ts'
import { typedName } from '../entry/name.ts'
import { typedNumber } from '../entry/number.ts'
import { typedMobile, typedPhone } from '../entry/phone.ts'
import { typedLine } from '../entry/text.ts'
import { Sex, ValidTo } from '../identity/check.ts'
import { DocType } from '../identity/documents.ts'
import { Day, Instant } from '../time.ts'
import { z } from '../zod.ts'

export const applicationSchema = 'ssc-counter/online-application'
export const applicationVersion = 1
export const applicationFile = 'application.json'

const text = (most: number) => typedLine().min(1).max(most)
/** A plain file name next to `application.json`, so that it cannot point elsewhere. */
const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.(jpg|jpeg|png)$/i)
const At = { at: Instant }

export const PackageId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/)

export const OnlineApplication = z.strictObject({
  schema: z.literal(applicationSchema),
  version: z.literal(applicationVersion),
  /** Assigned by the sender; the same id is never accepted twice. */
  packageId: PackageId,
  channel: z.strictObject({ code: z.string().regex(/^[a-z0-9-]{2,32}$/), name: text(40) }),
  sentAt: Instant,
  item: z.enum(itemCodes),
  reason: ReasonCode,
  applicant: z.strictObject({
    docType: DocType,
    number: typedNumber().min(1).max(20),
    name: typedName().min(1).max(60),
    sex: Sex.extract(['1', '2']),
    birth: Day,
    validFrom: Day.nullable(),
    validTo: ValidTo.nullable(),
  }),
  form: z.strictObject({
    ethnic: text(2).optional(),
    nationality: text(3).optional(),
    mobile: typedMobile().min(1).max(16),
    phone: typedPhone().min(1).max(16).optional(),
    residenceAddr: text(35).optional(),
    mailAddr: text(70),
    postcode: typedCode().min(1).max(6).optional(),
    occupation: text(1),
    /** Default: the bank of the current card, else the bank whose branch takes the application. */
    bank: text(3).optional(),
    pickupWay: z.enum(['branch', 'mail']),
    remark: text(200).optional(),
  }),
  /** The current card as its holder reads it; null for a first card. */
  card: z
    .strictObject({
      cardNumber: z
        .string()
        .regex(/^[0-9A-Z]{9}$/)
        .nullable(),
      bank: z.string().regex(/^\d{3}$/),
      accountTail: z
        .string()
        .regex(/^\d{4}$/)
        .nullable(),
      generation: Generation,
      issuedOn: Day.nullable(),
      validTo: CardEnd,
    })
    .nullable(),
  /** The notices shown and accepted on the applicant's screen, each with its time. */
  notices: z.array(z.strictObject({ id: NoticeId, ...At })),
  consents: z.array(z.strictObject({ id: ConsentId, ...At })),
  /** When the applicant confirmed everything; replaces the signature on the pad. */
  confirmedAt: Instant,
  photo: z.strictObject({ file: FileName, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
})
export type OnlineApplication = z.infer<typeof OnlineApplication>
