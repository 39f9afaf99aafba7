/** Reads the body of a request that came over the line, up to a size. */
import type { IncomingMessage } from 'node:http'

/** Null where it is longer than `mostBytes`. @throws where the sender goes away in the middle */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength
    if (size > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
