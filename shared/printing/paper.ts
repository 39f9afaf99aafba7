/** On which paper each thing is printed: the 80 mm roll, or sheets of A4. */
import type { PrintKind } from '../ipc/shapes/print.ts'

export const paperOf = {
  ticket: 'slip',
  acceptance: 'slip',
  pickup: 'slip',
  form: 'sheet',
  guide: 'sheet',
  receipt: 'slip',
  refund: 'slip',
  returned: 'slip',
  rejected: 'slip',
  stock: 'slip',
  uncollected: 'sheet',
  transfer: 'sheet',
  'day-end': 'sheet',
  end: 'slip',
  correction: 'slip',
  consent: 'sheet',
  payment: 'sheet',
  'stock-count': 'slip',
  'sent-on': 'sheet',
  'ended-card': 'slip',
  parcel: 'slip',
  errand: 'slip',
  'case-file': 'sheet',
} as const satisfies Record<PrintKind, 'slip' | 'sheet'>
