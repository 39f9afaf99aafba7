/** Reads which characters a WOFF2 font of the packages can draw, straight from its character map. */
import { readFile } from 'node:fs/promises'
import { brotliDecompressSync } from 'node:zlib'

// W3C WOFF2, section 5: a table is named by its number in a fixed list; 0 is the character map, 10 and 11 the outlines.
const characterMap = 0
const outlines = [10, 11]
const ownName = 63

type Cursor = { at: number }

/** UIntBase128: seven bits a byte, the high bit says that more follow. */
function number128(bytes: Buffer, cursor: Cursor): number {
  let value = 0
  for (;;) {
    const byte = bytes.readUInt8(cursor.at++)
    value = value * 128 + (byte & 127)
    if (byte < 128) return value
  }
}

function mapOf(font: Buffer): Buffer {
  const tables = font.readUInt16BE(12)
  const cursor = { at: 48 }
  let from = 0
  let map: readonly [number, number] = [0, 0]
  for (let table = 0; table < tables; table++) {
    const flags = font.readUInt8(cursor.at++)
    const name = flags & 63
    if (name === ownName) cursor.at += 4
    const whole = number128(font, cursor)
    const changed = outlines.includes(name) ? flags >> 6 !== 3 : flags >> 6 !== 0
    const length = changed ? number128(font, cursor) : whole
    if (name === characterMap) map = [from, from + length]
    from += length
  }
  const data = brotliDecompressSync(font.subarray(cursor.at, cursor.at + font.readUInt32BE(20)))
  return data.subarray(...map)
}

/** Code points of the format 12 map, which holds those of every plane. */
export async function codePointsIn(path: string): Promise<ReadonlySet<number>> {
  const map = mapOf(await readFile(path))
  const drawn = new Set<number>()
  for (let entry = 0; entry < map.readUInt16BE(2); entry++) {
    const at = map.readUInt32BE(8 + 8 * entry)
    if (map.readUInt16BE(at) !== 12) continue
    for (let group = 0; group < map.readUInt32BE(at + 12); group++) {
      const row = at + 16 + 12 * group
      for (let code = map.readUInt32BE(row); code <= map.readUInt32BE(row + 4); code++) drawn.add(code)
    }
  }
  return drawn
}
