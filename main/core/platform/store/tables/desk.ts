/** The tables of a hall as Kysely sees them: the desks that joined, the authority that signed them, and the writes that were done. */
import type { JobReason, JobState } from '../../../../../shared/printing/job.ts'

type DeskTable = {
  id: string
  name: string
  place: string
  version: string
  /** SHA-256 of the certificate the desk shows; one of an earlier joining opens nothing. */
  certificate: string
  /** Of the certificate that takes its place once the desk shows it. */
  next_certificate: string | null
  joined_at: string
  /** Null for a desk that joined by the code on the server's own terminal. */
  invited_by: string | null
  last_seen_at: string | null
  barred_at: string | null
  barred_by: string | null
  barred_why: string | null
}

type HallAuthorityTable = { id: number; certificate: string; sealed_key: Uint8Array; made_at: string }

/** Written in the transaction of the write's effect. */
type CallDoneTable = { id: string; name: string; at: string }

/** Which device serves which purpose at which counter. */
type DevicePinTable = { counter: string; purpose: string; device: string; name: string; at: string; operator_id: string }

/** A paper on its way to a printer: one row a try. `first_page` is where it went on. */
type PrintJobTable = {
  id: string
  print_id: string
  case_id: string | null
  counter: string
  device: string
  name: string
  first_page: number
  again: number
  state: JobState
  reason: JobReason | null
  operator_id: string
  at: string
  ended_at: string | null
}

/** What happened to a device of a counter; `reason` is a word of the program. */
type DeviceEventTable = { id: string; counter: string; purpose: string; reason: string; at: string }

/** Who has a case open at which counter, until when if they do not say so again. */
type CaseLeaseTable = { case_id: string; operator_id: string; counter: string; taken_at: string; until: string }

/** Who is signed in at which window of which desk, so that a server that was restarted knows it. `run` is one start of the desk's program. */
type SeatKeptTable = {
  desk_id: string
  run: string
  seat: number
  operator_id: string
  /** Of the login as it was: another password, other roles or an end of it take the seat away. */
  operator_mark: string
  counter: string
  locked: number
  /** When the desk was last seen on the line. */
  at: string
}

export type DeskTables = {
  device_pin: DevicePinTable
  print_job: PrintJobTable
  device_event: DeviceEventTable
  desk: DeskTable
  hall_authority: HallAuthorityTable
  call_done: CallDoneTable
  case_lease: CaseLeaseTable
  seat_kept: SeatKeptTable
}
