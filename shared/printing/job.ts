/** What becomes of a paper that was sent to a printer. */

/** `unsure`: handed over whole, but the printer does not say whether paper came out; somebody has to look. */
export const jobStates = ['waiting', 'printed', 'unsure', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** Why paper did not come, or nobody knows; each has its sentence in the strings. */
export const jobReasons = [
  'paper',
  'cover',
  'printer-error',
  'unplugged',
  'in-use',
  'permission',
  'no-answer',
  'deadline',
  'stopped',
  'not-chosen',
  'no-dots',
  'no-driver',
  'lost',
] as const
export type JobReason = (typeof jobReasons)[number]

/** A program that ended while it printed leaves a job that nobody ends: after this it counts as lost. */
const mostPrintMs = 3 * 60_000

type Kept = { readonly state: JobState; readonly reason: JobReason | null; readonly at: string }

export function jobAsOf<J extends Kept>(job: J, nowMs: number): J {
  if (job.state !== 'waiting' || nowMs - Date.parse(job.at) < mostPrintMs) return job
  return { ...job, state: 'unsure', reason: 'lost' }
}

const mayBeOut = ({ state }: { readonly state: JobState }): boolean => state === 'printed' || state === 'unsure'

/** How many papers of its kind came out before this one, or may have: the first of them was no copy. */
export const copyNumber = (before: readonly { readonly state: JobState }[]): number => before.filter(mayBeOut).length

/** A paper of which one came out, or may have, is printed once more under that word. */
export const isAgain = (before: readonly { readonly state: JobState }[]): boolean => before.some(mayBeOut)
