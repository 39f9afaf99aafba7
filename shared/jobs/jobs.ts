/** Lists the work the branch does by itself, and the reasons for which an entry of a folder is left alone. */
import { z } from '../zod.ts'

export const jobNames = [
  'copy',
  'day-turn',
  'texts',
  'online-inbox',
  'online-answers',
  'unit-batch',
  'centre',
  'centre-news',
  'centre-batch',
  'centre-results',
  'centre-hand',
  'centre-call-back',
  'retention',
  'copy-away',
  'clock',
  'emergency',
] as const
export const JobName = z.enum(jobNames)
export type JobName = z.infer<typeof JobName>

/** So often an item is tried before it is set aside for a person. */
export const mostItemTries = 5

/** Entries of the inbox that cannot be a package; whatever stands behind them is taken all the same. */
export const entryFaults = ['ENTRY_LINK', 'ENTRY_NOT_A_FILE', 'ENTRY_NAME', 'ENTRY_DENIED'] as const
export type EntryFault = (typeof entryFaults)[number]
