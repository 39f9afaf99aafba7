/** Tests that shipped data loads whole, and that a damaged file stops the start by name. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadProfile, loadResources } from '../../../../main/core/rules/resources.ts'
import { docTypes } from '../../../../shared/identity/documents.ts'
import { docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'

const shipped = join(import.meta.dirname, '../../../../resources')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resources-'))
  for (const part of ['profiles', 'codes', 'calendar', 'guidance']) await cp(join(shipped, part), join(folder, part), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a profile laid beside the others is offered without a line of code', async () => {
  const haikou = JSON.parse(await readFile(join(folder, 'profiles/haikou.json'), 'utf8'))
  await writeFile(
    join(folder, 'profiles/sanya.json'),
    JSON.stringify({ ...haikou, id: 'sanya', place: { name: '三亚', areaCode: '460200' } }),
  )
  const { profiles } = await loadResources(folder)
  expect(profiles.get('sanya')?.place.name).toBe('三亚')
})

test('a damaged profile is named, and so is the field', async () => {
  const wuhu = JSON.parse(await readFile(join(folder, 'profiles/wuhu.json'), 'utf8'))
  await writeFile(
    join(folder, 'profiles/wuhu.json'),
    JSON.stringify({ ...wuhu, pickupLimitDays: { ...wuhu.pickupLimitDays, source: { text: '', url: null } } }),
  )
  await expect(loadResources(folder)).rejects.toThrow(/wuhu\.json[\s\S]*pickupLimitDays/)
})

test('a calendar with a day that does not exist is refused', async () => {
  const year = JSON.parse(await readFile(join(folder, 'calendar/2026.json'), 'utf8'))
  await writeFile(join(folder, 'calendar/2026.json'), JSON.stringify({ ...year, offDays: { '2026-02-30': '节日' } }))
  await expect(loadResources(folder)).rejects.toThrow(/2026\.json/)
})

test('a missing code table is named', async () => {
  await rm(join(folder, 'codes/ethnic.json'))
  await expect(loadResources(folder)).rejects.toThrow(/ethnic/)
})

test('a question that leads to no answer, or to a law nobody wrote down, stops the start', async () => {
  const { questions } = JSON.parse(await readFile(join(folder, 'guidance/questions.json'), 'utf8'))
  const lay = (changed: object) =>
    writeFile(
      join(folder, 'guidance/questions.json'),
      JSON.stringify({ questions: [{ ...questions[0], ...changed }, ...questions.slice(1)] }),
    )
  await lay({ topic: 'nowhere' })
  await expect(loadResources(folder)).rejects.toThrow(/guidance[\s\S]*no topic for q0/)
  await lay({ picked: { card: 'none', trouble: 'photo' } })
  await expect(loadResources(folder)).rejects.toThrow(/questions\.json[\s\S]*not on offer/)
  await lay({ picked: {} })
  await expect(loadResources(folder)).rejects.toThrow(/questions\.json[\s\S]*leads to no item/)
  await lay({ id: 'q1' })
  await expect(loadResources(folder)).rejects.toThrow(/given twice: q1/)
  await lay({})
  const { basis } = JSON.parse(await readFile(join(folder, 'guidance/basis.json'), 'utf8'))
  await writeFile(join(folder, 'guidance/basis.json'), JSON.stringify({ basis: basis.slice(1) }))
  await expect(loadResources(folder)).rejects.toThrow(/no such basis: reg-7/)
})

test('one profile can be had by name, and an unknown name is nobody', async () => {
  expect((await loadProfile(shipped, 'beijing'))?.place.areaCode).toBe('110000')
  expect(await loadProfile(shipped, 'atlantis')).toBeNull()
})

test('the table of documents and the names on the screen are the same', async () => {
  const { codes } = await loadResources(shipped)
  for (const docType of docTypes) expect(codes.rowOf('docType', docType)?.name).toBe(docTypeText[docType])
})
