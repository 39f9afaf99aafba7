/** Appends to one file, with the last write taken back where the commit it was for failed. */
import { closeSync, fstatSync, fsync, ftruncateSync, openSync, writeSync } from 'node:fs'

export type AppendFile = {
  readonly path: string
  readonly size: number
  /** In the system's hands when it returns, so that a killed program loses nothing; on the disk after `sync`. */
  append(bytes: Uint8Array): void
  /** Takes the last append back. */
  undo(): void
  sync(): Promise<void>
  close(): void
}

/** `header` is written where the file is new. */
export function openAppend(path: string, header: Uint8Array): AppendFile {
  const fd = openSync(path, 'a', 0o600)
  let size = fstatSync(fd).size
  let before = size
  function append(bytes: Uint8Array): void {
    before = size
    try {
      let done = 0
      while (done < bytes.byteLength) done += writeSync(fd, bytes, done)
      size += bytes.byteLength
    } catch (error) {
      // Half a record would look like damage.
      ftruncateSync(fd, before)
      throw error
    }
  }
  try {
    if (size === 0) append(header)
  } catch (error) {
    closeSync(fd)
    throw error
  }
  return {
    path,
    get size() {
      return size
    },
    append,
    undo: () => {
      ftruncateSync(fd, before)
      size = before
    },
    sync: () => new Promise((resolve, reject) => fsync(fd, error => (error ? reject(error) : resolve()))),
    close: () => closeSync(fd),
  }
}
