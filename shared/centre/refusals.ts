/** Why a card centre refuses a case, as codes: who must act on each, and where in the case the fault lies. */
import type { FieldKey } from '../form/fields.ts'
import type { OutboxActor } from '../outbox.ts'
import type { Fault } from '../review/fault.ts'

type Row = {
  readonly code: string
  /** `counter`: the case goes back to the counter by itself and is opened at its faults. */
  readonly acts: OutboxActor
  readonly faults: readonly Fault[]
}

/** A centre with other words of its own maps them to these; what it cannot map is `OTHER`, with its words. */
export const centreRefusals = [
  // the picture
  { code: 'PHOTO_MISSING', acts: 'maintainer', faults: [] },
  { code: 'PHOTO_FILE', acts: 'counter', faults: [{ part: 'photo', what: 'file' }] },
  { code: 'PHOTO_SIZE', acts: 'counter', faults: [{ part: 'photo', what: 'file' }] },
  { code: 'PHOTO_PIXELS', acts: 'counter', faults: [{ part: 'photo', what: 'file' }] },
  { code: 'PHOTO_BACKGROUND', acts: 'counter', faults: [{ part: 'photo', what: 'background' }] },
  { code: 'PHOTO_FACE', acts: 'counter', faults: [{ part: 'photo', what: 'geometry' }] },
  { code: 'PHOTO_EYES', acts: 'counter', faults: [{ part: 'photo', what: 'eyes-open' }] },
  { code: 'PHOTO_LIGHT', acts: 'counter', faults: [{ part: 'photo', what: 'illumination-even' }] },
  { code: 'PHOTO_BLURRED', acts: 'counter', faults: [{ part: 'photo', what: 'sharpness' }] },
  { code: 'PHOTO_CLOTHES', acts: 'counter', faults: [{ part: 'photo', what: 'clothes-not-white' }] },
  // the person; who is not registered yet can be sent again as they are
  { code: 'PERSON_UNKNOWN', acts: 'cards', faults: [] },
  { code: 'PERSON_DIFFERS', acts: 'counter', faults: [{ part: 'identity', what: null }] },
  { code: 'CARD_UNDER_WAY', acts: 'cards', faults: [] },
  // the form
  { code: 'FIELD_WRONG', acts: 'counter', faults: [{ part: 'form', what: null }] },
  { code: 'BANK_UNKNOWN', acts: 'counter', faults: [{ part: 'form', what: 'bank' }] },
  // the way itself
  { code: 'NOT_ADMITTED', acts: 'manager', faults: [] },
  { code: 'MESSAGE_WRONG', acts: 'maintainer', faults: [] },
  { code: 'KEY_REUSED', acts: 'maintainer', faults: [] },
  { code: 'OTHER', acts: 'cards', faults: [] },
] as const satisfies readonly Row[]
export type CentreRefusalCode = (typeof centreRefusals)[number]['code']
export const centreRefusalCodes = centreRefusals.map(({ code }) => code) as [CentreRefusalCode, ...CentreRefusalCode[]]

const rows: readonly (Row & { readonly code: CentreRefusalCode })[] = centreRefusals
const rowOf = (code: CentreRefusalCode): Row | undefined => rows.find(row => row.code === code)

export const actsOn = (code: CentreRefusalCode): OutboxActor => rowOf(code)?.acts ?? 'cards'

/** Where the teller is taken; the field the centre named counts more than that of the table. */
export function faultsOf({
  code,
  field,
}: {
  readonly code: CentreRefusalCode
  readonly field?: FieldKey | null | undefined
}): readonly Fault[] {
  const faults = rowOf(code)?.faults ?? []
  return field && faults.some(({ part }) => part === 'form') ? [{ part: 'form', what: field }] : faults
}
