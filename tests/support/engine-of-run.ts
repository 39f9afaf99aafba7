/** Says on which engine a test run keeps its stores, and what of the core's tests is about SQLite alone. */

export type EngineName = 'sqlite' | 'postgres'

/** `npm test -- --engine postgres` sets it; without it the store is a file, as on a counter's own PC. */
export const engineOfRun: EngineName = process.env.COUNTER_ENGINE === 'postgres' ? 'postgres' : 'sqlite'

/** Left out of a run on PostgreSQL, each with the reason; every other test of the core runs there. */
export const sqliteOnly: readonly { readonly files: string; readonly why: string }[] = [
  { files: 'tests/main/core/imaging/**', why: 'pixels know no store' },
  { files: 'tests/main/core/platform/{archive,workbook}/**', why: 'files from outside know no store' },
  { files: 'tests/main/core/platform/store/witness/**', why: "the witness stands beside the file; a database's operator keeps its log" },
  { files: 'tests/main/core/platform/store/{copies,life,custody}.test.ts', why: 'copies, damage and custody of the file' },
  { files: 'tests/main/core/platform/store/rekey.test.ts', why: 'a new key rewrites the file; for a database it is refused' },
  {
    files: 'tests/main/core/platform/store/{migrate,unit-of-work,slow-log}.test.ts',
    why: 'begin with a bare file; `engines.test.ts` asks the same of both',
  },
  {
    files: 'tests/main/core/platform/store/running-number.test.ts',
    why: "reads SQLite's plan; `engines.test.ts` takes the numbers on both",
  },
  { files: 'tests/main/core/commands/copies/**', why: 'copies are taken by whoever runs the database' },
]
