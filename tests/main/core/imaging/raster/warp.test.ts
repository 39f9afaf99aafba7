/** Placing a picture keeps what is in it: no shift, no made-up pattern, no change of a flat colour. */
import { expect, test } from 'vitest'
import { apply, chain, invert, placing } from '../../../../../main/core/imaging/raster/affine.ts'
import { type Bitmap, newBitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import { coverage, pyramidOf, warp } from '../../../../../main/core/imaging/raster/warp.ts'

const still = { a: 1, b: 0, tx: 0, ty: 0 }

function drawn(width: number, height: number, value: (x: number, y: number) => number): Bitmap {
  const image = newBitmap(width, height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) image.data.fill(value(x, y), (y * width + x) * 3, (y * width + x) * 3 + 3)
  return image
}

test('an unmoved picture is the picture itself', () => {
  const image = drawn(40, 30, (x, y) => (x * 37 + y * 91) % 256)
  expect(warp(pyramidOf(image), { width: 40, height: 30, toSource: still }).data).toEqual(image.data)
})

test.each([0.4, 1.3, 2, 5.5, 11])('a ramp drawn at 1 to %f stays the same ramp', shrink => {
  const image = drawn(400, 60, x => (x * 255) / 400)
  const view = { width: Math.floor(400 / shrink) - 8, height: 5, toSource: { a: shrink, b: 0, tx: 4 * shrink, ty: 10 } }
  const out = warp(pyramidOf(image), view)
  for (let x = 0; x < view.width; x++) {
    expect(Math.abs((out.data[x * 3] as number) - (((x + 0.5) * shrink + 4 * shrink - 0.5) * 255) / 400)).toBeLessThanOrEqual(2)
  }
})

test('a fine chequer shrinks to grey, not to a pattern', () => {
  const image = drawn(600, 600, (x, y) => ((x + y) % 2 === 0 ? 255 : 0))
  const out = warp(pyramidOf(image), { width: 100, height: 100, toSource: placing({ x: 50, y: 50 }, { x: 300, y: 300 }, 4.7, 0.2) })
  expect(Math.min(...out.data)).toBeGreaterThan(118)
  expect(Math.max(...out.data)).toBeLessThan(138)
})

test('what lies outside the source is known', () => {
  const inside = coverage(newBitmap(10, 10), { width: 20, height: 10, toSource: { ...still, tx: -5 } })
  expect([...inside.data.subarray(0, 20)]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
})

test('a placing and its inverse bring every point back', () => {
  const there = chain(placing({ x: 3, y: 4 }, { x: 50, y: 60 }, 1.7, 0.3), placing({ x: 0, y: 0 }, { x: 9, y: 1 }, 0.5, -1))
  const back = apply(invert(there), apply(there, { x: 12, y: 34 }))
  expect(back.x).toBeCloseTo(12)
  expect(back.y).toBeCloseTo(34)
})
