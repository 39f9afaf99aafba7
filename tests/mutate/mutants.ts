/** Finds the small changes of a source file that a test should notice: a flipped comparison, a dropped condition, a moved boundary. */

import { parseSync } from 'vite'
import { isNode, type Source, type SyntaxNode } from '../repo/sources.ts'

export type Mutant = {
  readonly path: string
  readonly line: number
  /** The text that is replaced and what stands there instead; `text` is the whole file as changed. */
  readonly was: string
  readonly is: string
  readonly text: string
}

type Change = { readonly start: number; readonly end: number; readonly is: string }

const operators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '%': '*',
  '&&': '||',
  '||': '&&',
}
const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' }

export function mutantsOf(source: Source): Mutant[] {
  const { program, errors } = parseSync(source.path, source.text)
  if (errors.length > 0) throw new Error(`${source.path} cannot be parsed`)
  return nodesThatRun(program)
    .flatMap(node => changesOf(node, source.text))
    .map(({ start, end, is }) => ({
      path: source.path,
      line: source.text.slice(0, start).split('\n').length,
      was: source.text.slice(start, end),
      is,
      text: source.text.slice(0, start) + is + source.text.slice(end),
    }))
}

/** Types are erased before a test runs, and a changed loop may never end. */
function nodesThatRun(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesThatRun)
  if (!isNode(value) || value.type === 'ImportDeclaration') return []
  if (value.type.startsWith('TS')) return nodesThatRun(value.expression)
  if (value.type === 'ForStatement' || value.type === 'WhileStatement') return nodesThatRun(value.body)
  return [value, ...Object.values(value).flatMap(nodesThatRun)]
}

function changesOf(node: SyntaxNode, text: string): Change[] {
  const textOf = (part: unknown) => (isNode(part) ? text.slice(part.start, part.end) : '')
  const whole = (is: string): Change => ({ start: node.start, end: node.end, is })
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorChanges(node, text)
    case 'UnaryExpression':
      return node.operator === '!' ? [whole(`(${textOf(node.argument)})`)] : []
    case 'ConditionalExpression':
      return [whole(`${textOf(node.test)} ? ${textOf(node.alternate)} : ${textOf(node.consequent)}`)]
    case 'IfStatement':
      return isNode(node.test) ? [{ start: node.test.start, end: node.test.end, is: 'false' }] : []
    case 'ExpressionStatement':
      return [whole(';')]
    case 'CallExpression':
      return conditionDropped(node)
    case 'MemberExpression':
      return methodChanges(node)
    case 'Literal':
      return literalChanges(node, text)
    default:
      return []
  }
}

function operatorChanges({ left, right, operator }: SyntaxNode, text: string): Change[] {
  if (!isNode(left) || !isNode(right) || typeof operator !== 'string') return []
  if (operator === '??') return [{ start: left.end, end: right.end, is: '' }]
  const is = operators[operator]
  // A comment may hold the same sign, so only the first one after the left side counts.
  const start = text.indexOf(operator, left.end)
  return is === undefined ? [] : [{ start, end: start + operator.length, is }]
}

/** A query, or a list, without one of its conditions. */
function conditionDropped(node: SyntaxNode): Change[] {
  const { callee } = node
  if (!isNode(callee) || !isNode(callee.object) || !isNode(callee.property)) return []
  if (callee.property.name !== 'where' && callee.property.name !== 'filter') return []
  return [{ start: callee.object.end, end: node.end, is: '' }]
}

function methodChanges({ property }: SyntaxNode): Change[] {
  if (!isNode(property) || typeof property.name !== 'string') return []
  const is = Object.hasOwn(methods, property.name) ? methods[property.name] : undefined
  return is === undefined ? [] : [{ start: property.start, end: property.end, is }]
}

function literalChanges(node: SyntaxNode, text: string): Change[] {
  const { start, end, value } = node
  const raw = text.slice(start, end)
  if (typeof value === 'number') return [{ start, end, is: String(value + 1) }]
  if (typeof value === 'boolean') return [{ start, end, is: String(!value) }]
  return 'regex' in node ? regexChanges(raw).map(is => ({ start, end, is })) : []
}

/** Unanchored at either end, and each counted repeat one longer. */
function regexChanges(raw: string): string[] {
  const close = raw.lastIndexOf('/')
  const [body, flags] = [raw.slice(1, close), raw.slice(close)]
  const open = [body.replace(/^\^/, ''), body.replace(/\$$/, '')].filter(changed => changed !== body)
  const longer = [...body.matchAll(/(\d+)\}/g)].map(
    ({ index, 0: { length }, 1: count }) => `${body.slice(0, index)}${Number(count) + 1}}${body.slice(index + length)}`,
  )
  return [...open, ...longer].map(changed => `/${changed}${flags}`)
}
