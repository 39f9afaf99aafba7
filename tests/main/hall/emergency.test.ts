/** A desk whose branch is away: what it keeps, what it may do then, and how all of it comes to the branch once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseItems } from '../../../shared/business/items.ts'
import { isTakenInEmergency } from '../../../shared/hall/emergency.ts'
import { emergencyWrites } from '../../../shared/hall/emergency-writes.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { atBranch, filled, madeUpCitizens, otherCitizen, signature, submitted } from '../../support/a-case.ts'
import type { Counter, Seat } from '../../support/a-counter.ts'
import { aDeskAlone, type DeskAlone } from '../../support/a-desk-alone.ts'
import { aHall, type TestDesk, type TestHall } from '../../support/a-hall.ts'

let hall: TestHall
let desk: DeskAlone
let window5: TestDesk

beforeAll(async () => {
  hall = await aHall()
  desk = await aDeskAlone(hall, '3号窗')
  window5 = await hall.aDesk('5号窗')
})
afterAll(async () => {
  await desk.end()
  await hall.end()
})

const pieces = async () => (await window5.call('emergency.list', {})).pieces
const casesAtBranch = () => hall.running().store.db.selectFrom('case_file').selectAll().orderBy('opened_at').execute()

describe('a desk with its branch', () => {
  test('keeps the rules and whoever signed in there, sealed, and nothing of the branch’s own passwords', async () => {
    // The manager was here today, so his word for a picture can be given here without the branch.
    for (const login of ['zhuguan', 'jingban']) await desk.seat.call('session.signIn', { login, password: practicePassword, counter: '03' })
    await desk.kitOf('zhuguan')
    await desk.kitOf('jingban')
    const [file] = readdirSync(desk.folder)
    const bytes = readFileSync(join(desk.folder, file ?? '')).toString('latin1')
    for (const plain of ['jingban', 'argon2', 'profile']) expect(bytes).not.toContain(plain)
    const given = await desk.line.link.call({ window: 'program', seat: 0 }, 'emergency.keep', { people: await everybody() })
    const text = JSON.stringify(given)
    expect(text).toContain('jingban')
    expect(text).not.toContain('argon2')
  })

  test('does not hand the kit to a window, and takes nothing in from one', async () => {
    expect(await window5.askOnce('emergency.keep', { people: [] })).toEqual({ ok: false, error: { code: 'WRONG_WINDOW' } })
    const asked = await hall.running().store.db.selectFrom('emergency_run').select('id').execute()
    expect(asked).toEqual([])
  })

  test('does not go on by itself while the branch answers', async () => {
    expect(desk.view()).toMatchObject({ state: 'ready' })
    await expect(desk.begin('jingban', practicePassword)).rejects.toMatchObject({ code: 'EMERGENCY_EARLY' })
  })

  const everybody = async () => (await hall.running().store.db.selectFrom('operator').select('id').execute()).map(({ id }) => id)
})

describe('a desk whose branch is away', () => {
  test('offers it when the time the manager set is over, to who signed in here and knows the password', async () => {
    await window5.signIn('zhuguan', '12')
    await window5.call('emergency.set', { afterMinutes: 20 })
    await desk.seat.call('session.signIn', { login: 'jingban', password: practicePassword, counter: '03' })
    await desk.kitOf('jingban', 20)
    await desk.away(19)
    expect(desk.view()).toMatchObject({ state: 'ready' })
    await expect(desk.begin('jingban', practicePassword)).rejects.toMatchObject({ code: 'EMERGENCY_EARLY' })
    await desk.away(21)
    expect(desk.view()).toMatchObject({ state: 'offered' })
    await expect(desk.begin('fuhe', practicePassword)).rejects.toMatchObject({ code: 'EMERGENCY_NOT_HERE' })
    await expect(desk.begin('jingban', 'falsch-1234')).rejects.toMatchObject({ code: 'BAD_LOGIN' })
    const session = await desk.begin('jingban', practicePassword)
    expect(session).toMatchObject({ operator: { login: 'jingban' }, counter: '03' })
    expect(desk.view()).toMatchObject({ state: 'on', mark: 'Y1' })
    // Once is enough, and it ends only when the branch is there.
    await expect(desk.begin('jingban', practicePassword)).rejects.toMatchObject({ code: 'EMERGENCY_ON' })
    await expect(desk.endMode()).rejects.toMatchObject({ code: 'EMERGENCY_ON' })
  })

  test('gives out marked numbers of its own, and leaves to the branch what another must decide', async () => {
    const { number } = await desk.seat.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    expect(number).toBe('Y1001')
    const view = await submitted(desk.seat)
    expect(view.number).toMatch(/-Y1-0001$/)
    expect(view).toMatchObject({ state: 'submitted', pickup: { promised: { day: expect.any(String) } } })
    const paused = { ok: false, error: { code: 'EMERGENCY_PAUSED' } }
    expect(await desk.seat.ask('case.void', { caseId: view.id, revision: view.revision, reason: '写错了' })).toEqual(paused)
    expect(await desk.seat.ask('fee.collect', { caseId: view.id, revision: view.revision, method: 'cash', fen: 2_000 })).toEqual(paused)
    const answer = await desk.seat.ask('review.approve', { caseId: view.id, revision: view.revision })
    expect(answer).toEqual(paused)
  })

  test('keeps what was done through a power cut', async () => {
    await desk.powerCut()
    await desk.until('its store is open again', () => desk.opened())
    await desk.seat.call('session.signIn', { login: 'jingban', password: practicePassword, counter: '03' })
    const mine = await desk.seat.call('case.find', { which: 'mine', text: '' })
    expect(mine).toEqual([])
    // Another person, and one whose form is only filled in when the branch comes back.
    await submitted(desk.seat, otherCitizen)
    await filled(desk.seat, madeUpCitizens(1)[0])
  })
})

describe('the branch is back', () => {
  test('each case is there once, found by the number on its slip, with picture, signature and the promised day', async () => {
    await window5.signIn('zhuguan', '12')
    await desk.back()
    await desk.until('both are handed in', () => desk.view().handed === 2)
    const found = await window5.call('case.find', { which: 'all', text: (await pieces()).at(-1)?.number ?? '' })
    expect(found).toHaveLength(1)
    const [row] = found
    expect(row).toMatchObject({ state: 'submitted' })
    const view = await window5.call('case.view', { caseId: row?.id as never })
    expect(view).toMatchObject({ formProblems: [], photos: [{ chosen: true }], confirmedBy: 'pad', makerCounter: '03' })
    expect(view.number).not.toContain('-Y1-')
    const file = await hall.running().store.db.selectFrom('signed_sheet').selectAll().where('case_id', '=', view.id).execute()
    expect(file).toHaveLength(1)
    expect(file[0]?.sheet).toContain('-Y1-')
  })

  test('sent again after a power cut nothing is doubled', async () => {
    const before = (await casesAtBranch()).length
    await desk.powerCut()
    await desk.until('all of it was said again', () => desk.view().handed === 2)
    expect(await casesAtBranch()).toHaveLength(before)
  })

  test('ended, the unfinished case comes as far as it went, the store is gone, and the log tells of it', async () => {
    const before = (await casesAtBranch()).length
    await desk.endMode()
    await desk.until('the desk is with its branch again', () => desk.view().since === null)
    expect(existsSync(join(desk.folder, 'store'))).toBe(false)
    const cases = await casesAtBranch()
    expect(cases).toHaveLength(before + 1)
    expect(cases.map(({ state, emergency_number }) => [state, emergency_number?.slice(-7)])).toContainEqual(['filled', 'Y1-0003'])
    const { store } = hall.running()
    const audit = await store.db.selectFrom('audit').selectAll().where('what', 'like', 'emergency.%').orderBy('seq').execute()
    const reported = audit.filter(({ what }) => what === 'emergency.reported').map(({ facts }) => JSON.parse(facts))
    expect(reported.map(({ seq }) => seq)).toEqual(reported.map((_, at) => at + 1))
    const emptied = audit.filter(({ what }) => what === 'emergency.emptied').map(({ facts }) => JSON.parse(facts))
    expect(emptied).toMatchObject([{ whole: true, cases: 3, entries: reported.length, lastHash: reported.at(-1).hash }])
    expect(await window5.call('audit.verify', {})).toEqual({ brokenAt: null })
    expect(await desk.seat.ask('session.view', {})).toMatchObject({ ok: true })
  })
})

describe('what stands in the way', () => {
  test('is shown with the other case, and goes on when that is settled, or is let go with a reason', async () => {
    await window5.signIn('jingban', '05')
    const [here, other] = madeUpCitizens(3).slice(1)
    const busy = await window5.call('case.open', { ticketId: null, identity: here as never })
    const alsoBusy = await window5.call('case.open', { ticketId: null, identity: other as never })
    for (const login of ['zhuguan', 'jingban']) await desk.seat.call('session.signIn', { login, password: practicePassword, counter: '03' })
    await desk.kitOf('zhuguan')
    await desk.kitOf('jingban')
    await desk.away(60)
    await desk.begin('jingban', practicePassword)
    const first = await submitted(desk.seat, here)
    // The numbers of this morning are on slips in people's hands.
    expect(first.number).toMatch(/-Y1B-0001$/)
    const second = await submitted(desk.seat, other)
    await desk.back()
    await desk.until('both are handed in', () => desk.view().conflicts === 2)
    await window5.signIn('jingban', '05')
    const open = (await pieces()).filter(({ state }) => state === 'conflict')
    expect(open.map(({ number, against }) => [number, against?.number]).sort()).toEqual(
      [
        [first.number, busy.number],
        [second.number, alsoBusy.number],
      ].sort(),
    )
    await window5.call('case.void', { caseId: busy.id, revision: busy.revision, reason: '应急窗口已受理' })
    const [again, dropped] = [open.find(({ number }) => number === first.number), open.find(({ number }) => number === second.number)]
    const tried = await window5.ask('emergency.again', { id: again?.id ?? '' })
    expect({ ok: tried.ok, bugs: hall.logged.filter(({ code }) => code === 'bug') }).toEqual({ ok: true, bugs: [] })
    await window5.call('emergency.drop', { id: dropped?.id ?? '', reason: '本人已在5号窗办理' })
    const now = await pieces()
    expect(now.find(({ id }) => id === again?.id)).toMatchObject({ state: 'taken', caseId: expect.any(String) })
    expect(now.find(({ id }) => id === dropped?.id)).toMatchObject({ state: 'dropped', reason: '本人已在5号窗办理', caseId: null })
    // Sent again it stays let go.
    await desk.powerCut()
    await desk.endMode()
    await desk.until('the desk is with its branch again', () => desk.view().since === null)
    expect((await pieces()).find(({ id }) => id === dropped?.id)).toMatchObject({ state: 'dropped' })
    expect((await casesAtBranch()).filter(({ emergency_number }) => emergency_number === second.number)).toEqual([])
  })
})

describe('cards that wait at the branch', () => {
  const refreshed = (count: number) => desk.kitWhere(`the list of ${count} cards`, kit => kit.cards.length === count)
  /** People of the branch at windows of their own, as its tests seat them. */
  const people = () => {
    const at = async (login: string, seat: number): Promise<Seat> => {
      const ask: Seat['ask'] = (name, input) => window5.ask(name, input, 'desk', seat)
      const call: Seat['call'] = async (name, input) => {
        const reply = await ask(name, input)
        if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.detail ?? {})}`)
        return reply.value
      }
      await ask('session.signIn', { login, password: practicePassword, counter: String(seat) })
      return { number: seat, ask, call }
    }
    return { teller: () => at('jingban', 31), reviewer: () => at('fuhe', 32), cards: () => at('kaguan', 33) } as never as Counter
  }
  const verify = (view: CaseView, person: { number: string }) =>
    ({
      caseId: view.id,
      revision: view.revision,
      docType: 'RIC',
      number: person.number,
      faceSame: true,
      nameSame: true,
      cardPhotoSame: true,
    }) as const
  const told = { oldCard: 'none', toldEnable: true, toldBank: true, signature } as const

  test('come along as the manager lets them, are handed over without the branch, and are there as handed over once', async () => {
    const [one, other] = madeUpCitizens(9).slice(5) as [IdentityInput, IdentityInput]
    const first = await atBranch(people(), one)
    const second = await atBranch(people(), other)
    await window5.signIn('zhuguan', '12')
    await window5.call('emergency.set', { afterMinutes: 20, carriesCards: false })
    await refreshed(0)
    await window5.call('emergency.set', { afterMinutes: 20, carriesCards: true })
    await refreshed(2)
    for (const login of ['zhuguan', 'jingban']) await desk.seat.call('session.signIn', { login, password: practicePassword, counter: '03' })
    await desk.kitOf('jingban')
    await desk.away(60)
    await desk.begin('jingban', practicePassword)
    expect(desk.view()).toMatchObject({ cards: 2 })
    const ticket = await desk.seat.call('ticket.take', { item: 'PICKUP', priority: false })
    await desk.seat.call('ticket.call', {})
    const found = await desk.seat.call('identity.lookUp', { docType: 'RIC', number: one.number })
    expect(found.inFlight).toMatchObject({ number: first.number, state: 'at-branch' })
    const here = await desk.seat.call('case.view', { caseId: first.id })
    const begun = await desk.seat.call('pickup.begin', { caseId: here.id, revision: here.revision, ticketId: ticket.id })
    const stranger = await desk.seat.ask('handover.verify', verify(begun, other))
    expect(stranger).toMatchObject({ error: { code: 'HANDOVER_MISMATCH' } })
    const verified = await desk.seat.call('handover.verify', verify(begun, one))
    const handed = await desk.seat.call('handover.complete', { caseId: verified.id, revision: verified.revision, ...told })
    expect(handed).toMatchObject({ state: 'closed', number: first.number })
    // Neither sent back nor made anew without the branch.
    const bad = await desk.seat.ask('handover.wrongCard', { caseId: second.id, revision: 1, note: '卡面有划痕' })
    expect(bad).toMatchObject({ error: { code: 'EMERGENCY_PAUSED' } })

    // Meanwhile a window that has its branch says of the second card that it is not its holder's.
    const seconds = await desk.seat.call('case.view', { caseId: second.id })
    const shown = await desk.seat.call('handover.verify', verify(seconds, other))
    await desk.seat.call('handover.complete', { caseId: shown.id, revision: shown.revision, ...told })
    await window5.signIn('jingban', '05')
    const there = await window5.call('case.view', { caseId: second.id })
    await window5.call('handover.wrongCard', { caseId: second.id, revision: there.revision, note: '不是本人的卡' })

    await desk.back()
    await desk.until('both are handed in', () => desk.view().handed === 2)
    const now = await window5.call('case.view', { caseId: first.id })
    expect(now).toMatchObject({ state: 'closed', handover: { oldCard: 'none', takenBy: 'holder', closedAt: handed.handover.closedAt } })
    const rows = (await window5.call('emergency.list', {})).pieces.filter(({ kind }) => kind === 'hand-over')
    expect(rows.map(({ number, state, refusal, against }) => [number, state, refusal, against?.state ?? null]).sort()).toEqual(
      [
        [first.number, 'taken', null, null],
        [second.number, 'conflict', 'WRONG_STATE', 'make-failed'],
      ].sort(),
    )
    await desk.powerCut()
    await desk.until('all of it was said again', () => desk.view().handed === 2)
    const { store } = hall.running()
    const entries = await store.db.selectFrom('audit').select('what').where('case_id', '=', first.id).execute()
    expect(entries.filter(({ what }) => what === 'case.handOver')).toHaveLength(1)
    const conflict = rows.find(({ state }) => state === 'conflict')
    await window5.signIn('jingban', '05')
    // As it lies there where the server ended between writing it down and making something of it, and the desk never came back.
    const left = { state: 'received', refusal: null, received_at: '2026-01-01T00:00:00.000Z' } as const
    const pieceRow = () =>
      store.db
        .selectFrom('emergency_piece')
        .select(['state', 'refusal'])
        .where('id', '=', conflict?.id ?? '')
    await store.db
      .updateTable('emergency_piece')
      .set(left)
      .where('id', '=', conflict?.id ?? '')
      .execute()
    await hall.running().jobs.follow('emergency')
    expect(await pieceRow().executeTakeFirst()).toEqual({ state: 'conflict', refusal: 'WRONG_STATE' })
    await window5.call('emergency.drop', { id: conflict?.id ?? '', reason: '卡已收回，重新放入卡柜' })
    // Somebody took a number at the desk and was not called there; the branch gave one out since.
    await desk.seat.call('session.signIn', { login: 'jingban', password: practicePassword, counter: '03' })
    const waits = await desk.seat.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    await desk.endMode()
    await desk.until('the desk is with its branch again', () => desk.view().since === null)
    const { waiting } = await window5.call('ticket.line', {})
    expect(waiting.filter(({ number }) => number === waits.number)).toMatchObject([{ state: 'waiting', item: 'REPLACE_PHOTO' }])
    // What came along is no case of the desk's: nothing of it was handed in as one.
    expect((await casesAtBranch()).filter(({ doc_number }) => [one.number, other.number].includes(doc_number))).toHaveLength(2)
  })
})

test('every write is either open at a desk on its own or waits; what decides, pays or ends never is open', () => {
  const writes = Object.entries(contract as Record<string, Command>).filter(([, { kind, at }]) => kind === 'write' && at === 'branch')
  const open = writes.filter(([name]) => emergencyWrites.some(one => one === name)).map(([name]) => name)
  expect([...open].sort()).toEqual([...emergencyWrites].sort())
  expect(
    open.filter(name => /^(review|fee|stock|production|pickup|operator|profile|calendar|case\.(void|end|reassign))/.test(name)),
    // A number that was called for a card is tied to it; seats, hours and cards that go back wait.
  ).toEqual(['pickup.begin'])
  expect(caseItems.filter(isTakenInEmergency)).toEqual(expect.arrayContaining(['REPLACE_PHOTO', 'INFO_CHANGE']))
  expect(caseItems.filter(isTakenInEmergency)).not.toContain('LOSS_FORMAL')
})
