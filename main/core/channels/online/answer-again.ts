/** Answers a decided package once more, when the channel lost the first answer. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'
import { foldersOf, onlineIdOf, packageById } from '../../records/online/rows.ts'
import { encoded, fileName, noteAnswered, resultOf } from './answer.ts'
import { folderOutbox } from './folders.ts'
import { viewOnline } from './view.ts'

export async function answerAgain(core: Core, who: Who, { id }: Parsed<'online.answer'>): Promise<Out<'online.answer'>> {
  const row = await packageById(core.store.db, id)
  const result = await resultOf(core, row)
  if (result === null) throw new Refusal('WRONG_STATE', { state: row.state })
  const { outbox } = await foldersOf(core.store.db)
  if (outbox === null) throw new Refusal('FOLDER_UNSET')
  await folderOutbox(outbox).put(fileName(row.package_id), encoded(result))
  await noteAnswered(core, who, row)
  return viewOnline(core, who, { id: onlineIdOf(row) })
}
