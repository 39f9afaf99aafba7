/** Types what is written down of each commit, in the witness and in the journal. */
import { z } from '../../../../../shared/zod.ts'

/** One commit's place. `n` counts commits and is never used twice, also after an earlier state was put back. */
export const Mark = z.object({
  n: z.number().int(),
  /** The commit this one stands on: the one before, unless an earlier state was put back in between. */
  prev: z.number().int(),
  at: z.string(),
  /** Where the audit log ended. */
  seq: z.number().int(),
  hash: z.string(),
  /** Which start of the machine wrote it: within one start nothing that was written can be lost without damage. */
  boot: z.string(),
  /** Cases (`c` and id), new cases with their numbers (`n`) and tickets (`t` and number) this commit wrote of. */
  touched: z.array(z.string()),
  /** An earlier state was put back, or what was missing was accepted. */
  reset: z.boolean().optional(),
  /** The beginning of a file: says where it begins and is no commit. */
  base: z.boolean().optional(),
})
export type Mark = z.infer<typeof Mark>

const Value = z.union([z.string(), z.number(), z.bigint(), z.null(), z.instanceof(Uint8Array)])
export const Statement = z.object({ text: z.string(), values: z.array(Value), changes: z.number().int() })
export type Statement = z.infer<typeof Statement>

/** A commit as it can be made once more. */
export const Entry = Mark.extend({
  /** Of the schema it was written under. */
  version: z.number().int(),
  statements: z.array(Statement),
})
export type Entry = z.infer<typeof Entry>

/** The same without its statements, which are read when it is made again: those of a day's work need not lie in memory together. */
export const Noted = Mark.extend({ version: z.number().int() })
export type Noted = z.infer<typeof Noted>

export const witnessFile = 'witness.log'
export const journalFolder = 'journal'
export const beaconFile = 'head'
