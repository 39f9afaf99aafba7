/** Tests that every command of the contract is answered by its owner and asked for by someone. */
import { expect, test } from 'vitest'
import { roles, windowKinds } from '../../shared/access/roles.ts'
import type { Command } from '../../shared/ipc/command.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { isCode, isNode, nodesOf, type Source, sourcesIn } from './sources.ts'

const rows: [string, Command][] = Object.entries(contract)
const answers = {
  desk: /^main\/desk\/handlers\.ts$/,
  branch: /^main\/core\/host\/handlers\//,
  shell: /^main\/shell\/commands\.ts$/,
} as const satisfies Record<string, RegExp>
const sources = sourcesIn('renderer', 'main').filter(isCode)

test('a command is named feature.verb', () => {
  expect(rows.map(([name]) => name).filter(name => !/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/.test(name))).toEqual([])
})

test('no command stands in two lists, where the later would hide the earlier', () => {
  const lists = sourcesIn('shared').filter(({ path }) => /^shared\/ipc\/commands\/(?!callers)/.test(path))
  const names = lists.flatMap(({ text }) => [...text.matchAll(/^ {2}'([a-zA-Z.]+)': command\(/gm)].map(([, name]) => name))
  expect(names.sort()).toEqual(rows.map(([name]) => name).sort())
})

test('a command names roles and windows that exist, and at least one window', () => {
  const odd = rows.filter(([, { by, from }]) => {
    const byRoles = typeof by === 'string' || (by.length > 0 && by.every(role => roles.includes(role)))
    return !byRoles || from.length === 0 || !from.every(kind => windowKinds.includes(kind))
  })
  expect(odd.map(([name]) => name)).toEqual([])
})

test('what changes something is never open to everyone, but for the way in', () => {
  const open = rows.filter(([, { kind, by }]) => kind === 'write' && by === 'anyone').map(([name]) => name)
  expect(open.filter(name => !/^(setup|session)\./.test(name))).toEqual([])
})

test.each(Object.entries(answers))('the %s answers its commands, each once, and no others', (owner, tables) => {
  const keys = sources.filter(({ path }) => tables.test(path)).flatMap(commandKeysIn)
  expect(keys.sort()).toEqual(rows.flatMap(([name, { at }]) => (at === owner ? [name] : [])).sort())
})

test('every command is asked for somewhere', () => {
  const spoken = new Set(sources.filter(({ path }) => !Object.values(answers).some(tables => tables.test(path))).flatMap(namesIn))
  expect(rows.map(([name]) => name).filter(name => !spoken.has(name))).toEqual([])
})

function commandKeysIn(source: Source): string[] {
  return nodesOf(source).flatMap(node => {
    const isKey = node.type === 'Property' && isNode(node.key) && typeof node.key.value === 'string'
    return isKey && isNode(node.key) && String(node.key.value).includes('.') ? [String(node.key.value)] : []
  })
}

function namesIn(source: Source): string[] {
  return nodesOf(source).flatMap(({ type, value }) => (type === 'Literal' && typeof value === 'string' && value in contract ? [value] : []))
}
