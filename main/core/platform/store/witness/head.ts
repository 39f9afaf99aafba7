/** Takes the head of a store that is opened and asks everything outside of it whether something is missing. */
import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type Database from 'better-sqlite3'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Clock } from '../../clock.ts'
import { copiesOf, headsOfCopies } from '../copies/copies.ts'
import { countedIn } from '../copies/make.ts'
import { bootMark } from './boot.ts'
import { judge, type StoreHead } from './judge.ts'
import { beaconPaths, type Known, readKnown, segmentsOf, witnessPath } from './known.ts'

export type Head = StoreHead & { readonly mended: readonly (keyof Known)[] }

/** Whether anything lies beside the store that only a store leaves: then a store that is gone is lost, and not new. */
export async function isWitnessed(folder: string): Promise<boolean> {
  for (const path of [witnessPath(folder), ...beaconPaths(folder)]) if (await isThere(path)) return true
  return (await segmentsOf(folder)).length > 0 || (await copiesOf(folder)).length > 0
}

/**
 * Null for a store that does not count its commits yet.
 * @throws Refusal STORE_BEHIND, STORE_UNSURE; DB_DAMAGED for an empty store beside what another one left
 */
export async function takeHead(folder: string, key: Uint8Array, file: Database.Database): Promise<Head | null> {
  const { identity, n, last } = countedIn(file)
  const isEmpty = Number(file.pragma('user_version', { simple: true })) === 0
  if (identity === '') {
    if (isEmpty && (await isWitnessed(folder))) throw new Refusal('DB_DAMAGED')
    return null
  }
  const audit = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
  const store: StoreHead = { identity, n, at: last, seq: audit?.seq ?? 0, hash: audit?.hash ?? '' }
  const verdict = judge({
    store,
    known: await readKnown(folder, key),
    copies: await headsOfCopies(folder, key),
    boot: bootMark(),
    hashAt: seq => file.prepare<[number], string>('select hash from audit where seq = ?').pluck().get(seq) ?? null,
    firstAfter: seq =>
      file
        .prepare<[number], string>('select at from audit where seq = ?')
        .pluck()
        .get(seq + 1) ?? null,
  })
  switch (verdict.kind) {
    case 'whole':
      return { ...store, mended: verdict.mended }
    case 'behind':
    case 'other':
      throw new Refusal('STORE_BEHIND')
    case 'unsure':
      throw new Refusal('STORE_UNSURE')
    default:
      return verdict satisfies never
  }
}

/** The first opening of a store gives it its identity. */
export async function beginHead(folder: string, file: Database.Database, clock: Clock): Promise<Head> {
  const head: StoreHead = { identity: randomBytes(16).toString('hex'), n: 0, at: clock.now(), seq: 0, hash: '' }
  const audit = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
  file.prepare('insert into store_head (id, identity, n, at) values (1, ?, 0, ?)').run(head.identity, head.at)
  const anew = (await isThere(witnessPath(folder))) ? (['witness'] as const) : []
  const journal = (await segmentsOf(folder)).length > 0 ? (['journal'] as const) : []
  return { ...head, seq: audit?.seq ?? 0, hash: audit?.hash ?? '', mended: [...anew, ...journal] }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
