/** Tells whether the last build still fits the sources, from names, sizes and times alone. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const sources = ['shared', 'renderer', 'main', 'resources', 'package.json', 'package-lock.json']
const made = ['dist/shell', 'dist/core', 'dist/page', 'resources/models', 'resources/fonts']
// Made by the build itself, or not part of what is built.
const asides = new Set(['resources/models', 'resources/fonts', 'main/cli', 'main/bootstrap'])

/** @param {string} root */
const stampFile = root => join(root, 'dist', 'build-stamp')

/** @param {string} root */
export function isFresh(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stampText(sourcesMark(root), madeMark(root))
}

/**
 * @param {string} root
 * @param {string} builtFrom the mark of the sources before the build began, so that a change during it is seen by the next start
 */
export function stamp(root, builtFrom) {
  mkdirSync(dirname(stampFile(root)), { recursive: true })
  writeFileSync(stampFile(root), stampText(builtFrom, madeMark(root)))
}

/** @param {string} root */
export function sourcesMark(root) {
  const lines = sources.flatMap(start => filesUnder(root, start)).map(path => `${path} ${sizeAndTime(join(root, path))}`)
  return digest(lines)
}

/** @param {string} root */
function madeMark(root) {
  return digest(made.flatMap(start => filesUnder(root, start, new Set())))
}

/**
 * @param {string} builtFrom
 * @param {string} gave
 */
function stampText(builtFrom, gave) {
  return `${builtFrom} ${gave}\n`
}

/** @param {string[]} lines */
function digest(lines) {
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** @param {string} file */
function sizeAndTime(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}

/**
 * @param {string} root
 * @param {string} path
 * @param {Set<string>} skipped
 * @returns {string[]}
 */
function filesUnder(root, path, skipped = asides) {
  if (skipped.has(path) || !existsSync(join(root, path))) return []
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap(name => filesUnder(root, `${path}/${name}`, skipped))
}
