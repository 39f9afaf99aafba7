/** What the desk records of a card against what the centre says of it, in both orders: never silent, and a reason stands beside it. */
import { describe, expect, test } from 'vitest'
import { hearEvents } from '../../../../../main/core/channels/centre/news.ts'
import type { CentreStatus } from '../../../../../shared/centre/messages.ts'
import type { CaseView, productionEvents } from '../../../../../shared/ipc/shapes/case.ts'
import { aCentreLine } from '../../../../support/a-centre-line.ts'

const line = aCentreLine()
type Tick = (typeof productionEvents)[number]

/** The desk records it, with a reason only where one is given. */
async function ticks(one: CaseView, event: Tick, note = ''): Promise<string> {
  line.counter.clock.advance(60_000)
  const cards = await line.counter.cards()
  const reply = await cards.ask('production.record', {
    ...(await line.refOf(one)),
    event,
    note: event === 'makeFailed' && note === '' ? '芯片不良' : note,
    cardTail: event === 'branchReceived' ? '0042' : null,
  })
  return reply.ok ? reply.value.state : reply.error.code
}

let told = 0
/** The centre says it, now or so many minutes ago by its clock. */
async function says(one: CaseView, status: CentreStatus, minutesAgo = 0): Promise<string> {
  line.counter.clock.advance(60_000)
  told += 1
  const at = new Date(Date.parse(line.counter.clock.now()) - minutesAgo * 60_000).toISOString()
  const reason = status === 'failed' ? { code: 'OTHER' as const, words: '芯片写入失败' } : null
  await hearEvents(line.counter.core, [{ id: `told-${told}`, caseNumber: one.number, status, at, reason, cardTail: null }])
  return (await line.view(one)).state
}
const ofCase = (one: CaseView) => line.manager.call('centre.ofCase', { caseId: one.id })
const keptOf = async (one: CaseView) => (await ofCase(one)).kept.map(({ status }) => status)

async function aSentCase(): Promise<CaseView> {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  expect((await line.view(one)).state).toBe('making')
  return one
}

describe('the desk first, then the centre', () => {
  test('what the desk recorded as failed stays so when the centre says that it is being made, until somebody has looked into it', async () => {
    const one = await aSentCase()
    expect(await ticks(one, 'makeFailed', '送错了人')).toBe('make-failed')
    expect(await says(one, 'in-production')).toBe('make-failed')
    expect(await says(one, 'with-bank')).toBe('make-failed')
    expect(await keptOf(one)).toEqual(['in-production', 'with-bank'])
    expect((await line.manager.call('centre.bar', {})).state).toBe('up')
    await line.manager.call('centre.settle', { caseId: one.id, reason: '以本网点登记为准' })
    expect(await keptOf(one)).toEqual([])
    expect((await ofCase(one)).overruled.map(({ what, words }) => [what, words])).toEqual([['centre.settle', '以本网点登记为准']])
    expect((await line.view(one)).state).toBe('make-failed')
    expect(await line.manager.ask('centre.settle', { caseId: one.id, reason: '再核对一次' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  test('a failure both speak of is made again when the centre says so', async () => {
    const one = await aSentCase()
    expect(await says(one, 'failed')).toBe('make-failed')
    expect(await says(one, 'in-production')).toBe('making')
    expect(await ticks(one, 'makeFailed')).toBe('make-failed')
    expect(await says(one, 'failed')).toBe('make-failed')
    expect(await says(one, 'in-production')).toBe('making')
    expect(await keptOf(one)).toEqual([])
  })

  test('a failure the centre speaks of after the card was seen further on is kept on the case', async () => {
    const one = await aSentCase()
    expect(await ticks(one, 'cityBankReceived')).toBe('at-city-bank')
    expect(await says(one, 'failed')).toBe('at-city-bank')
    const { kept } = await ofCase(one)
    expect(kept).toMatchObject([{ status: 'failed', reason: '芯片写入失败' }])
  })

  test('what happened before the desk saw the card further on says nothing against it; what happened after does', async () => {
    const one = await aSentCase()
    expect(await ticks(one, 'branchReceived')).toBe('at-branch')
    expect(await says(one, 'with-bank', 10)).toBe('at-branch')
    expect(await keptOf(one)).toEqual([])
    expect(await says(one, 'with-bank')).toBe('at-branch')
    expect(await keptOf(one)).toEqual(['with-bank'])
    expect(await says(one, 'with-branch')).toBe('at-branch')
    expect(await keptOf(one)).toEqual(['with-bank'])
  })
})

describe('the centre first, then the desk', () => {
  test('sent by another way while the line has not delivered it needs a reason, which stands with the case', async () => {
    const one = await line.aPaidCase()
    expect(await ticks(one, 'sendToMake')).toBe('CENTRE_SAYS_OTHER')
    expect((await line.view(one)).state).toBe('paid')
    expect(await ticks(one, 'sendToMake', '已派人送去')).toBe('making')
    const { overruled } = await ofCase(one)
    expect(overruled).toMatchObject([{ what: 'centre.tick', words: '已派人送去', by: '赵卡' }])
    expect((await line.view(one)).production).toMatchObject([{ event: 'sendToMake', note: '已派人送去' }])
  })

  test('a card the centre says has failed is further on only with a reason, which is asked for once', async () => {
    const one = await aSentCase()
    await says(one, 'failed')
    expect(await ticks(one, 'remake')).toBe('CENTRE_SAYS_OTHER')
    expect(await ticks(one, 'remake', '电话核对，已重做')).toBe('making')
    expect(await ticks(one, 'cityBankReceived')).toBe('at-city-bank')
    expect(await ticks(one, 'branchReceived')).toBe('at-branch')
    expect((await ofCase(one)).overruled).toMatchObject([{ what: 'centre.tick', words: '电话核对，已重做' }])
  })

  test('a failure the centre has not spoken of is kept as an overruling, with the reason it has anyway', async () => {
    const one = await aSentCase()
    await says(one, 'in-production')
    expect(await ticks(one, 'makeFailed', '照片贴错')).toBe('make-failed')
    expect((await ofCase(one)).overruled).toMatchObject([{ what: 'centre.tick', words: '照片贴错' }])
  })

  test('where both agree nothing is asked', async () => {
    const one = await aSentCase()
    await says(one, 'with-bank')
    expect(await ticks(one, 'branchReceived')).toBe('at-branch')
    expect((await ofCase(one)).overruled).toEqual([])
  })
})
