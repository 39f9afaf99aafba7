/** Why a card centre refuses a case, as codes, and who must act on each. */
import type { OutboxActor } from '../outbox.ts'

/** A centre with other words of its own maps them to these; what it cannot map is `OTHER`, with its words. */
export const centreRefusals = [
  // the picture
  { code: 'PHOTO_MISSING', acts: 'maintainer' },
  { code: 'PHOTO_FILE', acts: 'counter' },
  { code: 'PHOTO_SIZE', acts: 'counter' },
  { code: 'PHOTO_PIXELS', acts: 'counter' },
  { code: 'PHOTO_BACKGROUND', acts: 'counter' },
  { code: 'PHOTO_FACE', acts: 'counter' },
  // the person
  { code: 'PERSON_UNKNOWN', acts: 'counter' },
  { code: 'PERSON_DIFFERS', acts: 'counter' },
  { code: 'CARD_UNDER_WAY', acts: 'cards' },
  // the form
  { code: 'FIELD_WRONG', acts: 'counter' },
  { code: 'BANK_UNKNOWN', acts: 'manager' },
  // the way itself
  { code: 'NOT_ADMITTED', acts: 'manager' },
  { code: 'MESSAGE_WRONG', acts: 'maintainer' },
  { code: 'KEY_REUSED', acts: 'maintainer' },
  { code: 'OTHER', acts: 'cards' },
] as const satisfies readonly { code: string; acts: OutboxActor }[]
export type CentreRefusalCode = (typeof centreRefusals)[number]['code']
export const centreRefusalCodes = centreRefusals.map(({ code }) => code) as [CentreRefusalCode, ...CentreRefusalCode[]]

export const actsOn = (code: CentreRefusalCode): OutboxActor => centreRefusals.find(row => row.code === code)?.acts ?? 'cards'
