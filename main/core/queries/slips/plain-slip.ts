/** Builds a plain slip: whatever it has not got is left out of the paper. Pure. */
import type { PlainSlip } from './slip-data.ts'

export const plain = (slip: Pick<PlainSlip, 'title'> & Partial<PlainSlip>): PlainSlip => ({
  ...{ number: null, lead: null, rows: [], blocks: [], table: null, signs: [], caseNumber: null, stamp: null },
  ...slip,
})

/** A row whose value is empty says nothing. */
export const filled = (rows: readonly (readonly [string, string | null])[]): PlainSlip['rows'] =>
  rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]))
