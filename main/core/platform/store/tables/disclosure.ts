/** The tables of what leaves the branch, as Kysely sees them. */
import type { Insertable, Selectable } from 'kysely'
import type { Audience, DisclosureKind } from '../../../../../shared/disclosure/audiences.ts'

export type DisclosureTables = {
  disclosure: DisclosureTable
  signing_key: SigningKeyTable
  register_choice: RegisterChoiceTable
  statistics_sheet: StatisticsSheetTable
}

/** Written before anything is handed out, and never changed. */
type DisclosureTable = {
  id: string
  kind: DisclosureKind
  audience: Audience
  case_id: string | null
  /** What the person typed; it stands here and not in the log, which is kept longer. Null only where nothing leaves the branch. */
  reason: string | null
  operator_id: string
  at: string
}

/** The Ed25519 pair of this branch, one row, made with the first signed file: PKCS#8 and SPKI. */
type SigningKeyTable = { id: number; private_key: Uint8Array; public_key: Uint8Array; made_at: string }

/** The columns of the register as somebody chose them last; one row. */
type RegisterChoiceTable = { id: number; columns: string }

/** A sheet of the authority and which figure belongs into which of its cells. */
type StatisticsSheetTable = { id: string; name: string; workbook_sha: string; cells: string; operator_id: string; at: string }

export type DisclosureInsert = Insertable<DisclosureTable>
export type StatisticsSheetRecord = Selectable<StatisticsSheetTable>
