/** Sends every command to a case in every state: what the table does not know is refused, and the case stays what it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workingRoles } from '../../../../../shared/access/roles.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { step } from '../../../../../shared/workflow/step.ts'
import { actionNames, type State, stateNames } from '../../../../../shared/workflow/table.ts'
import {
  approved,
  atBranch,
  chosen,
  citizen,
  closed,
  confirmed,
  filled,
  madeUpCitizens,
  noticed,
  opened,
  paid,
  photographed,
  produced,
  sentBack,
  submitted,
  uncollected,
} from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { pictureOf } from '../../../../support/a-store-picture.ts'
import { samplesFor } from '../../../../support/call-samples.ts'
import { commandOf } from '../../../../support/command-of.ts'

let photos: SharedEngine
let counter: Counter
/** Holds every role, so that only the table stands in the way. */
let all: Seat
const views = new Map<State, CaseView>()

const people = madeUpCitizens(24)
const nextPerson = () => people.pop() ?? citizen
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

async function toEveryState(): Promise<void> {
  const teller = await counter.teller()
  const reviewer = await counter.reviewer()
  const cards = await counter.cards()
  const put = async (state: State, making: Promise<CaseView>) => void views.set(state, await making)
  await put('opened', opened(teller, nextPerson()))
  await put('noticed', noticed(teller, nextPerson()))
  await put('filled', filled(teller, nextPerson()))
  await put('photographed', photographed(teller, nextPerson()))
  await put('confirmed', confirmed(teller, nextPerson()))
  await put('submitted', submitted(teller, nextPerson()))
  const back = refOf(await submitted(teller, nextPerson()))
  await put('returned', reviewer.call('review.return', { ...back, faults: [{ part: 'form', what: 'mailAddr' }], note: '地址不全' }))
  const bad = refOf(await submitted(teller, nextPerson()))
  await put('rejected', reviewer.call('review.reject', { ...bad, note: '照片不是本人' }))
  const given = refOf(await opened(teller, nextPerson()))
  await put('void', teller.call('case.void', { ...given, reason: '客户改天再来' }))
  await put('approved', approved(counter, nextPerson()))
  await put('paid', paid(counter, nextPerson()))
  await put('making', produced(counter, await paid(counter, nextPerson()), ['sendToMake']))
  await put('make-failed', produced(counter, await paid(counter, nextPerson()), ['sendToMake', 'makeFailed']))
  await put('at-city-bank', produced(counter, await paid(counter, nextPerson()), ['sendToMake', 'cityBankReceived']))
  await put('at-branch', atBranch(counter, nextPerson()))
  await put('notified', cards.call('pickup.notify', refOf(await atBranch(counter, nextPerson()))))
  const there = await atBranch(counter, nextPerson())
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const { docType, number } = there.identity
  await put('handing-over', cards.call('handover.verify', { ...refOf(there), docType, number, ...same }))
  const sent = await atBranch(counter, nextPerson())
  await all.call('transfer.send', {
    ...{ branch: '城南支行', address: '', phone: '', reason: '客户要求', cases: [refOf(sent)] },
    second: { login: 'zhuguan', password: practicePassword },
  })
  await put('sent-on', all.call('case.view', { caseId: sent.id }))
  await put(
    'mailed',
    all.call('parcel.send', {
      ...refOf(await atBranch(counter, nextPerson())),
      ...{ carrier: 'EMS', waybill: '1000000000001', recipient: '张练习', phone: '13800000000', address: '演练市示范区练习路2号' },
      second: { login: 'zhuguan', password: practicePassword },
    }),
  )
  await put('closed', closed(counter, nextPerson()))
  const begun = counter.clock.now()
  await put('overdue', uncollected(counter, nextPerson()))
  const left = await uncollected(counter, nextPerson())
  await put('sent-back', sentBack(counter, left))
  counter.clock.set(begun)
}

function viewAt(state: State): CaseView {
  const view = views.get(state)
  if (!view) throw new Error('no case stands in this state')
  return view
}

beforeAll(async () => {
  photos = await aSharedEngine()
  // A place that states both how long a card waits and for how long after that.
  counter = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
  all = await counter.hired('quanneng', workingRoles)
  await toEveryState()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

test('the people of a branch bring a case to every state of the table', () => {
  expect([...views].map(([state, view]) => [state, view.state])).toEqual([...views].map(([state]) => [state, state]))
  expect([...views.keys()].sort()).toEqual([...stateNames].sort())
})

describe.each(stateNames)('a case that is %s', state => {
  const at = { state, path: 'photo-card' } as const
  const refusedHere = actionNames.filter(on => step(at, on, {}) === null)

  test.each(refusedHere)('refuses %s and stays as it was', async on => {
    const view = viewAt(state)
    const ticket = await all.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    const samples = samplesFor(view, ticket)
    const input =
      commandOf[on] === 'production.record'
        ? { ...samples['production.record'], event: on, note: '芯片不良' }
        : on === 'shoot'
          ? { ...samples['photo.capture'], images: [await citizenPhoto()] }
          : // A draft that changes nothing is no change; this one would be.
            on === 'draft' || on === 'fill'
            ? { caseId: view.id, draft: { mailAddr: `演练市${on}路9号` } }
            : samples[commandOf[on]]
    const before = await pictureOf(counter.core)
    const answer = await counter.send(all.number, commandOf[on], input)
    expect(answer.ok).toBe(false)
    // A fee that is not due, an entry the ledger does not have and a day before the card exists are said before the state is.
    if (!answer.ok)
      expect(['WRONG_STATE', 'FEE_WRONG', 'FEE_ENTRY', 'SLOT_TOO_EARLY', 'PHOTO_REFUSED', 'NOT_FOUND']).toContain(answer.error.code)
    expect(await pictureOf(counter.core)).toEqual(before)
  })

  test('tells the teller, and everybody, exactly what the table allows', async () => {
    const view = await all.call('case.view', { caseId: viewAt(state).id })
    expect([...view.allowed].sort()).toEqual(actionNames.filter(on => step(at, on, {}) !== null).sort())
  })

  test('keeps the picture of the old card as the reviewer saw it', async () => {
    const view = viewAt(state)
    const atTheChair = ['opened', 'noticed', 'filled', 'photographed', 'confirmed', 'returned'].includes(state)
    const answer = await all.ask('photo.oldCard', { caseId: view.id, image: await citizenPhoto() })
    expect(answer.ok ? 'kept' : answer.error.code).toBe(atTheChair ? 'kept' : 'WRONG_STATE')
  })
})

test('a void case gives its ticket and its seat back, also after approval', async () => {
  const view = await approved(counter, nextPerson())
  const manager = await counter.manager()
  const gone = await manager.call('case.void', { ...refOf(view), reason: '客户撤回申请' })
  expect(gone).toMatchObject({ state: 'void', pickup: { booked: null } })
})

test('a shot taken while the case moved on is not put into it', async () => {
  const teller = await counter.teller()
  const view = await photographed(teller, nextPerson())
  const again = await chosen(teller, view)
  expect(again.photos).toHaveLength(1)
  const [shot, gone] = await Promise.all([
    teller.ask('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] }),
    teller.ask('case.void', { ...refOf(again), reason: '客户离开' }),
  ])
  expect([shot.ok, gone.ok]).toEqual([false, true])
  expect((await teller.call('case.view', { caseId: view.id })).photos).toHaveLength(1)
})
