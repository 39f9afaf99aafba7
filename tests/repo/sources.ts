/** Reads our own sources for the house rules: every file, its imports and its syntax tree. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type Source = { readonly path: string; readonly text: string }
export type SyntaxNode = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }
export type Import = { readonly from: string; readonly wants: string }

const code = new Set(['.ts', '.tsx', '.mjs', '.cjs'])

/** @param folders such as `shared`; a missing one holds nothing yet */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap(pathsUnder).map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = ({ path }: Source) => code.has(extname(path))

export function pathsUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries.flatMap(entry => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? pathsUnder(path) : [path]
  })
}

/** Every node of the file's syntax tree, types included. */
export function nodesOf({ path, text }: Source): SyntaxNode[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`)
  return below(program)
}

function below(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(below)
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap(below)]
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value
  )
}

/** Everything the file imports, whether by statement, by call or as a type; our own files as paths from the root. */
export function importsOf(source: Source): Import[] {
  return nodesOf(source).flatMap(node => {
    const wanted = wantedBy(node)
    return wanted === undefined ? [] : [{ from: source.path, wants: resolved(source.path, wanted) }]
  })
}

function wantedBy(node: SyntaxNode): string | undefined {
  const isRequire = node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'require'
  const [first] = isRequire && Array.isArray(node.arguments) ? node.arguments : []
  const literal = isRequire ? first : node.source
  return isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined
}

function resolved(from: string, wanted: string): string {
  return wanted.startsWith('.') ? posix.join(dirname(from), wanted) : wanted
}

/** `@scope/name/deep/file` belongs to the package `@scope/name`. */
export function packageOf(wanted: string): string {
  return wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/')
}
