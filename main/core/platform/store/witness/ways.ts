/** Finds the ways back to an open store, with what each holds and lacks, as far as copies, witness and journal know. */
import { rm } from 'node:fs/promises'
import type { StoreWay } from '../../../../../shared/ipc/shapes/setup.ts'
import { allCopies, copyFolder, databaseIn } from '../copies/copies.ts'
import { countedIn, linkOrCopy } from '../copies/make.ts'
import { storeFile } from '../files.ts'
import { assertWhole, openForReading } from '../sqlite.ts'
import { type Chain, chainOf } from './chain.ts'
import { lastOf } from './judge.ts'
import { type Journal, type Placed, readJournal, readKnown } from './known.ts'
import type { Base } from './rebuild.ts'
import type { Mark } from './record.ts'

/** A way, and what `rebuild` or the restore needs to take it; a store is rebuilt on the first of its bases that leads to a whole one. */
export type Way = StoreWay & { readonly base: Base | null; readonly otherBases?: readonly Base[] }

/** More than fit on the screen are counted only. */
const namedAtMost = 30

type Held = Pick<StoreWay, 'at' | 'n' | 'cases' | 'lastCase' | 'lastTicket'> & { readonly identity: string }

type Asked = {
  /** The schema this program can open. */
  readonly newest: number
  /** The store itself can be opened, though it lacks something. */
  readonly opens: boolean
  readonly journal?: Journal
}

/** The best way first. */
export async function waysBack(folder: string, key: Uint8Array, { newest, opens, ...asked }: Asked): Promise<Way[]> {
  const journal = asked.journal ?? (await readJournal(folder, key))
  // Of the journal `readKnown` knows the last part only.
  const known = { ...(await readKnown(folder, key)), journal: journal.source }
  const chain = chainOf(journal.commits)
  const marks = new Map<number, Mark>()
  for (const mark of [...known.journal.marks, ...known.witness.marks]) if (!mark.base) marks.set(mark.n, mark)
  const heads = [known.witness, known.journal, known.beacon].map(lastOf).filter(mark => mark !== null)
  const bases = await heldByCopies(folder, key, newest)
  const itself = opens ? heldBy(storeFile(folder), key) : null
  const bare = await heldBare(folder, key)
  const last = Math.max(0, ...heads.map(({ n }) => n), ...bases.map(({ held }) => held.n), itself?.n ?? 0)
  const numberOf = caseNumbers(folder, key, marks, bases)
  // Only a witness or a journal that is whole to its end can say that nothing came after.
  const sure = [known.witness, known.journal].some(
    source =>
      source.endsWell && lastOf(source)?.n === last && (itself === null || source.identities.every(each => each === itself.identity)),
  )
  const lacking = (n: number) => ({ ...lost(n, last, marks, numberOf), sure })
  const ways: Way[] = []
  const found = basesFor(chain, bases, itself, bare)
  while (found[0]?.kind === 'copy' && !readsThrough(folder, key, found[0].at)) found.shift()
  const [base, ...otherBases] = found
  if (base !== undefined && chain.head > Math.max(-1, base.kind === 'begin' ? 0 : base.n)) {
    const tail = journal.commits.get(chain.head)
    const under = base.kind === 'copy' ? bases.find(each => each.at === base.at)?.held : base.kind === 'bare' ? bare : itself
    ways.push({
      id: 'rebuild',
      kind: 'rebuild',
      ...rebuilt(chain, base, under ?? null),
      at: tail?.at ?? null,
      n: chain.head,
      ...lacking(chain.head),
      base,
      otherBases,
    })
  }
  if (itself !== null) ways.push({ id: 'as-is', kind: 'as-is', ...shown(itself), ...lacking(itself.n), base: null })
  for (const { at, held } of bases)
    ways.push({ id: at, kind: 'copy', ...shown(held), ...lacking(held.n), base: { kind: 'copy', at, n: held.n } })
  // Nothing is preferred to more; of equals the rebuilt one, then the store as it is, then the copies.
  return ways.sort((one, other) => (other.n ?? 0) - (one.n ?? 0))
}

type CopyHeld = { readonly at: string; readonly held: Held }

/** The one first that leaves least to be done again. */
function basesFor(chain: Chain<Placed>, copies: readonly CopyHeld[], itself: Held | null, bare: Held | null): Base[] {
  const found: Base[] = [
    ...(itself === null ? [] : [{ kind: 'store', n: itself.n } as const]),
    ...copies.map(({ at, held }) => ({ kind: 'copy', at, n: held.n }) as const),
    ...(bare === null ? [] : [{ kind: 'bare', n: bare.n } as const]),
  ]
  const usable = found.filter(base => chain.from(nOf(base)) !== null).sort((one, other) => nOf(other) - nOf(one))
  const fromNothing: Base[] = chain.from(0) !== null && chain.head > 0 ? [{ kind: 'begin' }] : []
  return [...usable, ...fromNothing]
}

/** The store's file as it was when its log was last folded in. Null where it does not open so either, or there is none. */
async function heldBare(folder: string, key: Uint8Array): Promise<Held | null> {
  const path = `${storeFile(folder)}.bare`
  try {
    for (const tail of ['', '-wal', '-shm']) await rm(`${path}${tail}`, { force: true })
    // Under another name SQLite does not find the log; a large store is not copied for that where the disk knows links.
    return (await linkOrCopy(storeFile(folder), path)) && isWhole(path, key) ? heldBy(path, key) : null
  } catch {
    // A store that is gone or cannot be read is no base; the other ways are left.
    return null
  } finally {
    for (const tail of ['', '-wal', '-shm']) await rm(`${path}${tail}`, { force: true })
  }
}

/** A copy may open although a page of it was changed: a way is only offered on one that was read to its end. */
const readsThrough = (folder: string, key: Uint8Array, at: string): boolean => isWhole(databaseIn(copyFolder(folder, at)), key)

function isWhole(path: string, key: Uint8Array): boolean {
  try {
    const file = openForReading(path, key)
    try {
      assertWhole(file)
      return true
    } finally {
      file.close()
    }
  } catch {
    // Why it cannot be read matters to nobody: another base is tried, or none is left.
    return false
  }
}

const shown = ({ identity: _, ...held }: Held) => held

const nOf = (base: Base): number => (base.kind === 'begin' ? 0 : base.n)

/** What stands in a rebuilt store: that of its base, and what the journal brings of newer cases and tickets. */
function rebuilt(chain: Chain<Placed>, base: Base, under: Held | null): Pick<StoreWay, 'cases' | 'lastCase' | 'lastTicket'> {
  const touched = (chain.from(nOf(base)) ?? []).flatMap(entry => entry.touched)
  const numbers = touched.filter(each => each.startsWith('n')).map(each => each.slice(each.indexOf(' ') + 1))
  const tickets = touched.filter(each => each.startsWith('t')).map(each => each.slice(1))
  return {
    cases: under === null && numbers.length === 0 ? null : (under?.cases ?? 0) + numbers.length,
    lastCase: numbers.at(-1) ?? under?.lastCase ?? null,
    lastTicket: tickets.at(-1) ?? under?.lastTicket ?? null,
  }
}

async function heldByCopies(folder: string, key: Uint8Array, newest: number) {
  const found: { readonly at: string; readonly held: Held }[] = []
  for (const { at } of (await allCopies(folder)).filter(({ version }) => version <= newest)) {
    const held = heldBy(databaseIn(copyFolder(folder, at)), key)
    if (held !== null) found.push({ at, held })
  }
  return found.sort((one, other) => other.held.n - one.held.n)
}

/** Null where it does not open: it is not offered, and stays where it is. */
function heldBy(path: string, key: Uint8Array): Held | null {
  try {
    const file = openForReading(path, key)
    try {
      const { identity, n, last } = countedIn(file)
      const lastCase =
        file.prepare<[], string>('select number from case_file order by opened_at desc, number desc limit 1').pluck().get() ?? null
      const cases = file.prepare<[], number>('select count(*) from case_file').pluck().get() ?? 0
      const ticket = file
        .prepare<[], { series: string; seq: number }>('select series, seq from ticket order by taken_at desc, id desc limit 1')
        .get()
      return {
        identity,
        at: last === '' ? null : last,
        n,
        cases,
        lastCase,
        lastTicket: ticket ? `${ticket.series}${String(ticket.seq).padStart(3, '0')}` : null,
      }
    } finally {
      file.close()
    }
  } catch {
    return null
  }
}

type NumberOf = (id: string) => string | null

function caseNumbers(
  folder: string,
  key: Uint8Array,
  marks: ReadonlyMap<number, Mark>,
  bases: readonly { readonly at: string }[],
): NumberOf {
  const known = new Map<string, string>()
  for (const { touched } of marks.values()) {
    for (const each of touched.filter(label => label.startsWith('n'))) {
      const [id = '', number = ''] = each.slice(1).split(' ')
      known.set(id, number)
    }
  }
  const [best] = bases
  return id => {
    const found = known.get(id)
    if (found !== undefined || best === undefined) return found ?? null
    const file = openForReading(databaseIn(copyFolder(folder, best.at)), key)
    try {
      const number = file.prepare<[string], string>('select number from case_file where id = ?').pluck().get(id) ?? null
      if (number !== null) known.set(id, number)
      return number
    } finally {
      file.close()
    }
  }
}

/** What a store of commit `n` lacks of everything known. Commits of an abandoned history are not lost: they were given up with a word. */
function lost(n: number, last: number, marks: ReadonlyMap<number, Mark>, numberOf: NumberOf): Pick<StoreWay, 'lacks' | 'since' | 'lost'> {
  const live: Mark[] = []
  let lacks = 0
  for (let at = last; at > n; ) {
    const mark = marks.get(at)
    lacks += mark?.reset ? 0 : 1
    if (mark) live.unshift(mark)
    at = mark ? mark.prev : at - 1
  }
  const names = new Set<string>()
  for (const label of live.flatMap(({ touched }) => touched)) {
    if (names.size >= namedAtMost) break
    if (label.startsWith('t')) names.add(label.slice(1))
    else {
      const number = label.startsWith('n') ? label.slice(label.indexOf(' ') + 1) : numberOf(label.slice(1))
      if (number !== null) names.add(number)
    }
  }
  return { lacks, since: live[0]?.at ?? null, lost: [...names] }
}
