/** Writes entries of the log as a signed file that needs no program of ours to be checked. */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import type { AuditRecord } from '../store/schema.ts'
import type { Head } from './record.ts'

/**
 * One JSON value a line, each line with its own hash, so that a changed byte is found where it stands.
 * `main/cli/audit-verify.mjs` reads it and shares no code with this file on purpose.
 */
export type SignedFileFacts = {
  readonly branch: { readonly code: string; readonly name: string; readonly mode: string }
  readonly span: { readonly from: string; readonly to: string }
  readonly madeAt: string
  /** The hash that stands before the first entry of the file. */
  readonly before: string
  readonly entries: readonly AuditRecord[]
  /** Where the whole log ended when the file was made. */
  readonly head: Head
  /** What the ids of the entries stand for: logins and case numbers, never names. */
  readonly operators: Readonly<Record<string, string>>
  readonly cases: Readonly<Record<string, string>>
  readonly key: { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array }
}

export const signedFileFormat = 'ssc-counter-audit-log'

export const fingerprintOf = (publicKey: Uint8Array): string => sha256(publicKey)

export function signedFile(facts: SignedFileFacts): Uint8Array {
  const { branch, span, madeAt, before, entries, head, operators, cases, key } = facts
  const lines = [
    withHash({
      format: signedFileFormat,
      version: 1,
      branch,
      span,
      madeAt,
      entries: entries.length,
      first: entries[0]?.seq ?? null,
      before,
      key: hex(key.publicKey),
    }),
    ...entries.map(entryLine),
    withHash({ operators, cases }),
  ]
  const body = `${lines.join('\n')}\n`
  const said = { head, body: sha256(body) }
  const signature = sign(
    null,
    Buffer.from(JSON.stringify(said)),
    createPrivateKey({ key: Buffer.from(key.privateKey), format: 'der', type: 'pkcs8' }),
  )
  return new TextEncoder().encode(`${body}${withHash({ ...said, signature: hex(signature) })}\n`)
}

const entryLine = (row: AuditRecord): string =>
  JSON.stringify([
    row.seq,
    row.at,
    row.operator_id,
    row.counter,
    row.what,
    row.case_id,
    row.from_state,
    row.to_state,
    row.facts,
    row.previous,
    row.hash,
  ])

const withHash = (value: object): string => JSON.stringify({ ...value, hash: sha256(JSON.stringify(value)) })
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
