/** Pictures that follow each other share one memory, and nothing of one shows in the next. */
import { expect, test } from 'vitest'
import { newBitmap, newPlane } from '../../../../../main/core/imaging/raster/pixels.ts'
import { withScratch } from '../../../../../main/core/imaging/raster/scratch.ts'

test('the next picture begins black, on the memory of the one before', async () => {
  const first = await withScratch(async () => {
    const plane = newPlane(30, 20)
    plane.data.fill(7)
    newBitmap(5, 5).data.fill(255)
    return plane
  })
  const next = await withScratch(async () => newPlane(30, 20))
  expect(next.data.buffer).toBe(first.data.buffer)
  expect(next.data.every(value => value === 0)).toBe(true)
})

test('two planes of one picture never overlap, whatever was laid out between them', () =>
  withScratch(async () => {
    const planes = [newPlane(7, 3), newBitmap(3, 3), newPlane(1, 1), newBitmap(2, 1)]
    for (const [i, { data }] of planes.entries()) data.fill(i + 1)
    expect(planes.map(({ data }) => new Set(data))).toEqual([new Set([1]), new Set([2]), new Set([3]), new Set([4])])
  }))

test('a picture larger than the shared memory gets its own', () =>
  withScratch(async () => {
    const small = newPlane(10, 10)
    const large = newPlane(3_000, 3_000)
    expect(large.data.buffer).not.toBe(small.data.buffer)
    expect(large.data).toHaveLength(9_000_000)
  }))

test('two pictures at once are a mistake, and one that failed leaves the memory to the next', async () => {
  await expect(withScratch(() => withScratch(async () => 1))).rejects.toThrow('drawn over each other')
  await expect(withScratch(async () => 'next')).resolves.toBe('next')
})
