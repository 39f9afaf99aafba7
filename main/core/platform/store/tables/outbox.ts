/** The tables of what must reach somebody outside, as Kysely sees them. */
import type { Generated, Selectable } from 'kysely'
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

export type OutboxTables = { outbox: OutboxTable; outbox_body: OutboxBodyTable }
export type OutboxRecord = Selectable<OutboxTable>
