/** Draws the strokes of a signature as a picture, wider where the pen was pressed harder. */
import sharp from 'sharp'

type Point = readonly [number, number] | readonly [number, number, number]

/** The pad is four times as wide as high; enough pixels for print at its size on the form. */
const [width, height] = [1200, 300]
/** A mouse presses nothing; half is what a pen held lightly says. */
const usualPressure = 0.5

const at = (share: number, length: number): string => (Math.min(1, Math.max(0, share)) * length).toFixed(1)
const widthOf = (pressure: number | undefined): string => (3 + 6 * (pressure ?? usualPressure)).toFixed(1)
const placed = ([x, y]: Point): string => `${at(x, width)} ${at(y, height)}`

function pathsOf(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  if (rest.length === 0) return line(first, first)
  return rest.map((point, place) => line(stroke[place] ?? first, point)).join('')
}

const line = (from: Point, to: Point): string => `<path d="M${placed(from)}L${placed(to)}" stroke-width="${widthOf(to[2])}"/>`

export async function drawStrokes(strokes: readonly (readonly Point[])[]): Promise<Uint8Array> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" stroke="#000" stroke-linecap="round">${strokes.map(pathsOf).join('')}</svg>`
  const png = await sharp(Buffer.from(drawing)).flatten({ background: '#fff' }).greyscale().png().toBuffer()
  return new Uint8Array(png)
}
