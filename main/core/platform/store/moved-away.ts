/** Marks a folder whose store went on elsewhere, so that nobody works on in it beside the branch. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import { writeWhole } from './write-whole.ts'

/** Whoever wants the store of that day back removes it by hand: nothing else of the folder was changed. */
const markIn = (folder: string): string => join(folder, 'moved.json')

export const markMoved = (folder: string, at: Instant): Promise<void> =>
  writeWhole(markIn(folder), Buffer.from(`${JSON.stringify({ movedAt: at })}\n`))

/** @throws Refusal STORE_MOVED */
export async function assertNotMoved(folder: string): Promise<void> {
  const there = await stat(markIn(folder)).catch(() => null)
  if (there !== null) throw new Refusal('STORE_MOVED')
}
