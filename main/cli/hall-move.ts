/** Moves a branch between a folder and a database: `npm run hall -- move --from DIR --to postgres://...`, and back. */
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { systemClock } from '../core/platform/clock.ts'
import type { Log } from '../core/platform/log.ts'
import { anyCustody } from '../core/platform/store/custody-folders.ts'
import { isDatabase, openEnds } from '../core/platform/store/move/ends.ts'
import { type Moved, moveStore } from '../core/platform/store/move/move.ts'
import { keyFor, Trouble } from './hall-key.ts'

export const moveUsage = `npm run hall -- move --from DIR --to postgres://...
       npm run hall -- move --from postgres://... --data DIR --to NEWDIR`

/** @throws Trouble, and what either end refuses; the source then is as it was */
export async function moveBranch(args: readonly string[], log: Log): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, data: { type: 'string' } },
  })
  const { from, to } = values
  if (!from || !to || isDatabase(from) === isDatabase(to)) throw new Trouble(`Usage: ${moveUsage}`)
  const data = isDatabase(from) ? values.data : from
  if (data === undefined) throw new Trouble('--data wants the folder of the server of that branch: the custody of its key lies there.')
  const custody = await anyCustody(data)
  if (custody === null) throw new Trouble('There is no custody of a key in that folder.')
  if (custody.mode === 'live' && isDatabase(to))
    throw new Trouble('Only practice branches may move to a database: names and numbers of real people would stand readable in it.')
  const { source, target, close } = await openEnds({ from, to, data, key: await keyFor(custody.kind) }, { clock: systemClock(), log })
  const moved = await moveStore(source, target).finally(close)
  stdout.write(`${said(moved)}\n`)
}

function said({ tables, rows, files, missing, head }: Moved): string {
  const lost = missing === 0 ? '' : ` ${missing} files were missing or damaged at the source and are missing here too.`
  const log = head === null ? '' : ` The audit log ends with entry ${head.seq}, ${head.hash}.`
  return `Moved and compared: ${tables} tables, ${rows} rows, ${files} sealed files.${lost}${log} The source refuses to open from now on.`
}
