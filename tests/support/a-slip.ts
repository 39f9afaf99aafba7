/** Dots of a slip for tests: a frame with a diagonal, so that a row or a column out of place is seen. */
import { type Dots, headBytes, headDots } from '../../shared/printing/dots.ts'

export function aSlip(rows: number): Dots {
  const dots = new Uint8Array(headBytes * rows)
  const ink = (row: number, column: number) => {
    const at = row * headBytes + (column >> 3)
    dots[at] = (dots[at] ?? 0) | (0x80 >> (column & 7))
  }
  for (let column = 0; column < headDots; column += 1) {
    ink(0, column)
    ink(rows - 1, column)
  }
  for (let row = 0; row < rows; row += 1) {
    ink(row, 0)
    ink(row, headDots - 1)
    ink(row, (row * 5) % headDots)
  }
  return dots
}
