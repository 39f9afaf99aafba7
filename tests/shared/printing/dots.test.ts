/** What is drawn on the screen becomes dots of the head: the middle 72 mm, black where it is black enough. */
import { expect, test } from 'vitest'
import { dotsOf, headBytes, headDots, paperDots } from '../../../shared/printing/dots.ts'

/** White, with some pixels inked. */
function drawn(width: number, height: number, ink: readonly { x: number; y: number; grey?: number }[]): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(255)
  for (const { x, y, grey = 0 } of ink) pixels.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return pixels
}
const inked = (dots: Uint8Array) =>
  [...dots].flatMap((byte, at) =>
    [...Array(8).keys()].flatMap(bit => (byte & (0x80 >> bit) ? [[(at % headBytes) * 8 + bit, Math.floor(at / headBytes)]] : [])),
  )

test('the margins of the paper lie outside the head', () => {
  const corners = [0, 31, 32, 607, 608, 639].map(x => ({ x, y: 0 }))
  expect(inked(dotsOf(drawn(paperDots, 1, corners), paperDots, 1))).toEqual([
    [0, 0],
    [headDots - 1, 0],
  ])
})

test('soft edges of a stroke stay with it, paler ones go', () => {
  const greys = [0, 120, 169, 171, 254].map((grey, at) => ({ x: 40 + at, y: 2, grey }))
  expect(inked(dotsOf(drawn(paperDots, 3, greys), paperDots, 3))).toEqual([
    [8, 2],
    [9, 2],
    [10, 2],
  ])
})

test('white below the last line is not printed, and a white page is nothing', () => {
  expect(dotsOf(drawn(paperDots, 50, [{ x: 100, y: 9 }]), paperDots, 50)).toHaveLength(10 * headBytes)
  expect(dotsOf(drawn(paperDots, 50, []), paperDots, 50)).toHaveLength(0)
})

test('a narrower picture stands in the middle', () => {
  expect(inked(dotsOf(drawn(100, 1, [{ x: 0, y: 0 }]), 100, 1))).toEqual([[238, 0]])
})
