/** Tests that nothing outside of the files of an engine speaks the words that only one engine knows. */
import { expect, test } from 'vitest'
import { isCode, sourcesIn } from './sources.ts'

/** What belongs to one engine: SQLite's file, its copies and its witness; PostgreSQL's connections. */
const ownRooms = ['copies', 'postgres', 'witness']
const ownFiles = ['engine', 'lock', 'move/file', 'open', 'postgres', 'rekey', 'sealing', 'sqlite', 'store-key']
const store = 'main/core/platform/store/'
const belongsToOne = (path: string) =>
  ownRooms.some(room => path.startsWith(`${store}${room}/`)) || ownFiles.some(file => path === `${store}${file}.ts`)

/** Words of one engine, or words that the two understand differently. */
const words: readonly (readonly [string, RegExp])[] = [
  ['a package of one engine', /from '(better-sqlite3|pg)'/],
  ['the name of one engine', /engine\.name\b/],
  ['a pragma', /\bpragma\b/i],
  ["SQLite's own tables", /\bsqlite_(schema|master|sequence|stat)/i],
  ["SQLite's number of a row", /\browid\b|\bautoincrement\b/i],
  ["SQLite's functions", /\b(json_extract|json_each|instr|ifnull|strftime|datetime|printf|group_concat|julianday|total_changes)\(/i],
  ["PostgreSQL's casts and functions", /::(jsonb?|text|int|bigint|date)\b|\b(strpos|string_agg|to_char|now|pg_\w+)\(/],
  ['a part of a text counted from its end', /\bsubstr\([^)]*,\s*-/i],
  ['what a full index allows one engine only', /\b(glob|ilike|collate)\b/i],
  ['a trigger', /\bcreate trigger\b|\bdrop trigger\b/i],
  ['or replace, or ignore', /\binsert or (replace|ignore)\b|\breplaceInto\(/i],
]

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

/** Only what is sent to a database: templates of `sql`, and calls of Kysely's. */
const statementsOf = (text: string): string =>
  [...withoutComments(text).matchAll(/\bsql(?:\.raw)?(?:<[^>]*>)?(?:`[^`]*`|\([^)]*\))|from '[^']*'|engine\.name\b|replaceInto\(/g)]
    .map(([found]) => found)
    .join('\n')

test('each word is found where it stands', () => {
  const found = (text: string) => words.filter(([, word]) => word.test(statementsOf(text))).map(([what]) => what)
  expect(found('sql<string>`substr(doc_number, -4)`')).toEqual(['a part of a text counted from its end'])
  expect(found("sql.raw('form::jsonb')")).toEqual(["PostgreSQL's casts and functions"])
  expect(found('await sql`drop trigger one`')).toEqual(['a trigger'])
  expect(found('if (store.engine.name === engine) {}')).toEqual(['the name of one engine'])
  expect(found('// sql`pragma`\nsql`substr(at, 1, 13)`')).toEqual([])
})

test('no file but those of an engine speaks its words', () => {
  const sources = sourcesIn('main')
    .filter(isCode)
    .filter(({ path }) => !belongsToOne(path))
  const wrong = sources.flatMap(({ path, text }) => {
    const statements = statementsOf(text)
    return words.filter(([, word]) => word.test(statements)).map(([what]) => `${path}: ${what}`)
  })
  expect(wrong).toEqual([])
})
