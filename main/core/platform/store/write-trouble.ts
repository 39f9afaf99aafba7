/** Goes on without having written, where the folder takes nothing: no room, no permission, or gone. */
import { Refusal, type RefusalCode } from '../../../../shared/refusal.ts'

const unwritable: readonly RefusalCode[] = ['DISK_FULL', 'FOLDER_UNWRITABLE', 'FOLDER_GONE']

/** What `write` gives, or `otherwise` where it could not be kept. Only for what people may do unrecorded, such as reading on. */
export async function keptOr<T>(write: () => Promise<T>, otherwise: () => T | Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Refusal && unwritable.includes(error.code)) return otherwise()
    throw error
  }
}
