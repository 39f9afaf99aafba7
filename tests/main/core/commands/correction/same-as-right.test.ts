/** Any fact recorded wrong and put right equals the history in which it was right at once, but for the correction's own entries. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import {
  booked,
  citizen,
  confirmed,
  filled,
  madeUpCitizens,
  opened,
  paid,
  produced,
  signature,
  submitted,
} from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'
import { allOf } from '../../../../support/all-of-a-case.ts'

// Two branches with the same held clock, so that even the instants are equal.
let straight: Counter
let mended: Counter
beforeAll(async () => {
  straight = await aCounter()
  mended = await aCounter()
})
afterAll(async () => {
  await straight.end()
  await mended.end()
})

const people = madeUpCitizens(200)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
const second = { login: 'zhuguan', password: practicePassword }

async function correct(counter: Counter, change: In<'correction.make'>['change']): Promise<CaseView> {
  // Who the holder is corrects whoever sees it: to the manager it is masked.
  const corrector = await (change.fact === 'identity' ? counter.teller() : counter.manager())
  await corrector.call('correction.make', { change, reason: '录入有误', second: { ...second, login: 'fuhe' } })
  if (!('caseId' in change)) throw new Error('not of a case')
  return corrector.call('case.view', { caseId: change.caseId })
}

const wrongs: readonly ((right: IdentityInput, other: IdentityInput) => Partial<IdentityInput>)[] = [
  () => ({ name: '张错字' }),
  (_right, other) => ({ number: other.number, birth: other.birth, sex: other.sex }),
  () => ({ validTo: '2040-01-01' as never }),
  () => ({ validFrom: '2015-05-01' as never }),
]
const stops = { opened, filled, confirmed, submitted } as const

/** From wherever the correction left it to the review, as any case goes. */
async function handedIn(counter: Counter, view: CaseView): Promise<CaseView> {
  const teller = await counter.teller()
  if (view.state === 'submitted') return view
  const { id, revision } =
    view.state === 'confirmed' ? view : await teller.call('confirm.sign', { caseId: view.id, revision: view.revision, signature })
  return teller.call('case.submit', { caseId: id, revision })
}

const roll = dice(9)
const rounds = Array.from({ length: 8 }, (_, at) => ({
  at,
  stop: roll.of(['opened', 'filled', 'confirmed', 'submitted'] as const),
  wrong: roll.of(wrongs),
}))

test.each(rounds)('an identity typed wrong and put right when the case is $stop (round $at)', async ({ stop, wrong }) => {
  const [right, other] = [nextPerson(), nextPerson()]
  const begin = stops[stop]
  const plain = await begin(await straight.teller(), right)
  const odd = await begin(await mended.teller(), { ...right, ...wrong(right, other) })
  const fixed = await correct(mended, { fact: 'identity', caseId: odd.id, revision: odd.revision, identity: right })
  const signs = stop === 'confirmed' || stop === 'submitted'
  const [one, two] = signs ? [await handedIn(straight, plain), await handedIn(mended, fixed)] : [plain, fixed]
  expect(await allOf(mended, two)).toEqual(await allOf(straight, one))
})

test('a step ticked by mistake and taken back, and the case went on', async () => {
  const person = nextPerson()
  const plain = await produced(straight, await paid(straight, person), ['sendToMake'])
  const odd = await produced(mended, await paid(mended, person), ['sendToMake', 'branchReceived'])
  const fixed = await correct(mended, { fact: 'arrived', caseId: odd.id, revision: odd.revision })
  expect(await allOf(mended, fixed)).toEqual(await allOf(straight, plain))
  const [one, two] = [await produced(straight, plain, ['branchReceived']), await produced(mended, fixed, ['branchReceived'])]
  expect(await allOf(mended, two)).toEqual(await allOf(straight, one))
})

test('a hand-over noted on the wrong case and taken back', async () => {
  const person = nextPerson()
  const plain = await booked(straight, person)
  const at = await booked(mended, person)
  const cards = await mended.cards()
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true, docType: person.docType, number: person.number }
  const verified = await cards.call('handover.verify', { caseId: at.id, revision: at.revision, ...same })
  const told = { toldEnable: true, toldBank: true, signature }
  const odd = await cards.call('handover.complete', { caseId: at.id, revision: verified.revision, oldCard: 'collected', ...told })
  const fixed = await correct(mended, { fact: 'handed-over', caseId: odd.id, revision: odd.revision })
  expect(await allOf(mended, fixed)).toEqual(await allOf(straight, plain))
})
