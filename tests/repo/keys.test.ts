/** Keys that cannot hurt, over all key rows of all screens: one primary key, and none that weighs without its guard. */
import { expect, test } from 'vitest'
import { allKeys, keysMatching } from '../../shared/strings/zh-CN/keys.ts'
import { sourcesIn } from './sources.ts'

type KeyRow = { readonly at: string; readonly text: string }

/** The object literal that begins at `from`, to its closing brace. */
function literalAt(text: string, from: number): string {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from)
}

const screens = sourcesIn('renderer').filter(({ path }) => /\.tsx?$/.test(path) && !/renderer\/kit\/(keys|hand|key-store)/.test(path))
const rows: readonly KeyRow[] = screens.flatMap(({ path, text }) =>
  [...text.matchAll(/\{\s*press:/g)].map(found => ({
    at: path,
    text: literalAt(text, found.index).replaceAll(/\s+/g, ' '),
  })),
)
const guardedCommands = [
  ...(sourcesIn('shared').find(({ path }) => path === 'shared/ipc/guarded.ts')?.text ?? '').matchAll(/'(\w+\.\w+)'/g),
].map(([, name]) => name ?? '')
const said = (wrong: readonly KeyRow[]) => wrong.map(({ at, text }) => `${at}: ${text}`)

test('the rows are found', () => {
  expect(rows.length).toBeGreaterThan(350)
  expect(guardedCommands).toContain('review.approve')
})

test('the primary key is F9, on every screen', () => {
  const primary = rows.filter(({ text }) => /\bprimary: (?!false)/.test(text))
  // The production step gives its events the keys of a list, the first of them F9.
  expect(said(primary.filter(({ text }) => !/press: '(F9|Escape)'|press: presses/.test(text)))).toEqual([])
})

test('F10 only asks: it opens a dialog and sends nothing', () => {
  const destructive = rows.filter(({ text }) => text.includes("press: 'F10'"))
  expect(destructive.length).toBeGreaterThan(5)
  expect(said(destructive.filter(({ text }) => /send\(|call\(/.test(text)))).toEqual([])
})

test('a key that sends what moves money, sends to production, approves, voids or calls has a guard', () => {
  const weighty = rows.filter(({ text }) => guardedCommands.some(name => text.includes(`send('${name}'`)))
  expect(weighty.length).toBeGreaterThan(3)
  expect(said(weighty.filter(({ text }) => !text.includes('guarded:')))).toEqual([])
})

/** What sends such a command through a function stands in one file with its key or dialog; two hand it to parts that are guarded themselves. */
test('every file that sends such a command names a guard', () => {
  const senders = screens.filter(({ text }) => guardedCommands.some(name => new RegExp(`send\\(\\s*'${name}'`).test(text)))
  expect(senders.length).toBeGreaterThan(20)
  const unguarded = senders.filter(({ text }) => !/guarded|danger|LastingDialog|FaultsDialog|underWayKeys|<HolderForm/.test(text))
  expect(unguarded.map(({ path }) => path)).toEqual([])
})

/** The page of all keys says what the screens do: every key it lists stands in a folder it names. */
test.each(allKeys)('the keys listed for $title stand in the screens', ({ at, keys }) => {
  const theirs = screens.filter(({ path }) => at.some(part => path.startsWith(`renderer/${part}/`)))
  const presses = new Set(theirs.flatMap(({ text }) => [...text.matchAll(/press: '([^']+)'/g)].map(([, press]) => press)))
  expect(keys.map(([press]) => press).filter(press => !presses.has(press))).toEqual([])
})

test('a key that works at any time means nothing else at any desk', () => {
  const [everywhere, ...others] = allKeys
  const always = new Map((everywhere?.keys ?? []).filter(([press]) => press.includes('+')))
  const twice = others.flatMap(({ title, keys }) =>
    keys.flatMap(([press, label]) => (always.has(press) ? [`${title}: ${press} ${label}`] : [])),
  )
  expect(always.size).toBeGreaterThan(8)
  expect(twice).toEqual([])
})

test('a key is found by its name, by what it does and by where it works', () => {
  expect(keysMatching('f12').map(({ keys }) => keys)).toEqual([[['F12', '锁屏']]])
  expect(keysMatching('退费').flatMap(({ keys }) => keys.map(([press]) => press))).toEqual(['F10'])
  expect(keysMatching('大堂').map(({ title }) => title)).toEqual(['大堂'])
  expect(keysMatching('没有这个键')).toEqual([])
})
