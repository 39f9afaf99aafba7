/** Hands texts on as a file of JSON lines in a folder another program watches: no line to a gateway exists yet. */
import { access, constants, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { writeWhole } from '../../platform/store/write-whole.ts'

/** One text as it leaves the program; `id` lets the other side tell a text it has had already. */
export type OutgoingText = {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly kind: string
  readonly dueAt: string
}

/** Takes a batch whole or not at all. */
export type TextConnector = { handOn(batch: string, texts: readonly OutgoingText[], signal: AbortSignal): Promise<void> }

export function folderConnector(folder: string): TextConnector {
  return {
    // Under a name of its own and renamed when it is whole: whoever watches the folder never sees half a file.
    handOn: (batch, texts, signal) =>
      within(
        signal,
        writeWhole(join(folder, `reminders-${batch}.jsonl`), Buffer.from(texts.map(text => `${JSON.stringify(text)}\n`).join(''))),
      ),
  }
}

/** A share that hangs must not hold the desk; what it still writes later is known again by its ids. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, late])
}

/** Whether texts could be put there now. */
export async function isUsable(folder: string): Promise<boolean> {
  if (!isAbsolute(folder)) return false
  try {
    await access(folder, constants.W_OK)
    return (await stat(folder)).isDirectory()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
