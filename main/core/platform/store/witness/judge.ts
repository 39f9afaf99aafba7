/** Judges at opening whether the store holds everything that anything outside of it knows was committed. Pure. */
import type { Known, Source } from './known.ts'
import type { Mark } from './record.ts'

export type StoreHead = {
  readonly identity: string
  /** Commits; 0 where nothing was committed yet. */
  readonly n: number
  /** Of the last commit. */
  readonly at: string
  readonly seq: number
  readonly hash: string
}
/** What a copy says of itself under the store's seal. */
export type CopyHead = Pick<Mark, 'n' | 'seq' | 'hash' | 'at'> & { readonly identity: string }

export type Verdict =
  /** Everything is there. `mended` names what could not bear witness and is begun anew. */
  | { readonly kind: 'whole'; readonly mended: readonly (keyof Known)[] }
  /** Something outside knows of more than the store holds. */
  | { readonly kind: 'behind'; readonly last: Pick<Mark, 'n' | 'at'> }
  /** The store follows another history than the one that was witnessed. */
  | { readonly kind: 'other'; readonly last: Pick<Mark, 'n' | 'at'> | null }
  /** Nothing outside is left that could say whether something is missing. */
  | { readonly kind: 'unsure' }

/** What is acknowledged is synced within a second, and the disk may take another. */
const unsyncedMs = 3_000

type Asked = {
  readonly store: StoreHead
  readonly known: Known
  readonly copies: readonly CopyHead[]
  readonly boot: string
  /** Of the audit entry with that number, null where there is none. */
  readonly hashAt: (seq: number) => string | null
  /** When the first entry after that number was written, null where there is none. */
  readonly firstAfter: (seq: number) => string | null
}

export function judge({ store, known, copies, boot, hashAt, firstAfter }: Asked): Verdict {
  const { witness, journal, beacon } = known
  const isOurs = (source: Source) => source.identities.every(identity => identity === store.identity)
  const ours = [witness, journal, beacon].filter(isOurs)
  const heads = [...ours.map(lastOf).filter(mark => mark !== null), ...copies.filter(({ identity }) => identity === store.identity)]
  const newest = heads.reduce<(typeof heads)[number] | null>((best, mark) => (best === null || mark.n > best.n ? mark : best), null)
  const uncommitted = isUncommitted(store, known)
  if (newest !== null && newest.n > store.n && !(uncommitted && newest.n === store.n + 1)) return { kind: 'behind', last: newest }
  // Copies and beacon may still be of a history that was given up with a word; the witness and the journal know of that.
  const sameHistory = [witness, journal]
    .filter(isOurs)
    .map(lastOf)
    .filter(mark => mark !== null)
    .every(mark =>
      mark.n > store.n
        ? true
        : mark.n === store.n
          ? mark.seq === store.seq && mark.hash === store.hash
          : mark.seq === 0 || hashAt(mark.seq) === mark.hash,
    )
  if (!sameHistory) return { kind: 'other', last: newest }
  const attests = { witness: reaches(witness, store.n - 1), journal: reaches(journal, store.n), beacon: true }
  const mended = (['witness', 'journal'] as const).filter(name => known[name].state !== 'sound' || !attests[name] || !isOurs(known[name]))
  const attested = (attests.witness && isOurs(witness)) || (attests.journal && isOurs(journal))
  if (attested || store.n === 0 || isPowerCut()) return { kind: 'whole', mended }
  return [witness, journal].some(source => !isOurs(source)) ? { kind: 'other', last: newest } : { kind: 'unsure' }

  /** What was written in the last moments before a power cut may be on the disk in the store and not yet beside it. */
  function isPowerCut(): boolean {
    if (newest === null || !('boot' in newest) || newest.boot === boot) return false
    if (![witness, journal].some(source => source.state !== 'missing' && source.marks.length > 0)) return false
    const first = firstAfter(newest.seq)
    return first === null || Date.parse(store.at) - Date.parse(first) <= unsyncedMs
  }
}

/** The journal is written before the commit and the witness after it: a program killed in between leaves one entry that never was. */
const isUncommitted = (store: StoreHead, { witness, journal }: Known): boolean =>
  lastOf(journal)?.n === store.n + 1 && witness.endsWell && lastOf(witness)?.n === store.n

const reaches = (source: Source, n: number): boolean => source.endsWell && (lastOf(source)?.n ?? -1) >= n

/** The last word, not the highest number: a commit that never was is written over by the next. */
export function lastOf(source: Source): Mark | null {
  const last = source.marks.at(-1) ?? null
  return source.marks.reduce<Mark | null>((best, mark) => (best === null || mark.n >= best.n ? mark : best), last)
}
