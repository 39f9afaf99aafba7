/** Keeps pictures and printed documents as sealed files where the store has them lie; the row of each holds its name and key. */
import type { RefusalDetail } from '../../../../shared/refusal.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { SealedFiles } from '../store/sealed-files.ts'
import type { Store } from '../store/store.ts'
import type { Tx } from '../store/unit-of-work.ts'
import { seal, sha256Of, unseal } from './seal.ts'

/** A file that lies on the disk and waits for its row. */
export type Kept = { readonly sha256: string; readonly file: string; readonly sealedKey: Uint8Array; readonly size: number }

export type BlobHealth = {
  /** Files that could not be read since the core was opened. */
  readonly unreadable: number
}

export type Blobs = {
  /**
   * Writes the sealed file, before and outside the unit of work. Bytes the store knows already are not written again.
   * @throws Refusal DISK_FULL, FOLDER_UNWRITABLE
   */
  put(bytes: Uint8Array): Promise<Kept>
  /** Writes the row. Until it is committed the file belongs to nobody, and a sweep removes it later. */
  keep(tx: Tx, kept: Kept): Promise<void>
  /** Null where there is no such row. @throws Refusal BLOB_DAMAGED where its file is missing or not what was written. */
  read(sha256: string | null): Promise<Uint8Array | null>
  /** Removes those of the files that no row knows and nobody is about to keep. Gives how many. */
  sweep(files: readonly string[]): Promise<number>
  health(): BlobHealth
}

type World = { readonly store: Pick<Store, 'db' | 'files' | 'subkey'>; readonly clock: Clock; readonly log: Log }

/** Longer than any unit of work takes from the writing of its files to its commit. */
const graceMs = 60 * 60_000
/** SQLite takes some thousand parameters at most. */
const lot = 500

export function openBlobs({ store, clock, log }: World): Blobs {
  const storeKey = store.subkey('blob keys')
  const putAt = new Map<string, number>()
  const unreadable = new Set<string>()
  const { files } = store

  async function known(sha256: string): Promise<Kept | null> {
    const row = await rowOf(sha256)
    // A file that was damaged is written again, so that taking the same picture once more mends it.
    return row && (await isWhole(files, row.file)) ? row : null
  }

  async function rowOf(sha256: string): Promise<Kept | null> {
    const row = await store.db.selectFrom('blob').select(['file', 'sealed_key', 'size']).where('sha256', '=', sha256).executeTakeFirst()
    return row ? { sha256, file: row.file, sealedKey: row.sealed_key, size: row.size } : null
  }

  function damaged(file: string, why: 'missing' | 'unreadable' | 'changed'): Refusal {
    if (!unreadable.has(file)) log('blob.damaged', { file, why })
    unreadable.add(file)
    return new Refusal('BLOB_DAMAGED', { why } satisfies RefusalDetail)
  }

  return {
    put: async bytes => {
      const sha256 = sha256Of(bytes)
      const before = await known(sha256)
      if (before) {
        putAt.set(before.file, performance.now())
        return before
      }
      const sealed = seal(storeKey, bytes, sha256)
      putAt.set(sealed.name, performance.now())
      await files.write(sealed.name, sealed.bytes)
      return { sha256, file: sealed.name, sealedKey: sealed.sealedKey, size: bytes.byteLength }
    },
    keep: async (tx, { sha256, file, sealedKey, size }) => {
      const place = { file, sealed_key: Buffer.from(sealedKey), size }
      await tx
        .insertInto('blob')
        .values({ sha256, ...place, kept_at: clock.now() })
        .onConflict(conflict => conflict.column('sha256').doUpdateSet(place))
        .execute()
    },
    read: async sha256 => {
      const row = sha256 === null ? null : await rowOf(sha256)
      if (!row) return null
      const sealed = await files.read(row.file)
      if ('why' in sealed) throw damaged(row.file, sealed.why)
      const plain = unseal(storeKey, row, sealed.bytes)
      if (plain === null) throw damaged(row.file, 'changed')
      unreadable.delete(row.file)
      return plain
    },
    sweep: async names => {
      const now = performance.now()
      for (const [file, at] of putAt) if (now - at > graceMs) putAt.delete(file)
      let removed = 0
      for (let at = 0; at < names.length; at += lot) {
        const some = names.slice(at, at + lot)
        const rows = await store.db.selectFrom('blob').select('file').where('file', 'in', some).execute()
        const needed = new Set(rows.map(({ file }) => file))
        for (const file of some.filter(one => !needed.has(one) && !putAt.has(one))) {
          await files.remove(file)
          removed += 1
        }
      }
      return removed
    },
    health: () => ({ unreadable: unreadable.size }),
  }
}

/** Whatever keeps it from being read, it is written anew; that write says what is wrong with the place. */
async function isWhole(files: SealedFiles, name: string): Promise<boolean> {
  const found = await files.read(name)
  return 'bytes' in found && sha256Of(found.bytes) === name
}
