/** Turns the drawn picture of a slip into the dots of a thermal head, and into the bytes it is kept in. Pure. */

/** The head of an 80 mm printer: 72 mm of the paper at eight dots a millimetre. */
export const dotsPerMm = 8
export const headDots = 576
export const headBytes = headDots / 8
/** The paper's own width, at which a slip is drawn; its margins lie outside the head. */
export const paperDots = 640

/** Rows of one dot a bit, black is 1, the leftmost dot the highest bit. */
export type Dots = Uint8Array

/** Letters are drawn with soft edges: what is more than a third black is printed, or thin strokes would break. */
const blackBelow = 170

/** `pixels`: four bytes each, blue, green, red, alpha, as the engine gives them. Wider than the head: the middle; narrower: in the middle. */
export function dotsOf(pixels: Uint8Array, width: number, height: number): Dots {
  const left = Math.floor((width - headDots) / 2)
  const dots = new Uint8Array(headBytes * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < headDots; column += 1) {
      const x = column + left
      if (x < 0 || x >= width) continue
      const at = (row * width + x) * 4
      const grey = 0.114 * (pixels[at] ?? 255) + 0.587 * (pixels[at + 1] ?? 255) + 0.299 * (pixels[at + 2] ?? 255)
      if (grey < blackBelow) dots[row * headBytes + (column >> 3)] = (dots[row * headBytes + (column >> 3)] ?? 0) | (0x80 >> (column & 7))
    }
  return dots.slice(0, lastInked(dots) * headBytes)
}

/** One picture above the other, with a gap that tells them apart. */
export function oneAbove(upper: Dots, lower: Dots): Dots {
  const gap = 2 * dotsPerMm * headBytes
  const both = new Uint8Array(upper.length + gap + lower.length)
  both.set(upper)
  both.set(lower, upper.length + gap)
  return both
}

/** White below the last line only wastes paper: the printer feeds to its cutter by itself. */
function lastInked(dots: Dots): number {
  for (let at = dots.length - 1; at >= 0; at -= 1) if (dots[at] !== 0) return Math.floor(at / headBytes) + 1
  return 0
}
