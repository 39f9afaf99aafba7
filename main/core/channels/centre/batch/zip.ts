/** Packs files into a zip that is the same bytes each time: stored as they are, in order, with a fixed date. */
import { Zip, ZipPassThrough } from 'fflate'

export type Packed = { readonly name: string; readonly bytes: Uint8Array }

/** Each part of the zip as it grows, so that ten thousand pictures never lie in memory together. */
export async function* zipped(files: AsyncIterable<Packed>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, part) => {
    if (error) failed = error
    else parts.push(part)
  })
  const taken = (): Uint8Array[] => {
    if (failed) throw failed
    const some = parts
    parts = []
    return some
  }
  for await (const { name, bytes } of files) {
    const file = new ZipPassThrough(name)
    // Read by the clock of this machine wherever it stands, and so always the first day a zip can tell.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    file.push(bytes, true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
