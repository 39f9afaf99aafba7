/** Says what the whole file of a case shows. Everything is words already, masked for whoever gets it. */
import type { AcceptanceSlip, FormSlip, MoneySlip, PickupSlip } from '../slips/slip-data.ts'

export type FileTable = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note?: string
}
export type FilePicture = { readonly title: string; readonly lines: readonly string[]; readonly jpeg: Uint8Array | null }
export type FileSlip =
  | { readonly kind: 'acceptance'; readonly data: AcceptanceSlip }
  | { readonly kind: 'pickup'; readonly data: PickupSlip }
  | { readonly kind: 'receipt' | 'refund'; readonly data: MoneySlip }

export type CaseFile = {
  readonly caseNumber: string
  readonly facts: readonly (readonly [string, string])[]
  readonly form: FormSlip
  readonly pictures: readonly FilePicture[]
  readonly tables: readonly FileTable[]
  readonly slips: readonly FileSlip[]
  readonly takerSignature: FormSlip['signature']
}
