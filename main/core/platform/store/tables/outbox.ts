/** The tables of what must reach somebody outside and of the card centre, as Kysely sees them. */
import type { Generated, Selectable } from 'kysely'
import type { CallBackProof } from '../../../../../shared/centre/call-back.ts'
import type { LineState } from '../../../../../shared/centre/line-state.ts'
import type { CentreAnswerCode, CentreStatus } from '../../../../../shared/centre/messages.ts'
import type { NewsOutcome } from '../../../../../shared/centre/news.ts'
import type { CentreOverruling } from '../../../../../shared/centre/next.ts'
import type { CentreRefusalCode } from '../../../../../shared/centre/refusals.ts'
import type { OutboxActor, OutboxState } from '../../../../../shared/outbox.ts'

type OutboxTable = {
  /** The order of enqueueing. */
  seq: Generated<number>
  /** Names the message for ever, here and on the other side. */
  key: string
  channel: string
  /** Messages of one lane go one after another; lanes do not wait for each other. */
  lane: string
  kind: string
  state: OutboxState
  /** When it may be claimed; null while something of its lane stands before it, and once it is done or dead. */
  due_at: string | null
  /** Raised by every claim: whoever holds an older number lost the message to somebody else. */
  fence: number
  attempts: number
  error: string | null
  /** Who must act, where the other side refused it for good. */
  acts: OutboxActor | null
  receipt: string | null
  enqueued_at: string
  changed_at: string
}

type OutboxBodyTable = { seq: number; body: string }

type CentreLineTable = {
  id: number
  url: string
  token: string | null
  /** How far the news was read, in the centre's own words. */
  cursor: string
  /** As PEM, where the line is secured by certificates of both sides. */
  client_cert: string | null
  client_key: string | null
  ca: string | null
  state: LineState
  /** Since when it is in this state. */
  since: string
}

/** Where the centre may call; one row, and none where it may not. */
type CentreCallBackTable = { id: number; host: string; port: number; proof: CallBackProof; secret: string }

type CentreCaseTable = {
  case_id: string
  round: number
  /** How many approvals the case had then: each is handed in once by itself. */
  approvals: number
  key: string
  photo_sha: string | null
  /** Null where an earlier version handed it in. */
  photo_sm3: string | null
  /** SHA-256 of the message as it was enqueued. */
  body_sha: string
  body_sm3: string | null
  /** Whose decision handed it in. */
  operator_id: string
  handed_at: string
  receipt: string | null
  received_at: string | null
  /** The centre's refusal as JSON: code and words. */
  refusal: string | null
}

/** A change of what was handed in, or its withdrawal, and what the centre said to it. */
type CentreAskTable = {
  /** Of the message. */
  key: string
  case_id: string
  kind: 'change' | 'withdraw'
  /** The key the centre knows the case by. */
  about: string
  why: string
  operator_id: string
  asked_at: string
  answer: CentreAnswerCode | null
  answered_at: string | null
  /** The centre's own. */
  words: string
}

/** What a person decided about the line of a case, and why. */
type CentreOverruledTable = {
  id: string
  case_id: string
  what: CentreOverruling
  words: string
  operator_id: string
  at: string
}

type CentreRejectTable = {
  id: string
  case_id: string
  code: CentreRefusalCode
  words: string
  at: string
  picture_sha: string | null
  person: string
  /** What the case had where the fault lies, as JSON: measures of the picture, values of fields. */
  traits: string
}

type CentreEventTable = {
  id: string
  case_number: string
  case_id: string | null
  status: CentreStatus
  /** By the centre's clock. */
  at: string
  reason: string | null
  card_tail: string | null
  heard_at: string
  outcome: NewsOutcome
}

export type OutboxTables = {
  outbox: OutboxTable
  outbox_body: OutboxBodyTable
  centre_line: CentreLineTable
  centre_callback: CentreCallBackTable
  centre_case: CentreCaseTable
  centre_event: CentreEventTable
  centre_ask: CentreAskTable
  centre_reject: CentreRejectTable
  centre_overruled: CentreOverruledTable
}
export type CentreCaseRecord = Selectable<CentreCaseTable>
export type CentreAskRecord = Selectable<CentreAskTable>
export type CentreOverruledRecord = Selectable<CentreOverruledTable>
export type CentreRejectRecord = Selectable<CentreRejectTable>
export type CentreEventRecord = Selectable<CentreEventTable>
export type OutboxRecord = Selectable<OutboxTable>
