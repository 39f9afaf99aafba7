/** Tests that a row's text and its 0 and 1 become values in the records, once, and nowhere above them. */
import { expect, test } from 'vitest'
import { isCode, isNode, nodesOf, type Source, type SyntaxNode, sourcesIn } from './sources.ts'

/** What comes from outside as JSON, and is no row. */
const outsideInput = [
  'main/core/channels/online/check.ts',
  'main/core/channels/centre/line.ts',
  'main/core/channels/centre/call-back.ts',
  'main/core/channels/centre/batch/seal.ts',
]

const isMember = (node: unknown, property: RegExp): boolean =>
  isNode(node) && node.type === 'MemberExpression' && isNode(node.property) && property.test(String(node.property.name))

const isParse = ({ type, callee }: SyntaxNode): boolean =>
  type === 'CallExpression' && isMember(callee, /^parse$/) && isNode(callee) && isNode(callee.object) && callee.object.name === 'JSON'

/** The columns that hold 0 or 1. */
const flags = /^(active|priority|must_change|promised_covered)$/

const isFlag = ({ type, left, right }: SyntaxNode): boolean =>
  type === 'BinaryExpression' &&
  isMember(left, flags) &&
  isNode(right) &&
  right.type === 'Literal' &&
  (right.value === 0 || right.value === 1)

const rawIn = (source: Source): string[] =>
  nodesOf(source).flatMap(node => (isParse(node) || isFlag(node) ? [`${source.path}: ${source.text.slice(node.start, node.end)}`] : []))

test('above the records nobody reads the text of a row or asks whether a column is 1', () => {
  const above = sourcesIn('main').filter(source => isCode(source) && /^main\/core\/(queries|commands|channels|host)\//.test(source.path))
  expect(above.filter(({ path }) => !outsideInput.includes(path)).flatMap(rawIn)).toEqual([])
})

test('the rule sees a row that is parsed and a flag that is compared', () => {
  const read = (text: string) => rawIn({ path: 'main/core/queries/feature.ts', text })
  expect(read('const form = FormDraft.parse(JSON.parse(row.form))')).toHaveLength(1)
  expect(read('const covered = row.promised_covered === 1')).toHaveLength(1)
  expect(read('const one = rows.length === 1; const text = JSON.stringify(row)')).toEqual([])
})
