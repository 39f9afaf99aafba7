/** Brands the ids of the store, so that passing a case id for an operator id does not compile. */
import { z } from './zod.ts'

// ULID: 26 characters of Crockford base 32, sortable by time.
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)

export const CaseId = ulid.brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const TicketId = ulid.brand<'TicketId'>()
export type TicketId = z.infer<typeof TicketId>
export const OperatorId = ulid.brand<'OperatorId'>()
export type OperatorId = z.infer<typeof OperatorId>
export const PhotoId = ulid.brand<'PhotoId'>()
export type PhotoId = z.infer<typeof PhotoId>
export const PageId = ulid.brand<'PageId'>()
export type PageId = z.infer<typeof PageId>
export const CardId = ulid.brand<'CardId'>()
export type CardId = z.infer<typeof CardId>
export const FeeEntryId = ulid.brand<'FeeEntryId'>()
export type FeeEntryId = z.infer<typeof FeeEntryId>
export const PrintId = ulid.brand<'PrintId'>()
export type PrintId = z.infer<typeof PrintId>
export const PrintJobId = ulid.brand<'PrintJobId'>()
export type PrintJobId = z.infer<typeof PrintJobId>
export const CorrectionId = ulid.brand<'CorrectionId'>()
export type CorrectionId = z.infer<typeof CorrectionId>
export const StockMoveId = ulid.brand<'StockMoveId'>()
export type StockMoveId = z.infer<typeof StockMoveId>
export const PickupClosureId = ulid.brand<'PickupClosureId'>()
export type PickupClosureId = z.infer<typeof PickupClosureId>
export const ReminderId = ulid.brand<'ReminderId'>()
export type ReminderId = z.infer<typeof ReminderId>
export const OnlineId = ulid.brand<'OnlineId'>()
export type OnlineId = z.infer<typeof OnlineId>
export const TransferId = ulid.brand<'TransferId'>()
export type TransferId = z.infer<typeof TransferId>
export const ParcelId = ulid.brand<'ParcelId'>()
export type ParcelId = z.infer<typeof ParcelId>
export const ErrandId = ulid.brand<'ErrandId'>()
export type ErrandId = z.infer<typeof ErrandId>
export const DeskId = ulid.brand<'DeskId'>()
export type DeskId = z.infer<typeof DeskId>
export const UnitId = ulid.brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>
export const MergedId = ulid.brand<'MergedId'>()
export type MergedId = z.infer<typeof MergedId>
