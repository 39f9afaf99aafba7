/** Says who may be given papers of the branch and what of a case each of them may see; a way out asks this table and nothing else. */
import { z } from '../zod.ts'

/** `branch`: for our own desks, so it does not leave. */
export const audiences = ['branch', 'citizen', 'archive', 'court', 'authority', 'auditor'] as const
export const Audience = z.enum(audiences)
export type Audience = z.infer<typeof Audience>

/** What a person asks to be given. */
export const disclosureKinds = ['case-file', 'register', 'statistics', 'audit-log'] as const
export type DisclosureKind = (typeof disclosureKinds)[number]

/** To whom each kind may go. */
export const audiencesOf = {
  'case-file': ['citizen', 'archive', 'court'],
  register: ['branch', 'archive', 'court', 'authority', 'auditor'],
  statistics: ['authority', 'branch'],
  'audit-log': ['auditor', 'court', 'archive'],
} as const satisfies Record<DisclosureKind, readonly Audience[]>

/** Parts of what is kept of a case, told apart because not everybody may see each. */
export const partNames = [
  'holder',
  'contact',
  'companion',
  'staff',
  'picture',
  'signature',
  'scans',
  'takerSignature',
  'money',
  'review',
  'notes',
  'texts',
  'slips',
  'corrections',
  'log',
] as const
export type PartName = (typeof partNames)[number]

/** `masked`: a name by its first character, a number by its ends, staff by their name without the login. */
export type Showing = 'open' | 'masked' | 'none'

const everything = Object.fromEntries(partNames.map(part => [part, 'open'])) as Record<PartName, Showing>
const nothing = Object.fromEntries(partNames.map(part => [part, 'none'])) as Record<PartName, Showing>

/**
 * A citizen gets their own data and not that of others: who came along is masked, staff are named without their login, and what colleagues wrote
 * to each other stays inside. Who only counts or checks gets no way to reach the holder.
 */
export const whoSees: Readonly<Record<Audience, Readonly<Record<PartName, Showing>>>> = {
  archive: everything,
  court: everything,
  citizen: { ...everything, companion: 'masked', staff: 'masked', takerSignature: 'none', notes: 'none' },
  authority: { ...nothing, holder: 'open', companion: 'masked', staff: 'open', money: 'open', review: 'open' },
  auditor: {
    ...nothing,
    holder: 'masked',
    companion: 'masked',
    staff: 'open',
    money: 'open',
    review: 'open',
    corrections: 'open',
    log: 'open',
  },
  branch: { ...nothing, holder: 'masked', contact: 'masked', companion: 'masked', staff: 'open', money: 'open', review: 'open' },
}

/** Whether what goes to them leaves the branch, and so needs a reason. */
export const leaves = (audience: Audience): boolean => audience !== 'branch'
