/** The columns a register can have, in the order they stand, each with the part of a case it belongs to. */
import { z } from '../zod.ts'
import { type Audience, type PartName, whoSees } from './audiences.ts'

/** `null`: says nothing of a person, so that everybody who gets a register may have it. */
export const registerColumns = {
  number: null,
  state: null,
  item: null,
  reason: null,
  channel: null,
  name: 'holder',
  docType: 'holder',
  docNumber: 'holder',
  age: null,
  mobile: 'contact',
  address: 'contact',
  companion: 'companion',
  maker: 'staff',
  checker: 'staff',
  openedAt: null,
  signedAt: null,
  decidedAt: 'review',
  promisedDay: null,
  closedAt: null,
  endReason: 'notes',
  feeDue: 'money',
  feeMethod: 'money',
  feeWaived: 'money',
  receipt: 'money',
  cardTail: 'holder',
  oldCard: null,
  rules: null,
} as const satisfies Readonly<Record<string, PartName | null>>
export type RegisterColumn = keyof typeof registerColumns
export const registerColumnNames = Object.keys(registerColumns) as RegisterColumn[]
export const RegisterColumn = z.enum(registerColumnNames)

/** What stands in a register of a branch that never chose. */
export const usualColumns: readonly RegisterColumn[] = [
  'number',
  'item',
  'name',
  'docNumber',
  'maker',
  'checker',
  'openedAt',
  'state',
  'closedAt',
]

/** A column they may not see is left out; a masked one stays. */
export const columnsFor = (audience: Audience, wanted: readonly RegisterColumn[]): readonly RegisterColumn[] =>
  registerColumnNames.filter(column => {
    const part = registerColumns[column]
    return wanted.includes(column) && (part === null || whoSees[audience][part] !== 'none')
  })
