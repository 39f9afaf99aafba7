/** Tests that what a state means is asked of the workflow table: no file lists states of its own. */
import { expect, test } from 'vitest'
import { stateNames } from '../../shared/workflow/table.ts'
import { isCode, isNode, nodesOf, type Source, type SyntaxNode, sourcesIn } from './sources.ts'

const names: readonly unknown[] = stateNames

/** Named like states, and something else: what a second person decides on a case. */
const decisions = ['shared/ipc/shapes/case.ts', 'shared/report/day-end.ts']

const isStateName = (node: unknown): boolean => isNode(node) && node.type === 'Literal' && names.includes(node.value)

const isList = ({ type, elements }: SyntaxNode): boolean =>
  type === 'ArrayExpression' && Array.isArray(elements) && elements.length > 1 && elements.every(isStateName)

const isComparison = (node: unknown): boolean => isNode(node) && node.type === 'BinaryExpression' && isStateName(node.right)

/** `state === 'a' || state === 'b'`, and the same turned round: `!==` with `&&`. */
const isChoice = ({ type, left, right }: SyntaxNode): boolean => type === 'LogicalExpression' && isComparison(left) && isComparison(right)

const listsIn = (source: Source): string[] =>
  nodesOf(source).flatMap(node => (isList(node) || isChoice(node) ? [`${source.path}: ${source.text.slice(node.start, node.end)}`] : []))

test('a feature asks the workflow table what a state means, and lists none', () => {
  const features = sourcesIn('main', 'renderer', 'shared').filter(source => isCode(source) && /\.tsx?$/.test(source.path))
  const elsewhere = features.filter(({ path }) => !/^shared\/(workflow|strings)\//.test(path) && !decisions.includes(path))
  expect(elsewhere.flatMap(listsIn)).toEqual([])
})

test('the rule sees a list and a choice of states, and lets one state alone', () => {
  const read = (text: string) => listsIn({ path: 'main/feature.ts', text })
  expect(read("const done = ['closed', 'void'] as const")).toHaveLength(1)
  expect(read("const late = state === 'overdue' || state === 'sent-back'")).toHaveLength(1)
  expect(read("const open = row.state !== 'closed' && row.state !== 'void'")).toHaveLength(1)
  expect(read("const paid = state === 'paid' || fee === 0; const words = ['closed', 'open']")).toEqual([])
})
