/** One block of memory that is reused for every picture. */

// Planes allocated per picture count towards the V8 heap, which caused a full collection after every look: a tenth of its time, with
// tens of megabytes waiting for the next one.

// A look needs six megabytes, a judgement twelve; whatever does not fit, as in a burst, is allocated as usual.
const room = 16_000_000

let memory: ArrayBuffer | null = null
let used: number | null = null

/** Buffers handed out inside `work` are overwritten by the next call, so none may outlive it. Throws when two calls overlap. */
export async function withScratch<T>(work: () => Promise<T>): Promise<T> {
  if (used !== null) throw new Error('Two pictures at once would be drawn over each other')
  used = 0
  try {
    return await work()
  } finally {
    used = null
  }
}

/** Zero-filled. Outside `withScratch`: a fresh buffer. */
export const floats = (count: number): Float32Array => {
  const at = take(count * Float32Array.BYTES_PER_ELEMENT)
  return at ? new Float32Array(at.memory, at.from, count).fill(0) : new Float32Array(count)
}

/** Zero-filled. Outside `withScratch`: a fresh buffer. */
export const bytes = (count: number): Uint8Array => {
  const at = take(count)
  return at ? new Uint8Array(at.memory, at.from, count).fill(0) : new Uint8Array(count)
}

function take(size: number): { memory: ArrayBuffer; from: number } | null {
  if (used === null || used + size > room) return null
  memory ??= new ArrayBuffer(room)
  const from = used
  // Typed arrays must start at a multiple of their element size; eight fits all of them.
  used += Math.ceil(size / 8) * 8
  return { memory, from }
}
