/** Tests what goes wrong on the ways by files and by hand: damaged batches, odd result files, sticks pulled out in the middle. */
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { BatchManifest } from '../../../../../shared/centre/manifest.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { aCentreByFiles, treeOf } from '../../../../support/a-centre-by-files.ts'
import { patience } from '../../../../support/patience.ts'

const here = aCentreByFiles()
const { open, choose, inDialog, aPaidCase, view, standing, readResults, bytesOf, batches } = here

const digestOf = (algorithm: 'sha256' | 'sm3', bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex')
const theBatch = async () => {
  const [{ number = '' } = {}] = await batches()
  const folder = join(here.centre.files.folders.batch, number)
  const manifest = async () => BatchManifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  return { number, folder, manifest }
}
const aBatchedCase = async (): Promise<CaseView> => {
  const one = await aPaidCase()
  await here.cards.call('centre.batch', {})
  return one
}
const results = async (name: string, bytes: string | Uint8Array) => {
  await writeFile(join(here.centre.files.folders.results, name), bytes)
  await readResults()
  return (await here.manager.call('centre.ways', {})).results.find(({ file }) => file === name)
}
const eventsOf = async (one: CaseView) => (await view(one)).production.map(({ event }) => event)

describe('what left', () => {
  test('each file is named by SHA-256 and SM3, in the list, in the log and at the case', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aBatchedCase()
    const picture = await bytesOf(one)
    const { folder, manifest } = await theBatch()
    const { sheet, cases } = await manifest()
    const sheetBytes = await readFile(join(folder, sheet.name))
    expect([sheet.sha256, sheet.sm3]).toEqual([digestOf('sha256', sheetBytes), digestOf('sm3', sheetBytes)])
    expect(cases[0]?.picture).toMatchObject({ sha256: digestOf('sha256', picture), sm3: digestOf('sm3', picture) })
    const log = await here.counter.core.store.db.selectFrom('audit').select(['what', 'facts']).where('what', 'like', 'centre.%').execute()
    const factsOf = (what: string) => JSON.parse(log.find(row => row.what === what)?.facts ?? '{}')
    expect(factsOf('centre.batch')).toMatchObject({ sheet: sheet.sha256, sheetSm3: sheet.sm3 })
    const list = await readFile(join(folder, 'manifest.json'))
    expect(factsOf('centre.batch')).toMatchObject({ manifest: digestOf('sha256', list), manifestSm3: digestOf('sm3', list) })
    const { handIns } = await here.manager.call('centre.ofCase', { caseId: one.id })
    expect(factsOf('centre.handIn')).toMatchObject({ picture: digestOf('sha256', picture), pictureSm3: digestOf('sm3', picture) })
    expect(handIns).toMatchObject([{ picture: digestOf('sha256', picture), pictureSm3: digestOf('sm3', picture) }])
  })

  test.each(['sheet', 'picture'] as const)(
    'a %s that is not what the list says by SM3 is refused by the centre, and says so at its case',
    async which => {
      await open({ way: 'batch' })
      await choose('batch', 'results')
      const one = await aBatchedCase()
      const { folder, manifest } = await theBatch()
      const said = await manifest()
      const wrong = digestOf('sm3', Buffer.from('another file'))
      const changed = {
        ...said,
        sheet: which === 'sheet' ? { ...said.sheet, sm3: wrong } : said.sheet,
        cases: said.cases.map(row => (which === 'picture' && row.picture ? { ...row, picture: { ...row.picture, sm3: wrong } } : row)),
      }
      await writeFile(join(folder, 'manifest.json'), JSON.stringify(changed))
      await here.centre.files.collect()
      await readResults()
      expect(here.centre.taken()).toEqual([])
      expect(await standing(one)).toMatchObject(
        which === 'sheet' ? { error: 'MESSAGE_WRONG', acts: 'maintainer' } : { code: 'refused-back', error: 'PHOTO_FILE' },
      )
    },
  )

  test('a batch whose list nobody can read stops none behind it, and written again it is taken', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aBatchedCase()
    const broken = await theBatch()
    await writeFile(join(broken.folder, 'manifest.json'), '{"schema":"ssc-ba')
    const two = await aBatchedCase()
    await here.centre.files.collect()
    await readResults()
    expect([await standing(one), await standing(two)]).toMatchObject([{ code: 'in-batch' }, { code: 'received' }])
    await here.cards.call('centre.batchAgain', { number: broken.number })
    await here.centre.files.collect()
    await readResults()
    expect(await standing(one)).toMatchObject({ code: 'received' })
  })
})

describe('a stick that was pulled out', () => {
  test('in the middle of a batch leaves nothing under its number, and the same batch is written when it is back', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const cases = [await aPaidCase(), await aPaidCase(), await aPaidCase()]
    const { batch } = here.centre.files.folders
    const pulled = `${batch}-pulled`
    const asked = here.cards.ask('centre.batch', {})
    // As soon as it is being written, and long before its last file.
    const begun = async () => expect((await readdir(batch)).filter(name => name.endsWith('.new'))).toHaveLength(1)
    await vi.waitFor(begun, { interval: 1, timeout: patience(20_000) })
    await rename(batch, pulled)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'CENTRE_FOLDER', detail: { why: 'FOLDER_AWAY' } } })
    for (const one of cases) expect(await standing(one)).toMatchObject({ code: 'batch-unwritten', error: 'FOLDER_AWAY' })
    const { number } = await theBatch()
    expect(await readdir(pulled)).not.toContain(number)
    await rename(pulled, batch)
    await here.counter.core.jobs.follow('centre-batch')
    const tree = await treeOf(join(batch, number))
    expect(Object.keys(tree)).toHaveLength(5)
    expect((await readdir(batch)).filter(name => name.startsWith('.'))).toEqual([])
    await here.centre.files.collect()
    expect(here.centre.taken()).toHaveLength(3)
  })

  test('that is full takes no sealed batch and no picture, says so, and takes both once there is room', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    await here.manager.call('centre.setSeal', { seal: { way: 'x25519', key: here.centre.files.sealKeys.x25519.publicKey } })
    const one = await aPaidCase()
    const { batch } = here.centre.files.folders
    // Whatever is written there finds no room.
    const beside = join(batch, `.${here.counter.core.branch.code}-20260309-P001.sealed.new`)
    await symlink('/dev/full', beside)
    expect(await here.cards.ask('centre.batch', {})).toMatchObject({ ok: false, error: { detail: { why: 'FOLDER_FULL' } } })
    expect(await standing(one)).toMatchObject({ code: 'batch-unwritten', error: 'FOLDER_FULL', acts: 'manager' })
    // What lay in the way is gone with the half that was written.
    expect((await readdir(batch)).filter(name => name.startsWith('.'))).toEqual([])
    await here.counter.core.jobs.follow('centre-batch')
    await here.centre.files.collect()
    expect(here.centre.taken()).toHaveLength(1)
  })

  test('while a picture was laid out is known to hold it, until it is back and the picture is gone', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    await choose('hand')
    const one = await aPaidCase()
    const { hand } = here.centre.files.folders
    await symlink('/dev/full', join(hand, `.${one.identity.number}.jpg.new`))
    expect(await here.cards.ask('centre.handPut', { caseId: one.id })).toMatchObject({
      ok: false,
      error: { detail: { why: 'FOLDER_FULL' } },
    })
    expect((await readdir(hand)).filter(name => name !== 'reference-centre.json')).toEqual([])
    expect((await here.manager.call('centre.ways', {})).lying).toEqual([])
    await here.cards.call('centre.handPut', { caseId: one.id })
    expect(await standing(one)).toMatchObject({ code: 'at-hand' })
    // Pulled out after the picture was written and before the branch heard that it was.
    await here.counter.core.store.db.updateTable('centre_hand').set({ placed_at: null }).execute()
    await rename(hand, `${hand}-pulled`)
    await here.counter.core.jobs.follow('centre-hand')
    expect((await here.manager.call('centre.ways', {})).lying).toMatchObject([{ number: one.number }])
    await rename(`${hand}-pulled`, hand)
    await here.counter.core.jobs.follow('centre-hand')
    expect((await readdir(hand)).filter(name => name !== 'reference-centre.json')).toEqual([])
  })
})

describe('what came back', () => {
  test('a list in UTF-16, in either order of its bytes, is read as any other', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const [one, two] = [await aPaidCase(), await aPaidCase()]
    await here.cards.call('centre.batch', {})
    const list = (number: string) => `业务编号\t处理结果\t回执号\r\n${number}\t已接收\tAB-1\r\n`
    expect(await results('marked.txt', Buffer.from(`\ufeff${list(one.number)}`, 'utf16le'))).toMatchObject({ rows: 1, followed: 1 })
    expect(await results('big.csv', Buffer.from(`\ufeff${list(two.number)}`, 'utf16le').swap16())).toMatchObject({ rows: 1, followed: 1 })
    expect([await standing(one), await standing(two)]).toMatchObject([{ code: 'received' }, { code: 'received' }])
  })

  test('two results of one case in one list are followed in their order, and one told twice is one', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aBatchedCase()
    const rows = [`${one.number},已接收,,AB-1`, `${one.number},已接收,,AB-1`, `${one.number},已发出,,`, `${one.number},已发出,,`]
    expect(await results('twice.csv', ['业务编号,处理结果,原因,回执号', ...rows].join('\n'))).toMatchObject({
      rows: 4,
      followed: 4,
      faults: [],
    })
    expect(await eventsOf(one)).toEqual(['sendToMake', 'cityBankReceived'])
  })

  test('a list that refuses a case and takes it as well is followed as far as it makes sense, and the rest is shown', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aBatchedCase()
    const rows = [`${one.number},退回,照片背景不合格,PHOTO_BACKGROUND`, `${one.number},已接收,,`]
    expect(await results('both.csv', ['业务编号,处理结果,原因,原因代码', ...rows].join('\n'))).toMatchObject({
      followed: 1,
      faults: [{ at: 3, what: 'not-waiting', said: one.number }],
    })
    expect((await view(one)).state).toBe('returned')
  })

  test('a receipt that comes twice changes nothing; another one for the same case is shown, as it may be a second card', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const one = await aBatchedCase()
    const list = (receipt: string, more = '') => `业务编号,处理结果,回执号${more}\n${one.number},已接收,${receipt}${more}`
    // Until the centre gives a receipt of its own the number of the batch stands for it.
    await results('none.csv', list(''))
    expect(await results('first.csv', list('AB-1'))).toMatchObject({ followed: 1, faults: [] })
    const batch = await theBatch()
    const receipts = async () => (await here.manager.call('centre.ofCase', { caseId: one.id })).handIns.map(({ receipt }) => receipt)
    expect(await receipts()).toEqual([batch.number])

    const two = await aBatchedCase()
    const said = (receipt: string) => `业务编号,处理结果,回执号\n${two.number},已接收,${receipt}`
    expect(await results('two.csv', said('CD-1'))).toMatchObject({ followed: 1 })
    expect(await results('two-again.csv', `${said('CD-1')}\n`)).toMatchObject({ followed: 1, faults: [] })
    expect(await results('two-other.csv', said('CD-2'))).toMatchObject({
      followed: 0,
      faults: [{ at: 2, what: 'other-receipt', said: two.number }],
    })
    expect((await here.manager.call('centre.ofCase', { caseId: two.id })).handIns.map(({ receipt }) => receipt)).toEqual(['CD-1'])
    expect(await eventsOf(two)).toEqual(['sendToMake'])
  })

  test('a receipt a case of an earlier batch has is taken and shown, for a row may have slipped; one number for a whole batch is not', async () => {
    await open({ way: 'batch' })
    await choose('batch', 'results')
    const [one, two, three] = [await aBatchedCase(), await aBatchedCase(), await aBatchedCase()]
    const list = (...rows: readonly (readonly [{ readonly number: string }, string])[]) =>
      ['业务编号,处理结果,回执号', ...rows.map(([{ number }, receipt]) => `${number},已接收,${receipt}`)].join('\n')
    expect(await results('first.csv', list([one, 'R-1']))).toMatchObject({ followed: 1, faults: [] })
    expect(await results('second.csv', list([two, 'r-1'], [three, 'R-3']))).toMatchObject({
      followed: 1,
      faults: [{ at: 2, what: 'shared-receipt', said: two.number }],
    })
    const receipts = async (it: typeof two) => (await here.manager.call('centre.ofCase', { caseId: it.id })).handIns.at(-1)?.receipt
    expect([await receipts(two), await receipts(three)]).toEqual(['r-1', 'R-3'])
    const [four, five] = [await aPaidCase(), await aBatchedCase()]
    expect(await results('third.csv', list([four, 'B-9'], [five, 'B-9']))).toMatchObject({ followed: 2, faults: [] })
  })

  test('a receipt typed in twice at the other system is the first one', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    await choose('hand')
    const one = await aPaidCase()
    await here.cards.call('centre.handPut', { caseId: one.id })
    await here.cards.call('centre.handReceipt', { caseId: one.id, receipt: 'AB-1' })
    expect(await here.cards.ask('centre.handReceipt', { caseId: one.id, receipt: 'AB-2' })).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    })
    expect((await here.manager.call('centre.ofCase', { caseId: one.id })).handIns).toMatchObject([{ receipt: 'AB-1' }])
  })

  test('a receipt that another case has is asked about before it is written down, in the way the scanner spells it too', async () => {
    await open({ way: 'hand', fields: ['docNumber'] })
    await choose('hand')
    const [one, two] = [await aPaidCase(), await aPaidCase()]
    await here.cards.call('centre.handPut', { caseId: one.id })
    await here.cards.call('centre.handReceipt', { caseId: one.id, receipt: 'AB-1' })
    await here.cards.call('centre.handPut', { caseId: two.id })
    const note = (receipt: string, alsoOf: string | null = null) =>
      here.cards.ask('centre.handReceipt', { caseId: two.id, receipt, alsoOf })
    const receipts = async () => (await here.manager.call('centre.ofCase', { caseId: two.id })).handIns.map(({ receipt }) => receipt)
    for (const [receipt, alsoOf] of [
      ['AB-1', null],
      ['ab-1', null],
      ['AB-1', two.number],
    ] as const)
      expect(await note(receipt, alsoOf)).toMatchObject({ ok: false, error: { code: 'RECEIPT_USED', detail: { number: one.number } } })
    expect(await receipts()).toEqual([null])
    expect(await note('AB-1', one.number)).toMatchObject({ ok: true })
    expect(await receipts()).toEqual(['AB-1'])
    const log = await here.counter.core.store.db.selectFrom('audit').selectAll().where('what', '=', 'centre.sameReceipt').execute()
    expect(log.map(({ case_id, facts }) => [case_id, JSON.parse(facts)])).toEqual([[two.id, { receipt: 'AB-1', other: one.number }]])
  })

  test('a centre answers in the sheet it was sent, also when the place calls its columns otherwise meanwhile', async () => {
    await open({ way: 'batch', sheet: 'csv-utf8', fields: ['name', 'docNumber'], columns: { caseNumber: '单据号', docNumber: '人员编码' } })
    await choose('batch', 'results')
    const [one, two] = [await aPaidCase(), await aPaidCase()]
    await here.cards.call('centre.batch', {})
    const { newest, decisions } = await here.manager.call('profile.versions', {})
    const value = newest.handover.value
    if (!value) throw new Error('the place says how it hands its cases in')
    const profile = {
      ...newest,
      handover: { ...newest.handover, value: { ...value, columns: { caseNumber: '申报号', docNumber: '编号' } } },
    }
    const begins = here.counter.clock.today()
    await here.manager.call('profile.save', { change: { kind: 'edit', profile }, begins, reason: '市局通知', seen: decisions[0]?.seq ?? 0 })
    expect(await results('by-case.csv', `单据号,姓名,处理结果\n${one.number},某人,已接收`)).toMatchObject({ followed: 1, faults: [] })
    expect(await results('by-person.csv', `人员编码,处理结果\n${two.identity.number},已接收`)).toMatchObject({ followed: 1, faults: [] })
    expect([await standing(one), await standing(two)]).toMatchObject([{ code: 'received' }, { code: 'received' }])
    // Written again it is what it was.
    const { number, folder } = await theBatch()
    const before = await treeOf(folder)
    await here.cards.call('centre.batchAgain', { number })
    expect(await treeOf(folder)).toEqual(before)
    await rm(folder, { recursive: true })
    await writeFile(join(here.folder, 'reference-centre.json'), '{}')
    await inDialog(here.cards, 'centre.batchTo', { number, path: here.folder })
    expect(await treeOf(join(here.folder, number))).toEqual(before)
  })
})
