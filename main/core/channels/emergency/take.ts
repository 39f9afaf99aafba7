/** Takes in what a desk did on its own: each case and hand-over once, under its id, and each entry of its log once, under its number. */
import { createHash } from 'node:crypto'
import { emergencyHeld } from '../../../../shared/hall/emergency.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { EmergencyCase, EmergencyHandOver } from '../../../../shared/ipc/shapes/emergency.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { chainStart, record } from '../../platform/audit/record.ts'
import { isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { EmergencyPieceRecord } from '../../platform/store/tables/emergency.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { factsIn, handOverIn, pieceById } from '../../records/emergency/rows.ts'
import { dropFiles } from '../../records/retention/wipe.ts'
import { signedIn } from '../../records/sessions.ts'
import { noteHandOver } from './hand-over.ts'
import { listPieces } from './list.ts'
import { lookedAt, makeCase } from './make.ts'
import { takeTickets } from './tickets.ts'

type Piece = Parsed<'emergency.handIn'>

export async function takePiece(core: Core, who: Who, piece: Piece): Promise<Out<'emergency.handIn'>> {
  const { desk } = who.caller
  if (desk === undefined) throw new Refusal('NOT_ALLOWED')
  await keepRun(core, who, desk, piece)
  const logTo = await keepEntries(core, who, desk, piece)
  await takeTickets(core, who, piece.tickets)
  const facts = piece.case ?? piece.handOver
  if (facts === null) return { state: null, logTo }
  await receive(core, who, piece, facts)
  return { state: await settle(core, facts.id), logTo }
}

/** @throws Refusal NOT_ALLOWED where another desk has said it was there */
async function keepRun(core: Core, who: Who, desk: string, { run }: Piece): Promise<void> {
  await core.store.write(async ({ tx }) => {
    const known = await tx.selectFrom('emergency_run').select('desk_id').where('id', '=', run.id).executeTakeFirst()
    if (known && known.desk_id !== desk) throw new Refusal('NOT_ALLOWED')
    if (known) return
    const row = { id: run.id, desk_id: desk, mark: run.mark, begun_at: run.begunAt, received_at: core.clock.now(), log_hash: chainStart }
    await tx
      .insertInto('emergency_run')
      .values({ ...row, emptied_at: null })
      .execute()
    await record(core, tx, { who, what: 'emergency.begin', facts: { run: run.id, desk, mark: run.mark, begunAt: run.begunAt } })
  })
}

/**
 * What the desk's log says becomes facts that the desk reported, each an entry of this log: with the number, time, person and hash it has
 * there. An entry that came before is passed over; one that skips others is not taken, so the desk sends from where the branch stands.
 */
function keepEntries(core: Core, who: Who, desk: string, { run, entries }: Piece): Promise<number> {
  return core.store.write(async ({ tx }) => {
    const { log_to } = await tx.selectFrom('emergency_run').select('log_to').where('id', '=', run.id).executeTakeFirstOrThrow()
    let last = log_to
    let hash: string | null = null
    for (const entry of entries) {
      if (entry.seq !== last + 1) continue
      last = entry.seq
      hash = entry.hash
      const { seq, at, operatorId, counter, what, caseId, from, to, facts } = entry
      const reported = { seq, at, operator: operatorId, counter, what, case: caseId, from, to, facts, hash: entry.hash }
      await record(core, tx, { who, what: 'emergency.reported', facts: { desk, run: run.id, ...reported } })
    }
    if (hash !== null)
      await updateOne(
        tx.updateTable('emergency_run').set({ log_to: last, log_hash: hash }).where('id', '=', run.id).where('log_to', '=', log_to),
      )
    return last
  })
}

/** Once it is written down nothing of it can be lost any more, whatever the desk's machine does. */
async function receive(core: Core, who: Who, { run, raw, oldCard }: Piece, facts: EmergencyCase | EmergencyHandOver): Promise<void> {
  const [keptRaw, keptOld] = [raw && (await core.blobs.put(raw)), oldCard && (await core.blobs.put(oldCard))]
  const body = JSON.stringify(facts)
  await core.store.write(async ({ tx, tell }) => {
    const known = await pieceById(tx, facts.id)
    // A piece is of the desk that brought it first.
    if (known && known.run_id !== run.id) throw new Refusal('NOT_ALLOWED')
    if (known) return
    for (const kept of [keptRaw, keptOld]) if (kept) await core.blobs.keep(tx, kept)
    const row: EmergencyPieceRecord = {
      id: facts.id,
      run_id: run.id,
      kind: 'caseId' in facts ? 'hand-over' : 'case',
      number: facts.number,
      state: 'received',
      body,
      body_sha: createHash('sha256').update(body).digest('hex'),
      raw_sha: keptRaw?.sha256 ?? null,
      old_card_sha: keptOld?.sha256 ?? null,
      case_id: null,
      refusal: null,
      received_at: core.clock.now(),
      decided_at: null,
      operator_id: null,
      reason: null,
    }
    await tx.insertInto('emergency_piece').values(row).execute()
    await record(core, tx, {
      who,
      what: 'emergency.receive',
      facts: { piece: row.id, kind: row.kind, number: row.number, sha: row.body_sha },
    })
    tell('emergency.changed', {})
  })
}

const undecided = ['received', 'conflict'] as const
const isUndecided = ({ state }: EmergencyPieceRecord): boolean => undecided.some(one => one === state)

type Do = (tx: Tx) => Promise<CaseId>

/** Made ready outside of the unit of work, for a picture takes time to judge; null where nothing of the piece is open any more. */
async function whatToDo(core: Core, row: EmergencyPieceRecord): Promise<Do | null> {
  const [facts, handOver] = [factsIn(row), handOverIn(row)]
  if (handOver) return tx => noteHandOver(core, tx, handOver)
  if (!facts) return null
  const looked = await lookedAt(core, facts, row.raw_sha)
  return tx => makeCase(core, tx, facts, looked, row)
}

/** Does it, in one unit of work with the word that it is done; what stands in its way is written down for a person to decide. */
export async function settle(core: Core, id: string): Promise<EmergencyPieceRecord['state']> {
  const row = await pieceById(core.store.db, id)
  if (!row) throw new Refusal('NOT_FOUND')
  if (!isUndecided(row)) return row.state
  try {
    const make = await whatToDo(core, row)
    if (make === null) return row.state
    return await core.store.write(async ({ tx, tell }) => {
      const now = await pieceById(tx, id)
      if (!now || !isUndecided(now)) return now?.state ?? row.state
      const caseId = await make(tx)
      const set = {
        state: 'taken' as const,
        case_id: caseId,
        refusal: null,
        body: null,
        raw_sha: null,
        old_card_sha: null,
        decided_at: core.clock.now(),
      }
      await updateOne(tx.updateTable('emergency_piece').set(set).where('id', '=', id).where('state', 'in', undecided))
      await record(core, tx, { who: null, what: 'emergency.take', caseId, facts: { piece: id, number: row.number } })
      tell('emergency.changed', {})
      tell('case.changed', { caseId })
      return 'taken'
    })
  } catch (error) {
    if (!(error instanceof Refusal) || emergencyHeld.some(code => code === error.code)) throw error
    return refused(core, id, error.code)
  }
}

/** A desk that is answered asks again itself; one that died meanwhile, or went out of the house, must leave nothing half done here. */
const leftMs = 2 * 60_000

/** Goes on with what was written down and not made a case of: the server ended in between. */
export async function settleReceived(core: Core, { items }: JobRun): Promise<void> {
  const before = new Date(Date.parse(core.clock.now()) - leftMs).toISOString()
  const rows = await core.store.db
    .selectFrom('emergency_piece')
    .select('id')
    .where('state', '=', 'received')
    .where('received_at', '<', before)
    .orderBy('received_at')
    .execute()
  const ids = rows.map(({ id }) => id)
  await items.keepOnly(ids)
  await items.each(ids, async id => void (await settle(core, id)), { isOwn: isBranchTrouble })
}

function refused(core: Core, id: string, code: string): Promise<EmergencyPieceRecord['state']> {
  return core.store.write(async ({ tx, tell }) => {
    const now = await pieceById(tx, id)
    if (!now || !isUndecided(now)) return now?.state ?? 'conflict'
    const set = { state: 'conflict' as const, refusal: code, decided_at: core.clock.now() }
    await updateOne(tx.updateTable('emergency_piece').set(set).where('id', '=', id).where('state', 'in', undecided))
    await record(core, tx, { who: null, what: 'emergency.conflict', facts: { piece: id, number: now.number, refusal: code } })
    tell('emergency.changed', {})
    return 'conflict'
  })
}

/** Once what stood in its way is gone. */
export async function takeAgain(core: Core, who: Who, { id }: Parsed<'emergency.again'>): Promise<Out<'emergency.again'>> {
  await settle(core, id)
  return listPieces(core, who)
}

/** The slip stays in the customer's hand, so the number is kept with the reason; what identifies them goes. */
export async function dropPiece(core: Core, who: Who, { id, reason }: Parsed<'emergency.drop'>): Promise<Out<'emergency.drop'>> {
  const files = await core.store.write(async ({ tx, tell }) => {
    const now = await pieceById(tx, id)
    if (!now) throw new Refusal('NOT_FOUND')
    if (!isUndecided(now)) throw new Refusal('STALE')
    const by = { operator_id: signedIn(who).operatorId, decided_at: core.clock.now(), reason }
    const set = { state: 'dropped' as const, body: null, raw_sha: null, old_card_sha: null, ...by }
    await updateOne(tx.updateTable('emergency_piece').set(set).where('id', '=', id).where('state', 'in', undecided))
    await record(core, tx, { who, what: 'emergency.drop', facts: { piece: id, number: now.number, refusal: now.refusal } })
    tell('emergency.changed', {})
    return dropFiles(
      tx,
      [now.raw_sha, now.old_card_sha].filter(sha => sha !== null),
    )
  })
  await core.blobs.sweep(files)
  return listPieces(core, who)
}

/** The desk's own store is gone: said once, after all of it was handed in. */
export async function noteEmptied(core: Core, who: Who, said: Parsed<'emergency.emptied'>): Promise<Out<'emergency.emptied'>> {
  await core.store.write(async ({ tx, tell }) => {
    const run = await tx.selectFrom('emergency_run').selectAll().where('id', '=', said.run).executeTakeFirst()
    if (!run || run.desk_id !== who.caller.desk) throw new Refusal('NOT_FOUND')
    if (run.emptied_at !== null) return
    await updateOne(tx.updateTable('emergency_run').set({ emptied_at: core.clock.now() }).where('id', '=', said.run))
    const { cases, entries, lastHash } = said
    const whole = run.log_to === entries && run.log_hash === lastHash
    await record(core, tx, { who, what: 'emergency.emptied', facts: { run: said.run, desk: run.desk_id, cases, entries, lastHash, whole } })
    tell('emergency.changed', {})
  })
  return {}
}
