/** Finds cases for whoever may, and counts what finds nobody: guesses are slowed down and stand in the log. */
import { createHmac } from 'node:crypto'
import { isGuess, missesForgottenMs, readSought, waitAfterMisses } from '../../../../shared/access/search.ts'
import { waitLeft, waitUntil } from '../../../../shared/access/waiting.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { SearchMissRecord } from '../../platform/store/tables/access.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { findCases } from '../../queries/case/find.ts'
import { searchCases } from '../../queries/case/search.ts'
import { findMerged } from '../../queries/merged/find.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal SEARCH_WAIT */
export const seekCases = (core: Core, who: Who, asked: Parsed<'case.find'>): Promise<Out<'case.find'>> =>
  counted(
    core,
    who,
    asked.text,
    () => findCases(core, who, asked),
    async rows => rows.length > 0 || (await isMerged(core, who, asked.text)),
  )

/** @throws Refusal SEARCH_WAIT */
export const seekPage = (core: Core, who: Who, asked: Parsed<'case.search'>): Promise<Out<'case.search'>> =>
  counted(
    core,
    who,
    asked.text,
    () => searchCases(core, who, asked),
    async ({ rows }) => rows.length > 0 || (await isMerged(core, who, asked.text)),
  )

/** Whoever was served by a branch that was merged into this one is nobody's guess. */
const isMerged = async (core: Core, who: Who, text: string) => (await findMerged(core, who, text)).length > 0

/** @throws Refusal SEARCH_WAIT */
export const seekMerged = (core: Core, who: Who, { text }: Parsed<'merged.find'>): Promise<Out<'merged.find'>> =>
  counted(
    core,
    who,
    text,
    () => findMerged(core, who, text),
    async rows => rows.length > 0 || (await findCases(core, who, { which: 'all', text })).length > 0,
  )

/** In one unit of work, so that tries sent side by side are counted one after the other. */
async function counted<T>(
  core: Core,
  who: Who,
  text: string,
  find: () => Promise<T>,
  isThere: (found: T) => boolean | Promise<boolean>,
): Promise<T> {
  const sought = readSought(text)
  if (!isGuess(sought)) return find()
  const { operatorId } = signedIn(who)
  const mark = markOf(core, text)
  const { found, seconds } = await core.store.write(async ({ tx }) => {
    const last = await tx.selectFrom('search_miss').selectAll().where('operator_id', '=', operatorId).executeTakeFirst()
    // A window asks the same again whenever a case changes; that is no new try, and it may see what is there by now.
    const isAgain = last?.last_mark === mark
    const waits = isAgain ? 0 : await waitOf(core, tx, last)
    if (waits > 0) return { found: null, seconds: waits }
    const found = await find()
    if (!isAgain && !(await isThere(found))) await miss(core, tx, who, last, { by: sought.by, mark })
    return { found, seconds: 0 }
  })
  if (found === null) throw new Refusal('SEARCH_WAIT', { seconds })
  return found
}

/** What was typed may be somebody's number: only a mark of it is kept, made with a key of the store. */
const markOf = (core: Core, text: string): string =>
  createHmac('sha256', core.store.subkey('search')).update(text.trim().toUpperCase()).digest('hex').slice(0, 32)

const isForgotten = (core: Core, { last_at }: SearchMissRecord): boolean =>
  Date.parse(core.clock.now()) - Date.parse(last_at) > missesForgottenMs

/** Seconds to wait. A clock that was set back locks nobody out for longer than was set: the wait begins anew. */
async function waitOf(core: Core, tx: Tx, last: SearchMissRecord | undefined): Promise<number> {
  if (!last) return 0
  const now = core.clock.now()
  const { seconds, anew } = waitLeft(last.wait_until, now, waitAfterMisses(last.misses))
  if (anew)
    await tx
      .updateTable('search_miss')
      .set({ wait_until: waitUntil(now, seconds) })
      .where('operator_id', '=', last.operator_id)
      .execute()
  return seconds
}

async function miss(
  core: Core,
  tx: Tx,
  who: Who,
  last: SearchMissRecord | undefined,
  { by, mark }: { readonly by: string; readonly mark: string },
): Promise<void> {
  const misses = last && !isForgotten(core, last) ? last.misses + 1 : 1
  const wait = waitAfterMisses(misses)
  const now = core.clock.now()
  const row = { misses, last_at: now, last_mark: mark, wait_until: waitUntil(now, wait) }
  await tx
    .insertInto('search_miss')
    .values({ operator_id: signedIn(who).operatorId, ...row })
    .onConflict(conflict => conflict.column('operator_id').doUpdateSet(row))
    .execute()
  await record(core, tx, { who, what: 'search.miss', facts: { by, misses, wait } })
}
