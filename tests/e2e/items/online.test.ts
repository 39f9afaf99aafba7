/** Applications made online come as files: one becomes a case and a card, one the program refuses, one the teller, through the real window. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onlineText } from '../../../shared/strings/zh-CN/online.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import {
  aCounterDay,
  approved,
  atCardsDesk,
  type CounterDay,
  caseNow,
  made,
  paid,
  reach,
  tickThrough,
  willPick,
} from '../../support/a-counter-day.ts'
import { aPost, type Otherwise } from '../../support/an-application.ts'

let day: CounterDay
let post: Awaited<ReturnType<typeof aPost>>
beforeAll(async () => {
  day = await aCounterDay()
  post = await aPost()
  await day.sit('jingban')
  await day.hands.key('F7')
  await willPick(day, post.outbox)
  await day.hands.key('F7')
  await day.hands.see(post.outbox)
})
afterAll(async () => {
  await day.end()
  await post.end()
})

async function pickedUp(otherwise: Otherwise): Promise<void> {
  await willPick(day, await post.carried(otherwise))
  await day.hands.key('F3')
}

test('a package without the separate consent is refused in one sentence, on the screen and in the answer', async () => {
  await pickedUp({ said: { packageId: 'SAMPLE-2026-000101', consents: [] } })
  await day.hands.see(onlineText.refusedOne)
  await day.hands.see('没有申请人的单独同意记录。')
  await day.shoot('refused-by-rule')
  expect(await post.answers()).toMatchObject([{ packageId: 'SAMPLE-2026-000101', outcome: 'refused', caseNumber: null }])
})

test('a package whose picture shows somebody else is refused by the teller with a word', async () => {
  await pickedUp({ said: { packageId: 'SAMPLE-2026-000102' } })
  await day.hands.see(onlineText.takenOne)
  await day.shoot('waiting')
  await day.hands.press('Enter')
  await day.hands.key('F10')
  await day.hands.see(onlineText.refuseTitle)
  await day.hands.press('1')
  await day.shoot('refusing')
  await day.hands.key('F9')
  await day.hands.see(onlineText.faults)
  await day.shoot('refused-by-teller')
  await day.hands.until('the second answer', async () => (await post.answers()).length === 2)
  await day.hands.key('Escape')
})

test('a sound package becomes a case, is answered after the review, and goes on like any other', async () => {
  const { hands } = day
  await pickedUp({ said: { packageId: 'SAMPLE-2026-000103' } })
  await hands.see(onlineText.takenOne)
  await hands.press('Enter')
  await reach(hands, 'card.state')
  await hands.press('2')
  await hands.press('2')
  await tickThrough(hands)
  await day.shoot('looked-at')
  await hands.key('F9')
  await hands.see(onlineText.caseState(stateText.submitted))
  await day.shoot('taken')
  const [row] = await hands.ask('case.find', { which: 'all', text: '' })
  if (!row) throw new Error('no case was made')
  expect(await caseNow(day, row.id)).toMatchObject({ item: 'REPLACE_PHOTO', confirmedBy: 'online', signature: null })

  await approved(day, row.id, 'approved')
  await hands.until('the answer', async () => (await post.answers()).length === 3)
  const answer = (await post.answers()).find(({ packageId }) => packageId === 'SAMPLE-2026-000103')
  expect(answer).toMatchObject({ outcome: 'accepted', caseNumber: row.number, promisedDay: expect.stringMatching(/^\d{4}-/) })

  await atCardsDesk(day)
  await paid(day, row.id)
  await made(day, row.id, '0045')
  expect(day.app.launched.complaints).toEqual([])
})
