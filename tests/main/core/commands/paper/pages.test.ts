/** Copies of papers: taken at the counter, seen by whoever judges, kept sealed, gone with the case's time. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wipeOne } from '../../../../../main/core/commands/retention/wipe-due.ts'
import { PageId } from '../../../../../shared/ids.ts'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { mostPagesOfPaper } from '../../../../../shared/ipc/shapes/paper.ts'
import { chosen, citizenBorn, filled, opened, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { aSheetOnATable, seenAt } from '../../../../support/a-sheet.ts'
import { cardsHeld, given, handedIn } from '../../../../support/an-item.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
let sheet: Uint8Array
let otherSheet: Uint8Array
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
  sheet = await aSheetOnATable({ corners: seenAt({ turn: 7, tilt: 22, swing: 14 }) })
  otherSheet = await aSheetOnATable({ corners: seenAt({ turn: -3 }) })
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const asked = { item: 'REPLACE_PHOTO', reason: 'LOOKS_CHANGED' } as const
const page = (view: CaseView, more: Partial<In<'paper.add'>> = {}): In<'paper.add'> => ({
  ...{ caseId: view.id, ...asked, material: 'HOLDER_ID', quarters: 0, instead: null, source: 'file', image: sheet, camera: null },
  ...more,
})
const firstOf = (view: CaseView) => view.pages[0]?.id ?? PageId.parse(view.id)
const sealedFiles = () => counter.core.store.db.selectFrom('blob').select('sha256').execute()

describe('at the counter', () => {
  let view: CaseView
  beforeAll(async () => {
    view = await opened(teller)
  })

  test('pages are counted paper by paper, also before the item is written down', async () => {
    await teller.call('paper.add', page(view))
    const camera = { id: '', name: 'Deli 高拍仪 (0c45:6366)' }
    view = await teller.call('paper.add', page(view, { source: 'camera', image: otherSheet, camera }))
    view = await teller.call('paper.add', page(view, { material: 'OLD_CARD' }))
    expect(view.pages.map(({ material, page, source, found }) => [material, page, source, found])).toEqual([
      ['HOLDER_ID', 1, 'file', true],
      ['HOLDER_ID', 2, 'camera', true],
      ['OLD_CARD', 1, 'file', true],
    ])
    for (const { bytes } of view.pages) expect(bytes).toBeLessThanOrEqual(300_000)
  })

  test('one page is looked at by whoever took it, as a JPEG', async () => {
    const { image } = await teller.call('paper.bytes', { caseId: view.id, pageId: firstOf(view) })
    expect([...(image ?? [])].slice(0, 2)).toEqual([0xff, 0xd8])
  })

  test('a page taken again stands in its place, and the one before is gone from the disk', async () => {
    const [first] = view.pages
    const before = (await sealedFiles()).length
    view = await teller.call('paper.add', page(view, { instead: first?.id ?? null, quarters: 1 }))
    expect(view.pages.map(one => one.page)).toEqual([1, 2, 1])
    expect(view.pages[0]?.id).not.toBe(first?.id)
    expect(view.pages[0]?.width).toBeGreaterThan(view.pages[0]?.height ?? 0)
    // The first file is still that of the old card's page; only what no page names goes.
    expect((await sealedFiles()).length).toBe(before + 1)
  })

  test('a page that is removed leaves no gap', async () => {
    view = await teller.call('paper.remove', { caseId: view.id, pageId: firstOf(view) })
    expect(view.pages.map(({ material, page, source }) => [material, page, source])).toEqual([
      ['HOLDER_ID', 1, 'camera'],
      ['OLD_CARD', 1, 'file'],
    ])
  })

  test('what nobody may ask for here is not copied, nor is a page put under another paper', async () => {
    expect(await teller.ask('paper.add', page(view, { material: 'DEATH_PROOF' }))).toMatchObject({ error: { code: 'PAPER_NOT_ASKED' } })
    expect(await teller.ask('paper.add', page(view, { material: 'NEW_PHOTO' }))).toMatchObject({ error: { code: 'PAPER_NOT_ASKED' } })
    const instead = view.pages[0]?.id ?? null
    expect(await teller.ask('paper.add', page(view, { material: 'OLD_CARD', instead }))).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('what is no picture is refused in a sentence about papers', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\n'.repeat(40))
    expect(await teller.ask('paper.add', page(view, { image: pdf }))).toMatchObject({ error: { code: 'PAGE_DRAWING' } })
    const words = new TextEncoder().encode('不是图片'.repeat(100))
    expect(await teller.ask('paper.add', page(view, { image: words }))).toMatchObject({ error: { code: 'IMAGE_UNREADABLE' } })
    const stamp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(await teller.ask('paper.add', page(view, { image: new Uint8Array(stamp) }))).toMatchObject({ error: { code: 'PAGE_TOO_SMALL' } })
    const much = new Uint8Array(100_000_000)
    expect(await teller.ask('paper.add', page(view, { image: much }))).toMatchObject({ error: { code: 'INPUT_TOO_LARGE' } })
  })

  test('another item that asks for less drops the copies of what is not asked for any more', async () => {
    expect(view.pages.map(({ material }) => material)).toEqual(['HOLDER_ID', 'OLD_CARD'])
    const [card] = await cardsHeld(teller, view)
    view = await given(teller, view, 'LOSS_FORMAL', { cardId: card?.id ?? null })
    expect(view.pages.map(({ material }) => material)).toEqual(['HOLDER_ID'])
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
    const added = entries.filter(({ what }) => what === 'paper.add').map(({ facts }) => [facts.material, facts.source, facts.cameraKind])
    expect(added).toContainEqual(['HOLDER_ID', 'camera', 'plugged'])
    expect(entries.filter(({ what }) => what === 'paper.remove')).toHaveLength(2)
    view = await given(teller, view, 'REPLACE_PHOTO')
  })

  test('a paper has room for so many pages and no more', async () => {
    for (let n = 1; n < mostPagesOfPaper; n++) await teller.call('paper.add', page(view))
    expect(await teller.ask('paper.add', page(view))).toMatchObject({ error: { code: 'PAGES_FULL' } })
  })
})

test('the simulated document camera takes a page from either lens, and a lens that is pulled is told', async () => {
  const view = await opened(teller, otherCitizen)
  const lenses = await teller.call('paper.lenses', {})
  expect(lenses.filter(({ id }) => id.startsWith('simulated'))).toHaveLength(2)
  const { source: _, image: __, camera: ___, ...where } = page(view)
  let kept = view
  for (const { id } of lenses.filter(one => one.id.startsWith('simulated'))) kept = await teller.call('paper.shoot', { ...where, lens: id })
  expect(kept.pages.map(({ source, found, cut }) => [source, found, cut])).toEqual([
    ['camera', true, false],
    ['camera', true, false],
  ])
  await teller.call('dock.fail', { part: 'document', fault: 'unplug' })
  expect(await teller.ask('paper.shoot', { ...where, lens: 'simulated-lens-1' })).toMatchObject({ error: { code: 'DEVICE_MISSING' } })
  await teller.call('dock.fail', { part: 'document', fault: null })
})

describe('after the counter', () => {
  let view: CaseView
  let ask: In<'paper.bytes'>
  beforeAll(async () => {
    const identity = { ...citizenBorn('1973-03-15'), name: '孙演练' }
    const { id, pages } = await teller.call(
      'paper.add',
      page(await filled(teller, identity), { image: await aSheetOnATable({ corners: seenAt({ turn: 3 }) }) }),
    )
    ask = { caseId: id, pageId: pages[0]?.id ?? PageId.parse(id) }
    const shot = await teller.call('photo.capture', { caseId: id, source: 'preview', images: [await citizenPhoto()] })
    view = await handedIn(teller, await chosen(teller, shot))
  })

  test('the second person sees them as part of the own work, and no look is noted', async () => {
    const reviewer = await counter.reviewer()
    expect((await reviewer.call('case.view', { caseId: view.id })).pages).toHaveLength(1)
    expect((await reviewer.call('paper.bytes', ask)).image?.byteLength).toBeGreaterThan(1000)
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
    expect(entries.some(({ what }) => what === 'case.look')).toBe(false)
  })

  test('what was submitted is neither added to nor taken away from', async () => {
    expect(await teller.ask('paper.add', page(view))).toMatchObject({ error: { code: 'WRONG_STATE' } })
    expect(await teller.ask('paper.remove', ask)).toMatchObject({ error: { code: 'WRONG_STATE' } })
  })

  test('whoever makes the card sees none, the manager only with a reason, and that look is in the log', async () => {
    expect(await (await counter.cards()).ask('paper.bytes', ask)).toMatchObject({ error: { code: 'MASKED' } })
    const manager = await counter.manager()
    expect(await manager.ask('paper.bytes', ask)).toMatchObject({ error: { code: 'MASKED' } })
    await manager.call('case.unmask', { caseId: view.id, reason: '复查材料是否齐全' })
    expect((await manager.call('paper.bytes', ask)).image?.byteLength).toBeGreaterThan(1000)
    const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
    expect(entries.find(({ what }) => what === 'case.look')?.facts).toMatchObject({ paper: 'HOLDER_ID' })
  })

  test('a page is opened only through its own case', async () => {
    const other = await opened(teller, { ...citizenBorn('1988-08-08'), name: '钱演练' })
    expect(await teller.ask('paper.bytes', { ...ask, caseId: other.id })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('they go with all that identifies the holder, from the row and from the disk', async () => {
    const reviewer = await counter.reviewer()
    await reviewer.call('review.reject', { caseId: view.id, revision: view.revision, note: '不属于本网点受理范围' })
    const named = counter.core.store.db.selectFrom('paper_page').select('page_sha').where('case_id', '=', view.id)
    const { page_sha } = await named.executeTakeFirstOrThrow()
    await wipeOne(counter.core, view.id, { who: null, cause: 'request', requestId: null })
    const manager = await counter.manager()
    expect((await manager.call('case.view', { caseId: view.id })).pages).toEqual([])
    expect((await sealedFiles()).map(({ sha256 }) => sha256)).not.toContain(page_sha)
  })
})
