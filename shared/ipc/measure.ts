/** Measures what a window sends before anybody copies or parses it: bytes, depth, parts and kinds of parts. Knows no command. */

/** Fields that carry pictures or papers, and the most bytes each array in them may have; everything else shares `mostCallBytes`. */
export type ByteFields = Readonly<Record<string, number>>

export const mostCallBytes = 1024 * 1024
export const mostPictureBytes = 64 * 1024 * 1024
const mostDepth = 24
const mostParts = 200_000
const mostPictures = 8

export type Measured = { readonly bytes: number; readonly fault: 'INPUT_TOO_LARGE' | 'BAD_INPUT' | null }
type Part = { readonly value: unknown; readonly depth: number; readonly most: number | null }

const tooLarge = (bytes: number): Measured => ({ bytes, fault: 'INPUT_TOO_LARGE' })
const odd = (bytes: number): Measured => ({ bytes, fault: 'BAD_INPUT' })

/** A structured clone takes the whole memory behind a view along, so that is what counts. */
const bytesOf = (value: unknown): number | null =>
  value instanceof ArrayBuffer ? value.byteLength : ArrayBuffer.isView(value) ? value.buffer.byteLength : null

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Stops at the first thing that is too much; a value that contains itself is too deep. Getters are not run: there are none after a clone. */
export function measure(input: unknown, byteFields: ByteFields = {}): Measured {
  const waiting: Part[] = [{ value: input, depth: 0, most: null }]
  let [bytes, plain, parts, pictures] = [0, 0, 0, 0]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { value, depth, most } = part
    parts += 1
    if (parts > mostParts) return tooLarge(bytes)
    const raw = bytesOf(value)
    if (raw !== null && most !== null) {
      pictures += 1
      bytes += raw
      if (raw > most || pictures > mostPictures) return tooLarge(bytes)
      continue
    }
    const own = raw ?? (typeof value === 'string' ? value.length * 2 : 8)
    bytes += own
    plain += own
    if (plain > mostCallBytes) return tooLarge(bytes)
    if (typeof value !== 'object' || value === null || raw !== null) continue
    if (depth >= mostDepth) return odd(bytes)
    if (Array.isArray(value)) {
      if (value.length > mostParts) return tooLarge(bytes)
      for (const one of value) waiting.push({ value: one, depth: depth + 1, most })
    } else if (isPlain(value)) {
      for (const key of Object.keys(value)) {
        if (key === '__proto__') return odd(bytes)
        plain += key.length * 2
        const named = depth === 0 && Object.hasOwn(byteFields, key) ? (byteFields[key] ?? null) : null
        waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1, most: named ?? most })
      }
    } else return odd(bytes)
  }
  return { bytes, fault: null }
}

/** What a window may send at all, whatever the command: the page's own door knows the fields but not the commands. */
export const pictureFields: ByteFields = { image: mostPictureBytes, images: mostPictureBytes }
