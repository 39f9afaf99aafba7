/** Syncs a file again and again while somebody else writes it, so that its bytes reach the disk a few at a time. */
import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { systemCode } from '../../../../shared/system-code.ts'

const everyMs = 50

export type Syncing = { end(): Promise<void> }

/**
 * ext4 writes all that a journal transaction orders before any sync of that transaction returns: half a gigabyte written without one made a commit
 * of the store wait 0.4 to 0.8 s (measured). Only eases the disk: who writes the file syncs it in the end and is told what goes wrong.
 */
export function syncOften(path: string): Syncing {
  // NTFS flushes one file without those of others, and an open file would keep its folder from being renamed.
  if (process.platform === 'win32') return { end: async () => undefined }
  const ending = new AbortController()
  const running = (async () => {
    while (!ending.signal.aborted) {
      await syncData(path)
      await pause(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    end: () => {
      ending.abort()
      return running
    },
  }
}

async function syncData(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+')
    try {
      await file.datasync()
    } finally {
      await file.close()
    }
  } catch (error) {
    // Not begun yet, named already, or in trouble that the writer meets too.
    if (systemCode(error) === '') throw error
  }
}
