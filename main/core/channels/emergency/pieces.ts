/** Says what a desk on its own has to hand in, and gives it piece by piece; only a store that was made for such a time has any. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { SignWay } from '../../../../shared/confirm/ways.ts'
import { entriesAtOnce } from '../../../../shared/hall/emergency.ts'
import { CaseId, OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { type EmergencyCase, EmergencyHandOver, EmergencyMark, EmergencyTicket } from '../../../../shared/ipc/shapes/emergency.ts'
import { PhotoSource } from '../../../../shared/ipc/shapes/photo.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Day, Instant } from '../../../../shared/time.ts'
import { step } from '../../../../shared/workflow/step.ts'
import { type Action, isAtCounter } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import type { CaseRecord, PhotoRecord, Tables } from '../../platform/store/schema.ts'
import { cardById, cardView } from '../../records/card/rows.ts'
import { caseById, caseIdOf, identityOf } from '../../records/case/rows.ts'
import { assuredIn, consentsIn, formIn, noticesIn, papersIn, signatureIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { takerIn, takerOf } from '../../records/handover/taker.ts'
import { personsOf } from '../../records/people/rows.ts'
import { decisionsIn, looksIn, photoById } from '../../records/photo/rows.ts'
import { kindOf } from '../../records/ticket/queue.ts'

/** @throws Refusal NOT_ALLOWED in the store of a branch */
function runOf({ branch }: Core): Out<'emergency.piece'>['run'] {
  if (branch.emergency_mark === null || branch.emergency_run === null) throw new Refusal('NOT_ALLOWED')
  return { id: branch.emergency_run, mark: EmergencyMark.parse(branch.emergency_mark), begunAt: Instant.parse(branch.created_at) }
}

export async function emergencyPieces(core: Core): Promise<Out<'emergency.pieces'>> {
  runOf(core)
  const { db } = core.store
  const all = await db
    .selectFrom('case_file')
    .leftJoin('emergency_carried', 'emergency_carried.case_id', 'case_file.id')
    .select(['case_file.id', 'case_file.state', 'emergency_carried.case_id as carried'])
    .orderBy('case_file.opened_at')
    .orderBy('case_file.id')
    .execute()
  const rows = all.filter(({ carried }) => carried === null)
  const handedOver = all.filter(({ carried, state }) => carried !== null && state === 'closed').map(({ id }) => id)
  const { length: waiting } = await waitingHere(core)
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst()
  const ids = (isOpen: boolean) => rows.filter(({ state }) => isAtCounter(state) === isOpen).map(({ id }) => id)
  return { ready: ids(false), open: ids(true), handedOver, waiting, logTo: head?.seq ?? 0 }
}

export async function emergencyPiece(core: Core, _who: Who, asked: Parsed<'emergency.piece'>): Promise<Out<'emergency.piece'>> {
  const run = runOf(core)
  const nothing = { run, case: null, handOver: null, tickets: [], entries: [], raw: null, oldCard: null }
  if ('logFrom' in asked) return { ...nothing, entries: await entriesFrom(core, asked.logFrom) }
  if ('tickets' in asked) return { ...nothing, tickets: await waitingHere(core) }
  if ('handedOver' in asked)
    return { ...nothing, handOver: await handOverOf(core, await caseById(core.store.db, asked.handedOver), run.id) }
  const row = await caseById(core.store.db, asked.caseId)
  const photo = row.photo_id === null ? undefined : await photoById(core.store.db, row.photo_id)
  const facts = await factsOf(core, row, photo)
  return {
    ...nothing,
    case: facts,
    raw: photo && facts.photo ? await core.blobs.read(photo.raw_sha) : null,
    oldCard: row.old_card_sha === null ? null : await core.blobs.read(row.old_card_sha),
  }
}

/** Whether the case has come to where this action may be tried, or past it; what was typed or signed before a change has to be done again. */
const hasReached = (row: CaseRecord, ...actions: readonly Action[]): boolean =>
  !isAtCounter(row.state) || actions.some(on => step(row, on, {}) !== null)

async function factsOf(core: Core, row: CaseRecord, photo: PhotoRecord | undefined): Promise<EmergencyCase> {
  const [companion = null] = await personsOf(core.store.db, caseIdOf(row))
  const { sex } = row
  return {
    id: CaseId.parse(row.id),
    number: row.number,
    makerId: OperatorId.parse(row.maker_id),
    counter: row.maker_counter,
    openedAt: Instant.parse(row.opened_at),
    identity: { ...identityOf(row), sex },
    companion,
    item: row.item as EmergencyCase['item'],
    card: await cardTold(core, row),
    given: givenIn(row),
    form: formIn(row),
    isFilled: hasReached(row, 'choosePhoto', 'confirm'),
    photo: photo && hasReached(row, 'confirm') ? photoFacts(photo) : null,
    signed: await signedIn(core, row),
    submitted: isAtCounter(row.state) ? null : { at: Instant.parse(row.changed_at), promisedDay: dayOrNull(row.promised_day) },
  }
}

const dayOrNull = (day: string | null): Day | null => (day === null ? null : Day.parse(day))

/** What the teller took down of the card, for the branch's own register. */
async function cardTold(core: Core, { card_id }: CaseRecord): Promise<EmergencyCase['card']> {
  if (card_id === null) return null
  const { cardNumber, bank, accountTail, generation, state, account, issuedOn, validTo } = cardView(await cardById(core.store.db, card_id))
  return { cardId: null, cardNumber, bank, accountTail, generation, state, account, issuedOn, validTo } as EmergencyCase['card']
}

function givenIn(row: CaseRecord): EmergencyCase['given'] {
  const { reason, consent_at } = row
  if (reason === null || row.state === 'opened') return null
  return {
    item: row.item,
    reason,
    photoPlan: row.photo_plan,
    photoReceipt: row.photo_receipt,
    assured: assuredIn(row),
    papers: papersIn(row),
    notices: noticesIn(row),
    consents: consentsIn(row),
    at: Instant.parse(consent_at ?? row.changed_at),
  } as EmergencyCase['given']
}

const photoFacts = (photo: PhotoRecord): EmergencyCase['photo'] => ({
  source: PhotoSource.parse(photo.source),
  takenAt: Instant.parse(photo.taken_at),
  decisions: decisionsIn(photo),
  looks: looksIn(photo),
  override: photo.override_by === null ? null : { by: OperatorId.parse(photo.override_by), reason: photo.override_reason ?? '' },
})

async function signedIn({ store }: Core, row: CaseRecord): Promise<EmergencyCase['signed']> {
  if (row.signed_at === null || row.confirmed_by === null || !hasReached(row, 'submit')) return null
  const last = { case: row.id, by: 'id' } as const
  const sheet = await store.db
    .selectFrom('signed_sheet')
    .selectAll()
    .where('case_id', '=', last.case)
    .orderBy(last.by, 'desc')
    .limit(1)
    .executeTakeFirst()
  const onPad = row.signature !== null
  return {
    way: SignWay.parse(row.confirmed_by),
    at: Instant.parse(row.signed_at),
    strokes: signatureIn(row.signature),
    sheet: onPad && sheet ? { json: sheet.sheet, sha: sheet.sheet_sha, pad: sheet.pad } : null,
    otherwise: onPad ? null : await otherwiseSigned(store.db, row.id, 'confirm'),
  }
}

/** Who has a number of today that nobody has served; one that was called and is not at a window is called anew. */
async function waitingHere({ store, clock }: Core): Promise<Out<'emergency.piece'>['tickets']> {
  const rows = await store.db
    .selectFrom('ticket')
    .selectAll()
    .where('day', '=', clock.today())
    .where('state', 'in', ['waiting', 'held', 'called'])
    .orderBy('arrival')
    .execute()
  return rows.map(row => EmergencyTicket.parse({ ...row, kind: kindOf(row), takenAt: row.taken_at, minutes: row.said_minutes }))
}

/** The same at every asking: the branch knows a piece that comes again by it. Crockford's signs, as all ids have. */
function idOfHandOver(run: string, caseId: string): string {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const bytes = createHash('sha256').update(`${run} ${caseId}`).digest()
  return [...bytes.subarray(0, 26)].map(byte => signs[byte % signs.length]).join('')
}

/** @throws Refusal WRONG_STATE where the card was not handed over here */
async function handOverOf({ store }: Core, row: CaseRecord, run: string): Promise<EmergencyHandOver> {
  const caseId = caseIdOf(row)
  const taker = await takerOf(store.db, caseId)
  if (!taker || row.state !== 'closed') throw new Refusal('WRONG_STATE', { state: row.state })
  const handed = await store.db
    .selectFrom('audit')
    .select(['operator_id', 'counter', 'at'])
    .where('case_id', '=', caseId)
    .where('what', '=', 'case.handOver')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const strokes = signatureIn(row.taker_signature)
  return EmergencyHandOver.parse({
    id: idOfHandOver(run, caseId),
    caseId,
    number: row.number,
    makerId: handed.operator_id,
    counter: handed.counter ?? '',
    verifiedAt: row.verified_at,
    at: row.closed_at,
    shown: { docType: taker.holder_doc_type, number: taker.holder_number, validTo: taker.holder_end },
    taker: takerIn(taker),
    renamed: taker.name_now === null ? null : { name: taker.name_now, link: taker.name_link },
    seconder: taker.seconder_id === null ? null : { by: taker.seconder_id, reason: taker.seconder_reason ?? '' },
    oldCard: row.old_card,
    strokes,
    otherwise: strokes ? null : await otherwiseSigned(store.db, caseId, 'take'),
  })
}

async function otherwiseSigned(
  db: Kysely<Tables>,
  caseId: string,
  moment: 'confirm' | 'take',
): Promise<NonNullable<EmergencyCase['signed']>['otherwise']> {
  const signing = await db
    .selectFrom('signing')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('moment', '=', moment)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!signing) return null
  const { way, reason, slip, witness_id } = signing
  return { way, reason, slip, witnessId: witness_id === null ? null : OperatorId.parse(witness_id) }
}

async function entriesFrom({ store }: Core, from: number): Promise<Out<'emergency.piece'>['entries']> {
  const rows = await store.db.selectFrom('audit').selectAll().where('seq', '>=', from).orderBy('seq').limit(entriesAtOnce).execute()
  return rows.map(({ seq, at, operator_id, counter, what, case_id, from_state, to_state, facts, hash }) => ({
    seq,
    at,
    operatorId: operator_id,
    counter,
    what,
    caseId: case_id,
    from: from_state,
    to: to_state,
    facts,
    hash,
  }))
}
