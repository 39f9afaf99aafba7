/** One thing has one word: the table in `shared/strings/zh-CN/README.md` is read, and its synonyms are refused. */
import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const folder = 'shared/strings/zh-CN'
const files = sourcesIn(folder)
const table = files.find(({ path }) => path === `${folder}/README.md`)?.text ?? ''

type Word = { readonly word: string; readonly not: readonly string[]; readonly butIn: readonly string[] }
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())
const listed = (cell = '') => cell.split(',').flatMap(part => part.replaceAll('`', '').trim() || [])

const words: readonly Word[] = table
  .split('\n')
  .filter(line => /^\| \p{Script=Han}/u.test(line))
  .map(line => {
    const [word = '', not, butIn] = cells(line)
    return { word, not: listed(not), butIn: listed(butIn).map(name => `${folder}/${name}`) }
  })

test('the table is read', () => {
  expect(words.length).toBeGreaterThan(10)
  expect(words.find(({ word }) => word === '受理编号')).toEqual({
    word: '受理编号',
    not: ['业务编号'],
    butIn: [`${folder}/serial.ts`, `${folder}/centre-ways.ts`, `${folder}/profile.ts`],
  })
})

test.each(words)('$word is said, and none of its synonyms', ({ not, butIn }) => {
  const texts = files.filter(({ path }) => path.endsWith('.ts') && !butIn.includes(path))
  const said = texts.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (not.some(synonym => line.includes(synonym)) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )
  expect(said).toEqual([])
})

test('no word is refused in one row and asked for in another', () => {
  expect(words.filter(({ word }) => words.some(({ not }) => not.includes(word)))).toEqual([])
})
