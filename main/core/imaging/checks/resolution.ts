/** Pixels that were made up: how much of the finest detail is missing, and whether pixels are repeated or follow a raster. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

const smallest = 64

/** The face in the uploaded picture; null if it is too small to tell. */
function faceBox({ width, height }: Bitmap, mesh: FaceMesh): Box | null {
  const [right, left, top, chin] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x, pointAt(mesh, 10).y, pointAt(mesh, 152).y]
  const box = {
    left: Math.max(2, Math.floor(Math.min(right, left))),
    top: Math.max(2, Math.floor(top)),
    right: Math.min(width - 3, Math.ceil(Math.max(right, left))),
    bottom: Math.min(height - 3, Math.ceil(chin)),
  }
  const found = { left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }
  return Math.min(found.width, found.height) < smallest ? null : found
}

// A line between two equal columns has less than this share of the difference that the lines beside it have.
const equal = 0.4

/**
 * The share of the face's columns or rows, whichever has more, that equal the next one while their neighbours do not. Pictures from
 * a camera have none; an enlargement that repeats pixels leaves 0.2-0.5, after compression too.
 */
export function repeatedPixels(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  return box && Math.max(repeatedLines(source, box, 1), repeatedLines(source, box, source.width))
}

/** The width in pixels of its own of a face whose pixels were repeated: the lines between its blocks differ by more than lines do in the mean. */
export function ownWidth(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  if (!box) return null
  const differences = differencesOf(source, box, 1)
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  return differences.filter(value => value > mean).length
}

function differencesOf(source: Bitmap, { left, top, width, height }: Box, step: number): number[] {
  const isAcross = step === 1
  return Array.from({ length: isAcross ? width : height }, (_, line) => {
    let sum = 0
    for (let i = 0; i < (isAcross ? height : width); i += 2) {
      const pixel = isAcross ? (top + i) * source.width + left + line : (top + line) * source.width + left + i
      sum += Math.abs(lumaAt(source, pixel + step) - lumaAt(source, pixel))
    }
    return sum
  })
}

function repeatedLines(source: Bitmap, box: Box, step: number): number {
  const differences = differencesOf(source, box, step)
  const at = (line: number) => differences[line] as number
  let repeated = 0
  for (let line = 1; line < differences.length - 1; line++) if (at(line) < (equal * (at(line - 1) + at(line + 1))) / 2) repeated++
  return repeated / differences.length
}

/**
 * The face's width in pixels that carry detail: its width times the highest frequency, as a share of what the pixels could carry, at
 * which lines across the face still differ from pixel to pixel. Cameras reach 0.7-1, a picture enlarged from a third 0.3-0.5.
 */
export function effectiveWidth(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  if (!box) return null
  const length = 2 ** Math.floor(Math.log2(box.width))
  const power = spectrumOf(source, box, length)
  return box.width * cutOff(power)
}

function spectrumOf(source: Bitmap, box: Box, length: number): Float64Array {
  const power = new Float64Array(length / 2)
  const [re, im] = [new Float64Array(length), new Float64Array(length)]
  const left = box.left + ((box.width - length) >> 1)
  const rows = Math.min(48, box.height)
  for (let line = 0; line < rows; line++) {
    const y = box.top + Math.floor(((line + 0.5) * box.height) / rows)
    for (let i = 0; i < length; i++) {
      const at = y * source.width + left + i
      // The difference of neighbours flattens the spectrum of natural pictures; the window keeps the ends from ringing.
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length)
      re[i] = (lumaAt(source, at + 1) - lumaAt(source, at)) * window
      im[i] = 0
    }
    transform(re, im)
    for (let i = 0; i < power.length; i++) power[i] = (power[i] as number) + (re[i] as number) ** 2 + (im[i] as number) ** 2
  }
  return power
}

/** In place, radix 2. */
function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      const [a, b] = [re[i] as number, im[i] as number]
      re[i] = re[j] as number
      im[i] = im[j] as number
      re[j] = a
      im[j] = b
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    const angle = (-2 * Math.PI) / size
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < size / 2; k++) {
        const [cos, sin] = [Math.cos(angle * k), Math.sin(angle * k)]
        const [p, q] = [start + k, start + k + size / 2]
        const [a, b] = [(re[q] as number) * cos - (im[q] as number) * sin, (re[q] as number) * sin + (im[q] as number) * cos]
        re[q] = (re[p] as number) - a
        im[q] = (im[p] as number) - b
        re[p] = (re[p] as number) + a
        im[p] = (im[p] as number) + b
      }
    }
  }
}

const bands = 20
// Of the strongest band; the noise of compression after an enlargement stays below a tenth of it.
const carried = 0.15

function cutOff(power: Float64Array): number {
  const means = Array.from({ length: bands }, (_, band) => {
    const part = power.subarray(Math.floor((band * power.length) / bands), Math.floor(((band + 1) * power.length) / bands))
    return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length)
  })
  const least = carried * Math.max(...means)
  return (means.findLastIndex(mean => mean >= least) + 1) / bands
}

/** The strongest single frequency above the neighbours around it, in the upper three quarters of the spectrum: a raster of dots, or a screen's stripes. */
export function rasterPeak(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  if (!box) return null
  const length = 2 ** Math.floor(Math.log2(Math.min(box.width, box.height)))
  const down = turnedBox(source, box)
  return Math.max(peakOf(spectrumOf(source, box, length)), peakOf(spectrumOf(down.image, down.box, length)))
}

function turnedBox(source: Bitmap, box: Box): { image: Bitmap; box: Box } {
  const [width, height] = [box.height + 4, box.width + 4]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((box.top - 2 + x) * source.width + box.left - 2 + y) * 3
      for (const c of [0, 1, 2]) data[(y * width + x) * 3 + c] = source.data[from + c] as number
    }
  }
  return { image: { data, width, height }, box: { left: 2, top: 2, width: box.height, height: box.width } }
}

function peakOf(power: Float64Array): number {
  const around = 8
  const floor = (0.02 * power.reduce((sum, value) => sum + value, 0)) / power.length
  let peak = 0
  for (let i = power.length >> 2; i < power.length; i++) {
    const beside: number[] = []
    for (let j = Math.max(0, i - around); j < Math.min(power.length, i + around + 1); j++)
      if (Math.abs(j - i) > 2) beside.push(power[j] as number)
    const median = beside.sort((a, b) => a - b)[beside.length >> 1] as number
    peak = Math.max(peak, (power[i] as number) / Math.max(median, floor))
  }
  return peak
}
