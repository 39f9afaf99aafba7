/** Tests the ways by files and by hand with a real core and a real reference centre: batches out, results in, a picture at the form. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { handInAnew } from '../../../../../main/core/records/centre/hand-in.ts'
import { centreItself } from '../../../../../main/core/records/centre/machine.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { contactDetails } from '../../../../support/a-case.ts'
import { aCentreByFiles, treeOf } from '../../../../support/a-centre-by-files.ts'

const here = aCentreByFiles()
const { open, choose, inDialog, aPaidCase, view, standing, readResults, bytesOf, withMobile, batches } = here

describe('by files', () => {
  test('a batch reaches the centre with the very picture that was approved, and its states come back as result files', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aPaidCase()
    expect(await standing(one)).toMatchObject({ code: 'for-batch-key', acts: 'cards' })
    expect(await here.cards.call('centre.batch', {})).toEqual({ cases: 1 })
    expect(await standing(one)).toMatchObject({ code: 'in-batch', acts: null })
    await here.centre.files.collect()
    await readResults()
    expect(await standing(one)).toMatchObject({ code: 'received' })
    const [kept] = here.centre.taken()
    expect(kept?.case).toMatchObject({ caseNumber: one.number, fields: { docNumber: one.identity.number, name: one.identity.name } })
    expect(Buffer.from(await here.centre.picture(kept?.case.photo?.sha256 ?? ''))).toEqual(await bytesOf(one))
    for (const state of ['making', 'at-city-bank', 'at-branch']) {
      here.counter.clock.advance(1_000)
      await here.centre.files.collect()
      await readResults()
      expect((await view(one)).state).toBe(state)
    }
    const { handIns } = await here.manager.call('centre.ofCase', { caseId: one.id })
    expect(handIns).toMatchObject([{ receipt: kept?.receipt, picture: kept?.case.photo?.sha256, refusal: null }])
    expect(await batches()).toMatchObject([{ cases: 1, open: 0, by: '赵卡' }])
  })

  test('a refused row sends its case back with the reason; the same file again changes nothing; other rows go on', async () => {
    await open({ way: 'batch', sheet: 'csv-gbk', pack: 'zip' })
    await choose('batch', 'results')
    const bad = await aPaidCase()
    await withMobile(bad, '13800130002')
    const good = await aPaidCase()
    await here.cards.call('centre.batch', {})
    await here.centre.files.collect()
    const [name = ''] = (await readdir(here.centre.files.folders.results)).filter(file => file.endsWith('.xlsx'))
    const bytes = await readFile(join(here.centre.files.folders.results, name))
    await readResults()
    expect(await standing(bad)).toMatchObject({ code: 'refused-back', error: 'PERSON_DIFFERS', acts: 'counter' })
    expect((await view(bad)).state).toBe('returned')
    expect((await view(good)).state).toBe('making')
    const before = [await view(bad), await view(good)]
    await writeFile(join(here.centre.files.folders.results, 'again.xlsx'), bytes)
    await readResults()
    expect([await view(bad), await view(good)]).toEqual(before)
    expect((await here.manager.call('centre.ways', {})).results).toHaveLength(1)
  })

  test('a list that still holds what was said before a case was corrected and handed in anew refuses it no second time', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aPaidCase()
    await here.cards.call('centre.batch', {})
    here.counter.clock.advance(3_600_000)
    const said = (day: string, result: string) => `${one.number},${result},制卡中心核对未通过,${day}`
    const list = async (name: string, ...rows: string[]) => {
      await writeFile(join(here.centre.files.folders.results, name), ['流水号,状态,说明,时间', ...rows].join('\n'))
      await readResults()
    }
    await list('first.csv', said('2026-03-09 11:15:00', '退回'))
    expect(await standing(one)).toMatchObject({ code: 'refused', error: 'OTHER' })
    // The cards desk has it handed in once more; the next list holds the old row as well.
    here.counter.clock.advance(3_600_000)
    await here.counter.core.store.write(async ({ tx }) => {
      const row = await tx.selectFrom('case_file').selectAll().where('id', '=', one.id).executeTakeFirstOrThrow()
      const who = await centreItself(tx, here.counter.clock.now())
      expect(await handInAnew(here.counter.core, tx, who, row)).toBe(true)
    })
    await here.cards.call('centre.batch', {})
    await list('grown.csv', said('2026-03-09 11:15:00', '退回'), said('', '退回'))
    expect(await standing(one)).toMatchObject({ code: 'in-batch' })
    const read = (await here.manager.call('centre.ways', {})).results.find(({ file }) => file === 'grown.csv')
    expect(read).toMatchObject({ rows: 2, followed: 1, faults: [{ at: 3, what: 'of-before', said: one.number }] })
    here.counter.clock.advance(3_600_000)
    await list('third.csv', said('2026-03-09', '已接收'))
    expect(await standing(one)).toMatchObject({ code: 'received' })
  })

  test('a batch that is written again is the same bytes, onto a stick as well, and the centre makes no second card', async () => {
    await open({ way: 'batch', sheet: 'csv-utf8' })
    await choose('batch', 'results')
    await aPaidCase()
    await here.cards.call('centre.batch', {})
    const [{ number = '' } = {}] = await batches()
    const first = await treeOf(join(here.centre.files.folders.batch, number))
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['manifest.json', `${number}.csv`]))
    await here.centre.files.collect()
    await here.cards.call('centre.batchAgain', { number })
    expect(await treeOf(join(here.centre.files.folders.batch, number))).toEqual(first)
    const stick = join(here.folder, 'stick')
    await mkdir(stick)
    // A stick is no folder of a reference centre, and this is a practice.
    expect(await inDialog(here.cards, 'centre.batchTo', { number, path: stick })).toMatchObject({
      ok: false,
      error: { code: 'CENTRE_FOLDER' },
    })
    expect(await readdir(stick)).toEqual([])
    await writeFile(join(stick, 'reference-centre.json'), '{}')
    expect(await inDialog(here.cards, 'centre.batchTo', { number, path: stick })).toMatchObject({ ok: true })
    expect(await treeOf(join(stick, number))).toEqual(first)
    await here.centre.files.collect()
    await readResults()
    expect(here.centre.taken()).toHaveLength(1)
  })

  test.each(['sm2', 'x25519'] as const)(
    'sealed by %s it is one file that only the centre opens, and the same one when it is written again',
    async way => {
      await open({ way: 'batch' })
      await choose('batch', 'results')
      await here.manager.call('centre.setSeal', { seal: { way, key: here.centre.files.sealKeys[way].publicKey } })
      const one = await aPaidCase()
      await here.cards.call('centre.batch', {})
      const [{ number = '' } = {}] = await batches()
      const sealed = await readFile(join(here.centre.files.folders.batch, `${number}.sealed`))
      expect(sealed.includes(await bytesOf(one))).toBe(false)
      expect(sealed.includes(Buffer.from(one.number))).toBe(false)
      await here.cards.call('centre.batchAgain', { number })
      expect(await readFile(join(here.centre.files.folders.batch, `${number}.sealed`))).toEqual(sealed)
      await here.centre.files.collect()
      await readResults()
      expect(await standing(one)).toMatchObject({ code: 'received' })
      expect(Buffer.from(await here.centre.picture(here.centre.taken()[0]?.case.photo?.sha256 ?? ''))).toEqual(await bytesOf(one))
    },
  )

  test('a folder that is away leaves nothing half done: the batch says why, and is written as soon as the folder is there', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aPaidCase()
    await rm(here.centre.files.folders.batch, { recursive: true })
    expect(await here.cards.ask('centre.batch', {})).toMatchObject({
      ok: false,
      error: { code: 'CENTRE_FOLDER', detail: { why: 'FOLDER_AWAY' } },
    })
    expect(await standing(one)).toMatchObject({ code: 'batch-unwritten', error: 'FOLDER_AWAY', acts: 'manager' })
    expect(await batches()).toMatchObject([{ cases: 1, writtenAt: null }])
    await mkdir(here.centre.files.folders.batch)
    await writeFile(join(here.centre.files.folders.batch, 'reference-centre.json'), '{}')
    await here.counter.core.jobs.follow('centre-batch')
    expect(await standing(one)).toMatchObject({ code: 'in-batch' })
    await here.centre.files.collect()
    expect(here.centre.taken()).toHaveLength(1)
  })

  test('what a kill left between the batch and its folder is written at the next start, once', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    await aPaidCase()
    await here.cards.call('centre.batch', {})
    const [{ number = '' } = {}] = await batches()
    const first = await treeOf(join(here.centre.files.folders.batch, number))
    // As it stands when the power goes before the note that it was written.
    await here.counter.core.store.db.updateTable('centre_batch').set({ state: 'made', written_at: null }).execute()
    await rm(join(here.centre.files.folders.batch, number), { recursive: true })
    await mkdir(join(here.centre.files.folders.batch, `.${number}.new`))
    await here.counter.core.jobs.follow('centre-batch')
    expect(await treeOf(join(here.centre.files.folders.batch, number))).toEqual(first)
    expect((await readdir(here.centre.files.folders.batch)).filter(name => name.startsWith('.'))).toEqual([])
    expect(await batches()).toHaveLength(1)
  })

  test('at its time a batch makes itself of what was ready by then', async () => {
    await open({ way: 'batch', times: ['11:00'] })
    await choose('batch', 'results')
    const early = await aPaidCase()
    await here.counter.core.jobs.follow('centre-batch')
    expect(await standing(early)).toMatchObject({ code: 'for-batch', acts: null })
    // 11:05 by the clock of the branch.
    here.counter.clock.set('2026-03-09T03:05:00.000Z')
    const late = await aPaidCase()
    await here.counter.core.jobs.follow('centre-batch')
    expect(await standing(early)).toMatchObject({ code: 'in-batch' })
    expect(await standing(late)).toMatchObject({ code: 'for-batch' })
    expect(await batches()).toMatchObject([{ cases: 1, by: null }])
  })

  test('rows nobody can follow are shown with their line and why, and a file that is no list stops no other', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aPaidCase()
    await here.cards.call('centre.batch', {})
    const { results } = here.centre.files.folders
    await writeFile(join(results, 'a-picture.csv'), '\u0000\u0001')
    await writeFile(
      join(results, 'b-rows.csv'),
      [
        '制卡结果表,,,',
        '流水号,状态,说明,受理编号',
        'XX-NONE-0001,已接收,,',
        `${one.number},在路上了,,`,
        ',已接收,,',
        `${one.number},受理成功,,AB-77`,
      ].join('\n'),
    )
    await readResults()
    expect(await standing(one)).toMatchObject({ code: 'received' })
    const [read] = (await here.manager.call('centre.ways', {})).results
    expect(read).toMatchObject({
      file: 'b-rows.csv',
      rows: 4,
      followed: 1,
      seen: false,
      faults: [
        { at: 3, what: 'no-case', said: 'XX-NONE-0001' },
        { at: 4, what: 'unknown-result', said: '在路上了' },
        { at: 5, what: 'no-number' },
      ],
    })
    await here.manager.call('centre.resultSeen', { id: read?.id ?? '' })
    expect((await here.manager.call('centre.ways', {})).results[0]?.seen).toBe(true)
    const waiting = (await here.manager.call('jobs.view', {})).find(({ name }) => name === 'centre-results')?.items
    expect(waiting).toMatchObject([{ key: 'a-picture.csv' }])
  })

  test('what the rules cannot write is held with its reason and delays no other', async () => {
    await open({ way: 'batch', codes: { sex: { '1': 'M' } } })
    await choose('batch', 'results')
    const cases = [await aPaidCase(), await aPaidCase()]
    await here.cards.call('centre.batch', {})
    for (const one of cases)
      expect(await standing(one)).toMatchObject(
        one.identity.sex === '1' ? { code: 'in-batch' } : { code: 'held', error: 'CODE_UNMAPPED', acts: 'manager' },
      )
  })
})

describe('by hand', () => {
  const pictures = async () => (await readdir(here.centre.files.folders.hand)).filter(name => name !== 'reference-centre.json')
  const typedInto = async (one: CaseView) => {
    const { fields, file } = await here.cards.call('centre.handView', { caseId: one.id })
    const typed: Record<string, string> = {}
    for (const { key } of fields) {
      const said = await inDialog(here.cards, 'centre.handField', { caseId: one.id, field: key })
      typed[key] = said.value?.text ?? ''
    }
    return fetch(`${here.centre.url}v1/by-hand`, { method: 'POST', body: JSON.stringify({ picture: file, fields: typed }) })
  }

  test('the picture lies in the folder and nothing else does, the fields come one by one, and the receipt clears it away', async () => {
    await open({ way: 'hand', fields: ['name', 'docType', 'docNumber', 'mobile', 'mailAddr'] })
    await choose('hand')
    const one = await aPaidCase()
    expect(await standing(one)).toMatchObject({ code: 'for-hand', acts: 'cards' })
    const address = async () =>
      (await here.cards.call('centre.handView', { caseId: one.id })).fields.find(({ key }) => key === 'mailAddr')?.value
    expect(await address()).toBe(contactDetails.mailAddr)
    await here.cards.call('centre.handPut', { caseId: one.id })
    expect(await pictures()).toEqual([`${one.identity.number}.jpg`])
    expect(await readFile(join(here.centre.files.folders.hand, `${one.identity.number}.jpg`))).toEqual(await bytesOf(one))
    expect(await standing(one)).toMatchObject({ code: 'at-hand', acts: 'cards' })
    const answer = await typedInto(one)
    const { receipt } = (await answer.json()) as { receipt: string }
    await here.cards.call('centre.handReceipt', { caseId: one.id, receipt })
    expect(await pictures()).toEqual([])
    expect(await standing(one)).toMatchObject({ code: 'received' })
    expect(await view(one)).toMatchObject({ state: 'making', production: [{ event: 'sendToMake', by: '赵卡' }] })
    const { handIns } = await here.manager.call('centre.ofCase', { caseId: one.id })
    expect(handIns).toMatchObject([{ receipt, picture: here.centre.taken()[0]?.case.photo?.sha256 }])
    const log = await here.counter.core.store.db.selectFrom('audit').select('what').where('what', 'like', 'centre.%').execute()
    expect(log.filter(({ what }) => what === 'centre.handCopy')).toHaveLength(5)
    // Typed in is typed in: from here on the card desk needs no address.
    expect(await address()).toBe('****')
  })

  test('two pictures never lie there together, and one that was given up is gone', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    await choose('hand')
    const [one, two] = [await aPaidCase(), await aPaidCase()]
    await here.cards.call('centre.handPut', { caseId: one.id })
    const refused = await here.cards.ask('centre.handPut', { caseId: two.id })
    expect(refused).toMatchObject({ ok: false, error: { code: 'HAND_FOLDER_USED', detail: { number: one.number } } })
    await here.cards.call('centre.handBack', { caseId: one.id })
    expect(await pictures()).toEqual([])
    expect(await standing(one)).toMatchObject({ code: 'for-hand' })
    await here.cards.call('centre.handPut', { caseId: two.id })
    expect(await pictures()).toEqual([`${two.identity.number}.jpg`])
    await writeFile(join(here.centre.files.folders.hand, 'somebody.jpg'), 'x')
    await here.cards.call('centre.handBack', { caseId: two.id })
    expect(await here.cards.ask('centre.handPut', { caseId: one.id })).toMatchObject({
      ok: false,
      error: { code: 'HAND_FOLDER_USED', detail: { count: 1 } },
    })
  })

  test('a folder that is away, is a file, or is of the other side takes nothing and changes nothing', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    const one = await aPaidCase()
    const why = async () => {
      const reply = await here.cards.ask('centre.handPut', { caseId: one.id })
      return reply.ok ? null : reply.error.detail?.why
    }
    expect(await why()).toBe('FOLDER_UNSET')
    await choose('hand')
    await rm(join(here.centre.files.folders.hand, 'reference-centre.json'))
    expect(await why()).toBe('FOLDER_WRONG_SIDE')
    await rm(here.centre.files.folders.hand, { recursive: true })
    expect(await why()).toBe('FOLDER_AWAY')
    await writeFile(here.centre.files.folders.hand, 'a file')
    expect(await why()).toBe('FOLDER_AWAY')
    expect(await standing(one)).toMatchObject({ code: 'for-hand' })
    expect((await here.manager.call('centre.ways', {})).lying).toEqual([])
    // Nothing goes into a batch where cases go by hand.
    expect(await here.cards.ask('centre.batch', {})).toMatchObject({ ok: false, error: { code: 'CENTRE_OTHER_WAY' } })
  })

  test('a picture the other system would not take is held and goes back to the counter', async () => {
    await open({ way: 'hand', fields: ['docNumber'], band: [1, 2] })
    await choose('hand')
    const one = await aPaidCase()
    const refused = await here.cards.ask('centre.handPut', { caseId: one.id })
    expect(refused).toMatchObject({ ok: false, error: { code: 'HAND_HELD', detail: { why: 'PICTURE_BAND' } } })
    expect(await pictures()).toEqual([])
    expect((await view(one)).state).toBe('returned')
  })

  test('after the hours of the place the picture goes and the case waits again; one on a pulled stick is said until it is back', async () => {
    await open({ way: 'hand', fields: ['docNumber'], until: '18:00' })
    await choose('hand')
    const one = await aPaidCase()
    await here.cards.call('centre.handPut', { caseId: one.id })
    const day = here.counter.clock.today()
    const lying = async () => (await here.manager.call('day.view', { day })).lines.find(({ line }) => line === 'centre')?.figures
    expect(await lying()).toMatchObject({ pictures: 1 })
    await here.counter.core.jobs.follow('centre-hand')
    expect(await pictures()).toHaveLength(1)
    here.counter.clock.set('2026-03-09T10:01:00.000Z')
    const { hand } = here.centre.files.folders
    await rename(hand, `${hand}-pulled`)
    await here.counter.core.jobs.follow('centre-hand')
    expect(await lying()).toMatchObject({ pictures: 1 })
    await rename(`${hand}-pulled`, hand)
    await here.counter.core.jobs.follow('centre-hand')
    expect(await pictures()).toEqual([])
    expect(await lying()).toMatchObject({ pictures: 0 })
    expect(await standing(one)).toMatchObject({ code: 'for-hand' })
  })

  test('a kill while the picture was written leaves none that nobody knows of', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    await choose('hand')
    const one = await aPaidCase()
    await here.cards.call('centre.handPut', { caseId: one.id })
    await here.counter.core.store.db.updateTable('centre_hand').set({ placed_at: null }).execute()
    await here.counter.core.store.db
      .updateTable('outbox')
      .set({ state: 'due', due_at: here.counter.clock.now() })
      .where('lane', '=', one.id)
      .execute()
    await here.counter.core.jobs.follow('centre-hand')
    expect(await pictures()).toEqual([])
    expect(await standing(one)).toMatchObject({ code: 'for-hand' })
  })
})
