/** Opens the two ends of a move by what their names say: a folder, or the address of a database. */
import type { KeySource } from '../../../../../shared/ipc/wire.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { databaseSource, databaseTarget } from '../postgres/move-end.ts'
import { folderSource, folderTarget } from './file.ts'
import type { Source, Target } from './move.ts'

export type Wish = {
  readonly from: string
  readonly to: string
  /** Where the custody of the key lies: the source's own folder, or that of the server that keeps its branch in a database. */
  readonly data: string
  readonly key: KeySource
}

export const isDatabase = (place: string): boolean => /^postgres(ql)?:\/\//.test(place)

/** Whoever opened them closes both. @throws what either end refuses; then none is open */
export async function openEnds(
  { from, to, data, key }: Wish,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<{ readonly source: Source; readonly target: Target; close(): Promise<void> }> {
  const open = new AsyncDisposableStack()
  try {
    const source = isDatabase(from) ? await databaseSource(from, data, key, log) : await folderSource(from, key, clock)
    open.defer(() => source.close())
    const target = isDatabase(to) ? await databaseTarget(to, source.key, log) : await folderTarget({ folder: to, key: source.key, data })
    open.defer(() => target.close())
    return { source, target, close: () => open.disposeAsync() }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}
