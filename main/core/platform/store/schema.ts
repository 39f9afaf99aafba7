/** The tables of the store as Kysely sees them; the migrations make them. */
import type { Generated, Insertable, Selectable, Updateable } from 'kysely'
import type { SignWay } from '../../../../shared/confirm/ways.ts'
import type { PrintKind } from '../../../../shared/ipc/shapes/print.ts'
import type { FeeMethod, WaiverReason } from '../../../../shared/money.ts'
import type { OldCardFate } from '../../../../shared/pickup/old-card.ts'
import type { FaultPart } from '../../../../shared/review/fault.ts'
import type { Path, PhotoPlan } from '../../../../shared/workflow/path.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import type { AccessTables } from './tables/access.ts'
import type { CardTable } from './tables/card.ts'
import type { CardPlaceTables } from './tables/card-place.ts'
import type { CaseworkTables } from './tables/casework.ts'
import type { CentreWayTables } from './tables/centre-ways.ts'
import type { ChannelTables } from './tables/channels.ts'
import type { CorrectionTables } from './tables/correction.ts'
import type { DeskTables } from './tables/desk.ts'
import type { DisclosureTables } from './tables/disclosure.ts'
import type { EmergencyTables } from './tables/emergency.ts'
import type { ErrandTables } from './tables/errand.ts'
import type { HallVoiceTables } from './tables/hall-voice.ts'
import type { JobTables } from './tables/jobs.ts'
import type { MergedTables } from './tables/merged.ts'
import type { MoneyTables } from './tables/money.ts'
import type { OutboxTables } from './tables/outbox.ts'
import type { PeopleTables } from './tables/people.ts'
import type { PickupTables } from './tables/pickup.ts'
import type { QueueTables } from './tables/queue.ts'
import type { ReportTables } from './tables/report.ts'
import type { CalendarYearTable, DivisionTable, ProfileDecisionTable, ProfileVersionTable } from './tables/rules.ts'
import type { StockTables } from './tables/stock.ts'
import type { WitnessTables } from './tables/witness.ts'

/** Instants are UTC ISO text, days `YYYY-MM-DD`, money integer fen, truth 0 or 1, lists and records JSON text. */
export type Tables = AccessTables &
  PickupTables &
  CardPlaceTables &
  ChannelTables &
  MergedTables &
  MoneyTables &
  ErrandTables &
  HallVoiceTables &
  QueueTables &
  ReportTables &
  StockTables &
  JobTables &
  DeskTables &
  EmergencyTables &
  DisclosureTables &
  OutboxTables &
  CentreWayTables &
  WitnessTables &
  PeopleTables &
  CorrectionTables &
  CaseworkTables & {
    branch: BranchTable
    operator: OperatorTable
    ticket: TicketTable
    case_file: CaseTable
    case_person: CasePersonTable
    photo: PhotoTable
    blob: BlobTable
    review: ReviewTable
    production_event: ProductionEventTable
    print: PrintTable
    audit: AuditTable
    audit_head: AuditHeadTable
    card: CardTable
    profile_version: ProfileVersionTable
    profile_decision: ProfileDecisionTable
    calendar_year: CalendarYearTable
    division: DivisionTable
  }

type BranchTable = {
  id: number
  mode: 'practice' | 'live'
  code: string
  name: string
  address: string
  phone: string
  profile: string
  created_at: string
  /** The bank this is a branch of; null in a hall of the authority. */
  bank: string | null
  /** The mark of its numbers in the store of a desk on its own; null in a branch. */
  emergency_mark: string | null
  /** Which stretch of time on its own that store is of. */
  emergency_run: string | null
}

type OperatorTable = {
  id: string
  login: string
  name: string
  password_hash: string
  roles: string
  active: number
  created_at: string
  wrong_tries: number
  wait_until: string | null
  /** Somebody else knows the password: it opens nothing but the page on which it is changed. */
  must_change: number
  /** Learns the work: a colleague stands behind each submission. */
  trainee: number
  /** The last day on which the login opens anything; null for good. */
  ends_on: string | null
  /** Roles held besides their own until a day, by a deputy. */
  deputy_roles: string | null
  deputy_until: string | null
  /** Not there: colleagues may take what they have begun. */
  absent_since: string | null
}

type TicketTable = {
  id: string
  branch: string
  day: string
  series: string
  seq: number
  item: string
  priority: number
  state: 'waiting' | 'called' | 'serving' | 'held' | 'done' | 'absent'
  taken_at: string
  first_called_at: string | null
  called_at: string | null
  calls: number
  counter: string | null
  operator_id: string | null
  /** The window it was sent to and waits for; null for whoever calls next. */
  for_counter: string | null
  /** Its place among all that came that day; null for tickets of before. */
  arrival: number | null
  /** Why it goes before others; `priority` says only that it does. */
  kind: string | null
  /** Not before so many calls were made that day. */
  not_before: number
  /** What was said of its wait when it was taken. */
  said_minutes: number | null
  done_at: string | null
}

type CaseTable = {
  id: string
  number: string
  revision: number
  state: State
  item: string
  path: Path
  photo_plan: PhotoPlan
  ticket_id: string | null
  maker_id: string
  maker_counter: string
  checker_id: string | null
  profile: string
  profile_version: string
  opened_at: string
  changed_at: string
  /** Who the holder is whatever document was shown: see `personOf`. */
  person: string
  doc_type: string
  doc_number: string
  name: string
  sex: '1' | '2'
  birth: string
  photo_receipt: string | null
  valid_from: string | null
  valid_to: string | null
  reason: string | null
  papers: string | null
  notices: string | null
  consents: string | null
  consent_at: string | null
  form: string
  photo_id: string | null
  old_card_sha: string | null
  signature: string | null
  signed_at: string | null
  /** How the holder agreed: at the counter, on a screen of an online channel, or on a unit's signed sheet. */
  confirmed_by: SignWay | 'online' | 'sheet' | null
  fee_due: number | null
  fee_method: FeeMethod | null
  fee_waived: WaiverReason | null
  fee_at: string | null
  receipt: string | null
  card_tail: string | null
  promised_day: string | null
  promised_covered: number | null
  promised_workdays: number | null
  verified_at: string | null
  old_card: OldCardFate | null
  taker_signature: string | null
  closed_at: string | null
  end_reason: string | null
  /** The card the case is about. */
  card_id: string | null
  /** What the teller vouched for at the business step. */
  assured: string | null
  /** What was known of the holder before a change of data. */
  form_before: string | null
  /** When what identifies people was wiped from it. */
  wiped_at: string | null
  /** On the slip that a desk gave out while it was on its own. */
  emergency_number: string | null
}

/** Who came with or for the holder; at most one a case. */
type CasePersonTable = {
  id: string
  case_id: string
  role: 'agent' | 'guardian' | 'unit'
  /** See `personOf`. */
  person: string
  doc_type: string
  doc_number: string
  name: string
  sex: '1' | '2'
  birth: string
  valid_from: string | null
  valid_to: string | null
  relation: string
  mobile: string
  letter: 'none' | 'authority' | 'notarised' | 'promise'
  proof: 'register' | 'birth-certificate' | 'other' | null
  at: string
  operator_id: string
}

type PhotoTable = {
  id: string
  case_id: string
  source: 'preview' | 'camera' | 'file' | 'print' | 'id-photo' | 'online' | 'unit'
  taken_at: string
  outcome: 'accepted' | 'flagged' | 'refused'
  verdicts: string
  geometry: string | null
  file: string | null
  raw_sha: string
  raw_width: number
  raw_height: number
  finished_sha: string | null
  decisions: string
  looks: string
  override_by: string | null
  override_reason: string | null
}

type BlobTable = {
  /** Of the plain bytes. */
  sha256: string
  /** Name of the sealed file, see `blobs/seal.ts`. */
  file: string
  sealed_key: Uint8Array
  /** Of the plain bytes. */
  size: number
  kept_at: string
}

type ReviewTable = {
  id: string
  case_id: string
  maker_id: string
  checker_id: string
  decision: 'approved' | 'returned' | 'rejected'
  /** The item of the case when it was decided on. */
  item: string
  reason: FaultPart | null
  note: string | null
  at: string
}

type ProductionEventTable = { id: string; case_id: string; event: string; operator_id: string; note: string; at: string }

type PrintTable = {
  id: string
  kind: PrintKind
  case_id: string | null
  ticket_id: string | null
  /** The visit or request the paper tells of. */
  errand_id: string | null
  pdf_sha: string
  /** Of a roll: the dots its printer prints, deflated. */
  dots_sha: string | null
  pages: number
  operator_id: string
  at: string
}

type AuditTable = {
  seq: Generated<number>
  at: string
  operator_id: string | null
  counter: string | null
  what: string
  case_id: string | null
  from_state: string | null
  to_state: string | null
  facts: string
  previous: string
  hash: string
}

/** How long the log is and what it ends in, written with every entry. */
type AuditHeadTable = { id: number; seq: number; hash: string }

export type CaseRecord = Selectable<CaseTable>
export type CaseInsert = Insertable<CaseTable>
export type CaseChange = Updateable<CaseTable>
export type CasePersonRecord = Selectable<CasePersonTable>
export type TicketRecord = Selectable<TicketTable>
export type OperatorRecord = Selectable<OperatorTable>
export type PhotoRecord = Selectable<PhotoTable>
export type BranchRecord = Selectable<BranchTable>
export type AuditRecord = Selectable<AuditTable>
export type DeskRecord = Selectable<DeskTables['desk']>
export type CaseLeaseRecord = Selectable<DeskTables['case_lease']>
