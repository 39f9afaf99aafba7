/** The manager changes what the branch says of itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atBranch, citizen, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let manager: Seat
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  manager = await counter.manager()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

test('the branch moves: slips and texts say the new address at once, and after the next start', async () => {
  const view = await atBranch(counter, citizen)
  const { code } = await manager.call('branch.view', {})
  const moved = { name: '新街支行', address: '新街2号', phone: '020-11112222', bank: '104' }
  expect(await manager.call('branch.change', moved)).toMatchObject({ ...moved, code })
  expect(counter.told).toContainEqual({ name: 'branch.changed', payload: {} })
  const cards = await counter.cards()
  await cards.call('reminder.queue', { caseId: view.id })
  const [text] = (await cards.call('reminder.list', {})).rows
  expect(text?.text).toContain('新街2号')
  const { html } = await cards.call('slip.page', { kind: 'acceptance', caseId: view.id, ticketId: null })
  expect(html).toContain('020-11112222')
  const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
  expect(entries.find(({ what }) => what === 'branch.change')).toMatchObject({ facts: { fields: 'name address phone bank' } })
  await counter.close()
  counter = await aCounter({ photos, clock: counter.clock, options: { dataFolder: counter.folder, birth: undefined } as never })
  expect(await counter.emptySeat().call('branch.view', {})).toMatchObject({ ...moved, code })
})

test('nobody but the manager changes it, and not to nothing', async () => {
  const fine = { name: '新街支行', address: '新街2号', phone: '020-11112222', bank: null }
  const teller = await counter.teller()
  expect(await teller.ask('branch.change', fine)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  const boss = await counter.manager()
  const blank = await boss.ask('branch.change', { ...fine, address: ' ' })
  expect(blank).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: ['address'] } } })
})

test('a code typed wrong is put right before the first number, and stays afterwards', async () => {
  const fresh = await aCounter({ photos })
  const boss = await fresh.manager()
  const { name, address, phone, bank, codeFixed } = await boss.call('branch.view', {})
  expect(codeFixed).toBe(false)
  const data = { name, address, phone, bank }
  expect(await boss.call('branch.change', { ...data, code: '440106' })).toMatchObject({ code: '440106', codeFixed: false })
  const view = await opened(await fresh.teller())
  expect(view.number).toMatch(/^440106-/)
  expect(await boss.ask('branch.change', { ...data, code: '440107' })).toEqual({ ok: false, error: { code: 'CODE_DRAWN' } })
  expect(await boss.call('branch.change', { ...data, phone: '020-1' })).toMatchObject({ code: '440106', codeFixed: true })
  await fresh.end()
})
