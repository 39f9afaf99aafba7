/** Tests the house rules that a file can be held to by itself: its name, its opening sentence, its exports, its size. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { isCode, nodesOf, type Source, type SyntaxNode, sourcesIn } from './sources.ts'

const product = sourcesIn('shared', 'renderer', 'main').filter(isCode)
const all = [...product, ...sourcesIn('tests').filter(isCode)]

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'types', 'constants', 'manager', 'service', 'misc'])
const stem = (path: string) => basename(path).split('.')[0] ?? ''

test('no file is a drawer', () => {
  expect(all.filter(({ path }) => drawers.has(stem(path))).map(({ path }) => path)).toEqual([])
})

test('file names are in kebab-case', () => {
  expect(
    all
      .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|config|d))?\.(tsx?|[mc]js)$/.test(basename(path)))
      .map(({ path }) => path),
  ).toEqual([])
})

test('every file opens with a sentence that says what it is for', () => {
  const opens = ({ text }: Source) => /^\/\*\* [A-Z`][^\n]*(\n \*[^\n]*)*[.!?`] \*\/\n|^\/\*\* [A-Z`][^\n]*\.(\n|\s)/.test(text)
  expect(all.filter(source => !opens(source)).map(({ path }) => path)).toEqual([])
})

/** vitest reads two default exports of ours; a declaration file says how someone else's package is shaped. */
const forVitest: readonly string[] = ['tests/vitest.config.ts', 'tests/package/vitest.config.ts', 'tests/support/page-environment.ts']
const wantsDefault = (path: string) => forVitest.includes(path) || path.endsWith('.d.ts')

test('every export has a name', () => {
  const held = all.filter(({ path }) => !wantsDefault(path))
  expect(withNode(held, ({ type }) => type === 'ExportDefaultDeclaration')).toEqual([])
})

test('no type is given up: no any, no assertion past the compiler, no silenced check', () => {
  const isGivenUp = (node: SyntaxNode) => node.type === 'TSAnyKeyword' || node.type === 'TSNonNullExpression'
  expect(withNode(all, isGivenUp)).toEqual([])
  const silenced = /@ts-(ignore|nocheck|expect-error)|as unknown as/
  expect(product.filter(({ text }) => silenced.test(text)).map(({ path }) => path)).toEqual([])
})

test('nothing is written to a console', () => {
  expect(withNode(product, node => node.type === 'MemberExpression' && nameOf(node.object) === 'console')).toEqual([])
})

test('only the renderer touches the bridge, in one file', () => {
  const touching = product.filter(({ path, text }) => path.startsWith('renderer/') && /\bwindow\.counter\b/.test(text))
  expect(touching.map(({ path }) => path).filter(path => path !== 'renderer/ipc.ts')).toEqual([])
})

test('no product code behaves differently because it is being tested', () => {
  expect(product.filter(({ text }) => /NODE_ENV|process\.env\.VITEST/.test(text)).map(({ path }) => path)).toEqual([])
})

test('no test is skipped or alone', () => {
  const alone = /\b(describe|it|test)\.(skip|only|todo)\b/
  expect(all.filter(({ path, text }) => path !== 'tests/repo/files.test.ts' && alone.test(text)).map(({ path }) => path)).toEqual([])
})

test('a file stays readable in one sitting', () => {
  expect(product.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path)).toEqual([])
})

function withNode(sources: readonly Source[], unwanted: (node: SyntaxNode) => boolean): string[] {
  return sources.flatMap(source =>
    nodesOf(source)
      .filter(unwanted)
      .map(node => `${source.path}:${lineAt(source.text, node.start)}`),
  )
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length
const nameOf = (value: unknown) => (typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined)
