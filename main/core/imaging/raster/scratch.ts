/** Lends every picture the memory of the one before. */

// Made anew, planes would lie beside the heap, count against it, and have all of it collected after every single look: a tenth of the look's
// time, and tens of megabytes that wait for the next collection.

// What a look lays out is six megabytes, a judgement twelve; what a burst needs beyond this is made as usual.
const room = 16_000_000

let memory: ArrayBuffer | null = null
let used: number | null = null

/** What `work` lays out is lent to the next call: nothing of it may outlive this one. One at a time. */
export async function withScratch<T>(work: () => Promise<T>): Promise<T> {
  if (used !== null) throw new Error('Two pictures at once would be drawn over each other')
  used = 0
  try {
    return await work()
  } finally {
    used = null
  }
}

/** All nought. Outside `withScratch` they are nobody else's, ever. */
export const floats = (count: number): Float32Array => {
  const at = take(count * Float32Array.BYTES_PER_ELEMENT)
  return at ? new Float32Array(at.memory, at.from, count).fill(0) : new Float32Array(count)
}

/** All nought. Outside `withScratch` they are nobody else's, ever. */
export const bytes = (count: number): Uint8Array => {
  const at = take(count)
  return at ? new Uint8Array(at.memory, at.from, count).fill(0) : new Uint8Array(count)
}

function take(size: number): { memory: ArrayBuffer; from: number } | null {
  if (used === null || used + size > room) return null
  memory ??= new ArrayBuffer(room)
  const from = used
  // The next one begins on a multiple of eight, as every kind of number may.
  used += Math.ceil(size / 8) * 8
  return { memory, from }
}
