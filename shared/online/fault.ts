/** Why an online application is refused, as codes; the applicant's text for each is in the strings. */
import { z } from '../zod.ts'

export const onlineFaultCodes = [
  // the package
  'NOT_JSON',
  'NO_APPLICATION',
  'SCHEMA_UNKNOWN',
  'FIELD_WRONG',
  'PHOTO_MISSING',
  'PHOTO_HASH',
  'PACKAGE_TWICE',
  'FILE_REFUSED',
  // the business
  'ITEM_NOT_HERE',
  'ITEM_NOT_ONLINE',
  'REASON_NOT_HERE',
  'MINOR',
  'CASE_OPEN',
  'NOTICE_MISSING',
  'CONSENT_MISSING',
  'CARD_MISSING',
  'CARD_UNFIT',
  // the person and the form; `rule` names the check that failed
  'IDENTITY_WRONG',
  'FORM_WRONG',
  // the picture
  'IMAGE_WRONG',
  'PHOTO_CHECK',
  // people
  'TELLER_REFUSED',
  'REVIEW_REJECTED',
  'CASE_VOID',
] as const
export type OnlineFaultCode = (typeof onlineFaultCodes)[number]

/** `field` is the path of the value in `application.json`, `rule` the code of the check that failed, `words` a person's explanation. */
export const OnlineFault = z
  .object({
    code: z.enum(onlineFaultCodes),
    field: z.string().nullable(),
    rule: z.string().nullable(),
    words: z.string().nullable(),
  })
  .readonly()
export type OnlineFault = z.infer<typeof OnlineFault>

export const fault = (code: OnlineFaultCode, more: Partial<Omit<OnlineFault, 'code'>> = {}): OnlineFault => ({
  code,
  field: null,
  rule: null,
  words: null,
  ...more,
})

export const resultSchema = 'ssc-counter/online-result'
export const resultVersion = 1

/** The answer to one package, as written to the outbox. */
export const OnlineResult = z.object({
  schema: z.literal(resultSchema),
  version: z.literal(resultVersion),
  packageId: z.string(),
  answeredAt: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  caseNumber: z.string().nullable(),
  /** Null if the place states no lead time. */
  promisedDay: z.string().nullable(),
  reasons: z.array(z.object({ code: z.enum(onlineFaultCodes), field: z.string().nullable(), message: z.string(), whatToDo: z.string() })),
})
export type OnlineResult = z.infer<typeof OnlineResult>
