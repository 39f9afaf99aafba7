/** Writes down that the store goes on from an earlier state: in the store that is put in place, in the witness and in the journal. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../../../../shared/time.ts'
import { countedIn } from '../copies/make.ts'
import { openUnread } from '../sqlite.ts'
import { openAppend } from './append.ts'
import { bootMark } from './boot.ts'
import { lastOf } from './judge.ts'
import { type Known, keyFor, readKnown, segmentPath, segmentsOf, witnessPath } from './known.ts'
import { type Entry, journalFolder, type Mark } from './record.ts'
import { setAside } from './set-aside.ts'
import { headerOf, packed, sealer } from './stream.ts'

type Accepted = { readonly way: string; readonly lacks: number; readonly now: Instant }

/** Numbers of commits that were given up are not used again: the store that holds them is told from this one. */
export async function acceptLoss(folder: string, key: Uint8Array, path: string, { way, lacks, now }: Accepted): Promise<void> {
  const file = openUnread(path, key)
  try {
    const { identity, n } = countedIn(file)
    const known = await readKnown(folder, key)
    // A copy of a schema that counted nothing: the upgrade at its opening begins to.
    if (identity === '') return await forget(folder, now)
    const last = lastKnown(known, identity, n)
    const audit = file.prepare<[], { seq: number; hash: string }>('select seq, hash from audit_head').get()
    const isOdd = [known.witness, known.journal].some(source => !source.endsWell || source.identities.some(each => each !== identity))
    const goesOn = last === n && !isOdd && way !== 'as-is'
    const next = goesOn ? n : last + 1
    file.prepare('update store_head set n = ?, at = ?, restored = ? where id = 1').run(next, now, JSON.stringify({ way, lacks, from: n }))
    file.pragma('wal_checkpoint(TRUNCATE)')
    if (goesOn) return
    const mark: Mark = {
      n: next,
      prev: n,
      at: now,
      seq: audit?.seq ?? 0,
      hash: audit?.hash ?? '',
      boot: bootMark(),
      touched: [],
      reset: true,
    }
    await writeReset(folder, key, identity, { mark, version: Number(file.pragma('user_version', { simple: true })), known, now })
  } finally {
    file.close()
  }
}

const lastKnown = (known: Known, identity: string, n: number): number =>
  Math.max(
    n,
    ...[known.witness, known.journal, known.beacon]
      .filter(source => source.identities.every(each => each === identity))
      .map(source => lastOf(source)?.n ?? 0),
  )

type Reset = { readonly mark: Mark; readonly version: number; readonly known: Known; readonly now: Instant }

async function writeReset(folder: string, key: Uint8Array, identity: string, { mark, version, known, now }: Reset): Promise<void> {
  if (!known.witness.endsWell || known.witness.identities.some(each => each !== identity)) await setAside(witnessPath(folder), now)
  mkdirSync(join(folder, journalFolder), { recursive: true, mode: 0o700 })
  const index = ((await segmentsOf(folder)).at(-1)?.index ?? 0) + 1
  const [forWitness, forJournal] = [sealer(keyFor(key)(identity), identity, 'witness'), sealer(keyFor(key)(identity), identity, 'journal')]
  const journal = openAppend(segmentPath(folder, index, mark.n), headerOf(identity))
  const witness = openAppend(witnessPath(folder), headerOf(identity))
  try {
    journal.append(forJournal.seal(mark.n, packed({ ...mark, version, statements: [] } satisfies Entry)))
    witness.append(forWitness.seal(mark.n, packed(mark)))
    await Promise.all([journal.sync(), witness.sync()])
  } finally {
    journal.close()
    witness.close()
  }
}

async function forget(folder: string, now: Instant): Promise<void> {
  await setAside(witnessPath(folder), now)
  if (existsSync(join(folder, journalFolder))) await setAside(join(folder, journalFolder), now)
}
