/** Who cannot sign on the pad signs on paper, by thumbprint or by a witness, and everybody can read how. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OtherWay, signProblem, signTable } from '../../../../../shared/confirm/ways.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, citizen, madeUpCitizens, photographed, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
const people = madeUpCitizens(20)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const witness = { login: 'kaguan', password: practicePassword }
const onPaper = { way: 'paper', reason: 'no-pad', slip: '2026-0309-17', witness: null } as const
const byWitness = { way: 'witness', reason: 'cannot-sign', slip: '2026-0309-18', witness } as const
const formOf = async ({ id }: CaseView) => (await teller.call('slip.page', { kind: 'form', caseId: id, ticketId: null })).html

test('without a pad the customer signs the printed form, and the reviewer reads its number', async () => {
  const shown = await photographed(teller, nextPerson())
  expect(await formOf(shown)).toContain('sign-space')
  const signed = await teller.call('confirm.sign', { ...refOf(shown), signature: [], otherwise: onPaper })
  expect(signed).toMatchObject({ confirmedBy: 'paper', signature: null, signing: { ...onPaper, witness: null } })
  const handedIn = await teller.call('case.submit', refOf(signed))
  const seen = await (await counter.reviewer()).call('case.view', { caseId: handedIn.id })
  expect(seen.signing).toMatchObject({ way: 'paper', slip: '2026-0309-17' })
  expect(await formOf(seen)).toContain('纸质签名，本窗口没有签名板，单据编号 2026-0309-17')
})

test('a witness says so with the own password, and stands in the case and in the log', async () => {
  const shown = await photographed(teller, nextPerson())
  const alone = await teller.ask('confirm.sign', { ...refOf(shown), signature: [], otherwise: { ...byWitness, witness: null } })
  expect(alone).toEqual({ ok: false, error: { code: 'SIGN_WAY', detail: { problem: 'WITNESS' } } })
  if (!alone.ok) expect(sayRefusal(alone.error)).toContain('见证人')
  const self = { login: 'jingban', password: practicePassword }
  const own = await teller.ask('confirm.sign', { ...refOf(shown), signature: [], otherwise: { ...byWitness, witness: self } })
  expect(own).toMatchObject({ error: { code: 'SAME_PERSON' } })
  const signed = await teller.call('confirm.sign', { ...refOf(shown), signature: [], otherwise: byWitness })
  expect(signed.signing?.witness).toBe('赵卡')
  const { entries } = await (await counter.manager()).call('audit.find', { caseId: shown.id, day: null })
  expect(entries[0]).toMatchObject({ what: 'case.confirm', facts: { by: 'witness', reason: 'cannot-sign' } })
})

test('a pad that works again takes the place of the slip', async () => {
  const shown = await photographed(teller, nextPerson())
  const signed = await teller.call('confirm.sign', { ...refOf(shown), signature: [], otherwise: onPaper })
  const drawn = await teller.call('confirm.sign', { ...refOf(signed), signature })
  expect(drawn).toMatchObject({ confirmedBy: 'pad', signature, signing: null })
})

test('a reason belongs to its way, and no way is taken without a word', async () => {
  const shown = await photographed(teller, nextPerson())
  const odd = await teller.ask('confirm.sign', { ...refOf(shown), signature: [], otherwise: { ...onPaper, reason: 'cannot-sign' } })
  expect(odd).toMatchObject({ error: { code: 'SIGN_WAY', detail: { problem: 'REASON' } } })
  const unnumbered = await teller.ask('confirm.sign', { ...refOf(shown), signature: [], otherwise: { ...onPaper, slip: ' ' } })
  expect(unnumbered).toMatchObject({ error: { code: 'BAD_INPUT' } })
})

test('whoever takes the card signs the slip by thumbprint', async () => {
  const cards = await counter.cards()
  const view = await atBranch(counter, nextPerson())
  const { docType, number } = view.identity
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const seen = await cards.call('handover.verify', { ...refOf(view), docType, number, ...same })
  const slip = async () => (await cards.call('slip.page', { kind: 'pickup', caseId: view.id, ticketId: null })).html
  expect(await slip()).toContain('sign-space')
  const otherwise = { way: 'print', reason: 'cannot-write', slip: '领卡 17', witness: null } as const
  const told = { oldCard: 'collected', toldEnable: true, toldBank: true } as const
  const done = await cards.call('handover.complete', { ...refOf(seen), ...told, signature: [], otherwise })
  expect(done).toMatchObject({ state: 'closed', handover: { signing: { way: 'print', slip: '领卡 17' } } })
  expect(await slip()).toContain('按指印，不会写字，单据编号 领卡 17')
})

test('a place that takes only the pad refuses the rest', async () => {
  const here = await aCounter({ photos })
  const manager = await here.manager()
  const { newest: profile, decisions } = await manager.call('profile.versions', {})
  const onlyPad = { ...profile.signWays, value: ['pad' as const], source: { text: '本市规定', url: null } }
  const change = { kind: 'edit' as const, profile: { ...profile, signWays: onlyPad } }
  await manager.call('profile.save', { change, begins: Day.parse('2026-03-09'), reason: '按本市规定', seen: decisions[0]?.seq ?? 0 })
  const seat = await here.teller()
  const shown = await photographed(seat, nextPerson())
  const answer = await seat.ask('confirm.sign', { ...refOf(shown), signature: [], otherwise: onPaper })
  expect(answer).toEqual({ ok: false, error: { code: 'SIGN_WAY', detail: { problem: 'FORBIDDEN' } } })
  await here.end()
})

test('each way has its reasons, and the table takes them', () => {
  const others = signTable.filter(({ way }) => way !== 'pad')
  expect(others.map(({ way, reasons }) => [way, reasons.length > 0])).toEqual(others.map(({ way }) => [way, true]))
  for (const { way, reasons } of others)
    for (const reason of reasons) expect(signProblem({ way: way as OtherWay, reason, isWitnessed: true }, null)).toBeNull()
})
