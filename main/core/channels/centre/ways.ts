/** Sets and shows where pictures, batches and result files go; makes a batch or writes one again by a person's key. */
import type { CentreFolder } from '../../../../shared/centre/places.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Handover } from '../../../../shared/profile/handover.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { waitingIn } from '../../platform/outbox/outbox.ts'
import { caseById } from '../../records/case/rows.ts'
import { channelOfWay } from '../../records/centre/there.ts'
import { batchByNumber, faultsOf, lyingPictures, placesOf, recentBatches, recentResults, setPlaces } from '../../records/centre/ways.ts'
import type { Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { batchNow, writeAgain } from './batch/make.ts'
import { keyMark } from './batch/seal.ts'
import { checkFolder } from './folder.ts'
import { ruleOfWay } from './rule.ts'

const mostShown = 30

export async function viewWays(core: Core): Promise<Out<'centre.ways'>> {
  const { db } = core.store
  const how = profileOf(core).handover.value
  const { hand, batch, results, seal } = await placesOf(db)
  const names = await operatorNames(db)
  const lying = await lyingPictures(db)
  return {
    way: how?.way ?? null,
    times: how?.way === 'batch' ? [...how.times] : [],
    until: how?.way === 'hand' ? how.until : null,
    folders: { hand, batch, results },
    seal: seal ? { way: seal.way, mark: keyMark(seal.key) } : null,
    waiting: { batch: (await waitingIn(db, channelOfWay.batch)).waiting, hand: (await waitingIn(db, channelOfWay.hand)).waiting },
    batches: (await recentBatches(db, mostShown)).map(({ number, made_at, operator_id, cases, open, state, written_at, seal_way }) => ({
      number,
      madeAt: made_at,
      by: operator_id === null ? null : (names.get(operator_id) ?? ''),
      cases,
      open,
      writtenAt: state === 'written' ? written_at : null,
      sealed: seal_way !== null,
    })),
    results: (await recentResults(db, mostShown)).map(row => ({
      id: row.sha256,
      file: row.file,
      readAt: row.read_at,
      rows: row.rows,
      followed: row.followed,
      faults: faultsOf(row),
      seen: row.open === 0,
    })),
    lying: await Promise.all(
      lying
        .filter(({ file }) => file !== null)
        .map(async ({ case_id, placed_at, begun_at }) => {
          const { id, number } = await caseById(db, CaseId.parse(case_id))
          return { caseId: CaseId.parse(id), number, since: placed_at ?? begun_at }
        }),
    ),
  }
}

/** Picked in a dialog of the shell. @throws Refusal CENTRE_FOLDER */
export async function setCentreFolder(core: Core, who: Who, { which, path }: Parsed<'centre.setFolder'>): Promise<Out<'centre.setFolder'>> {
  // Results may lie in a share that this branch only reads: there as well the other side must be the right one.
  await checkFolder(core, path, which === 'results' ? 'read' : 'written')
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    await setPlaces(tx, { ...(await placesOf(tx)), [which]: path })
    await record(core, tx, { who, what: 'centre.setFolder', facts: { which } })
    tell('centre.changed', {})
    afterCommit(() => core.jobs.wake(jobOf[which]))
  })
  return {}
}

const jobOf = { hand: 'centre-hand', batch: 'centre-batch', results: 'centre-results' } as const satisfies Record<CentreFolder, string>

/** Null: from now on batches are not sealed. */
export async function setSeal(core: Core, who: Who, { seal }: Parsed<'centre.setSeal'>): Promise<Out<'centre.setSeal'>> {
  await core.store.write(async ({ tx, tell }) => {
    await setPlaces(tx, { ...(await placesOf(tx)), seal })
    await record(core, tx, { who, what: 'centre.setSeal', facts: { way: seal?.way ?? null, key: seal ? keyMark(seal.key) : null } })
    tell('centre.changed', {})
  })
  return viewWays(core)
}

/** @throws Refusal CENTRE_OTHER_WAY where batches are not the way of the place, or not for this person */
async function batchRule(core: Core, who: Who): Promise<Handover> {
  const how = (await ruleOfWay(core, 'batch'))?.how
  const { roles } = signedIn(who)
  if (!how?.by.some(role => roles.includes(role))) throw new Refusal('CENTRE_OTHER_WAY')
  return how
}

/** @throws Refusal CENTRE_FOLDER; what was made is written by the job as soon as the folder is there */
export async function makeBatchNow(core: Core, who: Who): Promise<Out<'centre.batch'>> {
  const how = await batchRule(core, who)
  const made = await core.jobs.inTurn('centre-batch', ({ signal }) => batchNow(core, who, how, signal))
  return { cases: made }
}

/** Into the folder it was written to. @throws Refusal CENTRE_FOLDER, NOT_FOUND */
export async function writeBatchAgain(core: Core, who: Who, { number }: Parsed<'centre.batchAgain'>): Promise<Out<'centre.batchAgain'>> {
  const { batch: folder } = await placesOf(core.store.db)
  await again(core, who, number, folder)
  return viewWays(core)
}

/** Onto a stick that was picked in a dialog. @throws Refusal CENTRE_FOLDER, NOT_FOUND */
export async function writeBatchTo(core: Core, who: Who, { number, path }: Parsed<'centre.batchTo'>): Promise<Out<'centre.batchTo'>> {
  await again(core, who, number, path)
  return {}
}

async function again(core: Core, who: Who, number: string, folder: string | null): Promise<void> {
  await batchRule(core, who)
  const batch = await batchByNumber(core.store.db, number)
  if (!batch) throw new Refusal('NOT_FOUND')
  await core.jobs.inTurn('centre-batch', ({ signal }) => writeAgain(core, who, batch, folder, signal))
}

/** @throws Refusal NOT_FOUND */
export async function seeResult(core: Core, who: Who, { id }: Parsed<'centre.resultSeen'>): Promise<Out<'centre.resultSeen'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await tx.updateTable('centre_result').set({ open: 0 }).where('sha256', '=', id).returning('sha256').executeTakeFirst()
    if (!row) throw new Refusal('NOT_FOUND')
    await record(core, tx, { who, what: 'centre.resultSeen', facts: { file: id } })
    tell('centre.changed', {})
  })
  return viewWays(core)
}
