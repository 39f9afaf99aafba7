/** Who sees what of a person, as data: field by role, state and reason. Whatever no row opens is masked. Pure. */
import type { FieldKey } from '../form/fields.ts'
import { groupOf, type State, type StateGroup } from '../workflow/table.ts'
import { z } from '../zod.ts'
import type { Role } from './roles.ts'

/**
 * `papers`: the filled form and whatever shows a case whole. Slips name nobody in full and are not among them. `scans`: copies of what was
 * handed in; whoever makes or hands over a card needs none of them.
 */
export const sightFields = ['name', 'number', 'phone', 'address', 'pictures', 'papers', 'scans', 'signature'] as const
export const SightField = z.enum(sightFields)
export type SightField = z.infer<typeof SightField>

/** Why a row opens what it opens. */
export const sightReasons = [
  'fills-in',
  'at-counter',
  'judges',
  'collects-fee',
  'makes-card',
  'hands-in',
  'hands-over',
  'posts',
  'calls',
] as const
export type SightReason = (typeof sightReasons)[number]

type SightRow = {
  readonly role: Role
  readonly groups: readonly StateGroup[]
  /** Only for whoever served the holder, and only on the day of it: the holder is still there. */
  readonly served?: true
  /** Only at the page of a handing-in by hand, until its receipt is there: each field has to be typed into the other system. */
  readonly handsIn?: true
  /** Only of a card its holder wants by post. */
  readonly mails?: true
  readonly opens: readonly SightField[]
  readonly why: SightReason
}

const all = sightFields
const person = ['name', 'number', 'phone', 'pictures', 'signature'] as const

export const sightTable: readonly SightRow[] = [
  { role: 'teller', groups: ['counter'], opens: all, why: 'fills-in' },
  // The next item of the same person, a slip again, a mistake that is noticed before they have left.
  { role: 'teller', groups: ['review', 'fee', 'production', 'pickup', 'closed', 'ended'], served: true, opens: all, why: 'at-counter' },
  { role: 'cards', groups: ['pickup', 'closed'], served: true, opens: person, why: 'at-counter' },
  { role: 'reviewer', groups: ['review'], opens: all, why: 'judges' },
  { role: 'teller', groups: ['fee'], opens: ['name'], why: 'collects-fee' },
  { role: 'cards', groups: ['fee'], opens: ['name'], why: 'collects-fee' },
  { role: 'cards', groups: ['production'], opens: ['name', 'number', 'phone', 'pictures'], why: 'makes-card' },
  { role: 'cards', groups: ['production'], handsIn: true, opens: all, why: 'hands-in' },
  { role: 'manager', groups: ['production'], handsIn: true, opens: all, why: 'hands-in' },
  { role: 'teller', groups: ['pickup'], opens: person, why: 'hands-over' },
  { role: 'cards', groups: ['pickup'], opens: person, why: 'hands-over' },
  { role: 'cards', groups: ['pickup'], mails: true, opens: ['address'], why: 'posts' },
  { role: 'teller', groups: ['late'], opens: ['name', 'phone'], why: 'calls' },
  { role: 'cards', groups: ['late'], opens: ['name', 'number', 'phone'], why: 'calls' },
]

/** Who may look behind the masks of a case with a reason; it lasts for that case and that session. */
export const mayLift: readonly Role[] = ['teller', 'reviewer', 'cards', 'manager']

export type Looking = {
  readonly roles: readonly Role[]
  readonly state: State
  /** Took the holder's signature, or gave them the card, today. */
  readonly served: boolean
  /** Gave a reason for this case in this session. */
  readonly lifted: boolean
  /** Stands at the page where the case is handed in by hand, and it has no receipt yet. */
  readonly handsIn?: boolean
  /** The form asks for the card by post. */
  readonly mails?: boolean
}

/** What the own work opens, without any reason given. */
export function ownSight({ roles, state, served, handsIn = false, mails = false }: Looking): ReadonlySet<SightField> {
  const group = groupOf(state)
  const rows = sightTable.filter(
    row =>
      roles.includes(row.role) &&
      row.groups.includes(group) &&
      (row.served !== true || served) &&
      (row.handsIn !== true || handsIn) &&
      (row.mails !== true || mails),
  )
  return new Set(rows.flatMap(row => row.opens))
}

export const sightOf = (looking: Looking): ReadonlySet<SightField> =>
  looking.lifted && looking.roles.some(role => mayLift.includes(role)) ? new Set(sightFields) : ownSight(looking)

/** Which field of the table a value of a person belongs to, by the names that form, document and corrections give it; the rest is shown. */
const fieldByKey: { readonly [key: string]: SightField } = {
  name: 'name',
  agentName: 'name',
  nameNow: 'name',
  remark: 'name',
  number: 'number',
  docNumber: 'number',
  socialNumber: 'number',
  agentDocNumber: 'number',
  // A number is made of division, birthday and two or three digits more: the birthday shown leaves nothing hidden.
  birth: 'number',
  mobile: 'phone',
  phone: 'phone',
  agentMobile: 'phone',
  mailAddr: 'address',
  residenceAddr: 'address',
  recipient: 'name',
  recipientPhone: 'phone',
  parcelAddr: 'address',
  employer: 'address',
  postcode: 'address',
}
export const sightFieldOf = (key: FieldKey | string): SightField | null =>
  Object.hasOwn(fieldByKey, key) ? (fieldByKey[key] ?? null) : null
