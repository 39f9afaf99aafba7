/** Defects made from a good picture by one visible change each, in three strengths. */
import sharp from 'sharp'
import { eyeCentre, eyeMiddle, pointAt } from '../../../main/core/imaging/face/mesh.ts'
import type { Bitmap } from '../../../main/core/imaging/raster/pixels.ts'
import type { CheckId } from '../../../shared/photo/verdict.ts'
import type { Person } from './good-people.ts'
import { drawn, jpegOf, lit, noiseOf, ramp, remapped, sharpOf, smeared, toned, unit } from './raster.ts'

export const strengths = ['weak', 'medium', 'strong'] as const

export type Defect = {
  readonly id: string
  /** The checks whose matter it is: one of them must speak. None: the file is refused before it is looked at. */
  readonly by: readonly CheckId[]
  readonly amounts: readonly [number, number, number]
  /** What the amounts are. */
  readonly unit: string
  readonly make: (person: Person, amount: number) => Promise<Buffer>
}

const right = { corners: [33, 133], upper: 159, lower: 145 } as const
const left = { corners: [263, 362], upper: 386, lower: 374 } as const
type Eye = typeof right | typeof left

function eyeShape({ mesh }: Person, eye: Eye) {
  const centre = eyeCentre(mesh, eye.corners)
  const width = Math.abs(pointAt(mesh, eye.corners[0]).x - pointAt(mesh, eye.corners[1]).x)
  return { centre, width, upper: pointAt(mesh, eye.upper).y, lower: pointAt(mesh, eye.lower).y }
}

/** The lid's own skin drawn down over the eye: the lashes come along. */
function lidDown(person: Person, image: Bitmap, eye: Eye, amount: number): Bitmap {
  const { centre, width, upper, lower } = eyeShape(person, eye)
  const skin = upper - width * 0.28
  const box = { left: centre.x - width * 0.62, right: centre.x + width * 0.62, top: skin, bottom: lower + width * 0.2 }
  return remapped(image, box, (x, y) => {
    const across = unit(1 - ((x - centre.x) / (width * 0.62)) ** 2)
    const lid = upper + (lower - upper) * amount * across
    if (y <= lid) return [x, skin + ((y - skin) * (upper - skin)) / (lid - skin)]
    // What is left of the eye is covered, not squeezed; just below the lid the lower lashes close up.
    const rest = lower + width * 0.2
    const source = amount >= 1 ? lower + ((y - lid) * (rest - lower)) / (rest - lid) : y
    return [x, source]
  })
}

/** The lower lip and chin drawn down, the gap filled with a dark mouth and a row of teeth. */
function mouthOpened({ mesh, faceWidth }: Person, image: Bitmap, amount: number): Bitmap {
  const chin = pointAt(mesh, 152)
  const [from, to] = [pointAt(mesh, 61), pointAt(mesh, 291)]
  const centre = (from.x + to.x) / 2
  const half = Math.abs(to.x - from.x) * 0.46
  const lips = (pointAt(mesh, 13).y + pointAt(mesh, 14).y) / 2
  const gap = amount * Math.hypot(chin.x - eyeMiddle(mesh).x, chin.y - eyeMiddle(mesh).y)
  const end = chin.y + faceWidth * 0.35
  const box = { left: centre - faceWidth * 0.5, right: centre + faceWidth * 0.5, top: lips - 2, bottom: end }
  const opening = (x: number) => gap * Math.sqrt(unit(1 - ((x - centre) / half) ** 2))
  const moved = remapped(image, box, (x, y) => {
    const fall = gap * ramp(1 - Math.abs(x - centre) / (faceWidth * 0.5), 0, 0.6)
    const shift = Math.max(opening(x), fall * ramp(y, lips, lips + gap)) * (1 - ramp(y, chin.y, end))
    return y < lips ? [x, y] : [x, Math.max(lips, y - shift)]
  })
  return toned(moved, (value, x, y, channel) => {
    const open = opening(x)
    if (y < lips || y > lips + open || open < 1) return value
    return y < lips + Math.min(open * 0.5, gap * 0.4) ? ([222, 214, 200][channel] ?? 0) : ([62, 22, 22][channel] ?? 0)
  })
}

/** The iris and all within the lids moved towards one corner. */
function lookingAside(person: Person, image: Bitmap, eye: Eye, amount: number): Bitmap {
  const { centre, width, upper, lower } = eyeShape(person, eye)
  const box = { left: centre.x - width / 2, right: centre.x + width / 2, top: upper - 2, bottom: lower + 2 }
  const mid = (upper + lower) / 2
  return remapped(image, box, (x, y) => {
    const across = (x - centre.x) / (width / 2)
    const down = (y - mid) / ((lower - upper) / 2 + 1)
    const inside = unit(1.6 * (1 - across * across - 0.55 * down * down))
    return [x - amount * width * inside, y]
  })
}

const bothEyes = (person: Person, change: (image: Bitmap, eye: Eye) => Bitmap) => change(change(person.image, right), left)

/** 1 on what is worn below the neck. */
function worn({ mesh, alpha, faceWidth }: Person, x: number, y: number): number {
  const chin = pointAt(mesh, 152)
  const neck = faceWidth * 0.3
  const collar = chin.y - faceWidth * 0.08 + Math.max(0, neck - Math.abs(x - chin.x)) * 1.4
  return (alpha.data[y * alpha.width + x] as number) * ramp(y, collar, collar + faceWidth * 0.05)
}

const glare = async (person: Person, amount: number) => {
  const spot = (eye: Eye) => {
    const { centre, width } = eyeShape(person, eye)
    return `<ellipse cx="${centre.x + width * 0.12}" cy="${centre.y - width * 0.06}" rx="${width * amount}" ry="${width * amount * 0.7}" fill="#ffffff" transform="rotate(-20 ${centre.x} ${centre.y})"/>`
  }
  return jpegOf(await drawn(person.image, spot(right) + spot(left)))
}

const cast =
  (gains: (amount: number) => readonly [number, number, number]): Defect['make'] =>
  ({ image }, amount) =>
    jpegOf(lit(image, (_x, _y, channel) => gains(amount)[channel] ?? 1))

const withOther = async ({ file, image, mesh, faceWidth }: Person, amount: number) => {
  const { y } = pointAt(mesh, 10)
  const area = { left: Math.round(pointAt(mesh, 234).x - faceWidth * 0.2), top: Math.max(0, Math.round(y - faceWidth * 0.3)) }
  const head = { ...area, width: Math.round(faceWidth * 1.4), height: Math.round(Math.min(image.height - area.top, faceWidth * 1.9)) }
  const other = await sharp(file)
    .extract(head)
    .flop()
    .resize(Math.round(head.width * amount))
    .toBuffer()
  return sharp(file)
    .composite([{ input: other, left: 20, top: 200 }])
    .jpeg({ quality: 95 })
    .toBuffer()
}

function cutAbove({ file, image, mesh, alpha, faceWidth }: Person, amount: number): Promise<Buffer> {
  const middle = Math.round(eyeMiddle(mesh).x)
  let crown = 0
  while (crown < image.height && (alpha.data[crown * image.width + middle] as number) < 0.5) crown++
  const top = Math.round(crown + amount * faceWidth)
  return sharp(file)
    .extract({ left: 0, top, width: image.width, height: image.height - top })
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function enlarged({ image }: Person, share: number, kernel: 'nearest' | 'cubic'): Promise<Buffer> {
  const small = await sharpOf(image)
    .resize(Math.round(image.width * share))
    .png()
    .toBuffer()
  const large = sharp(small).resize(image.width, image.height, { kernel, fit: 'fill' })
  return (kernel === 'cubic' ? large.sharpen() : large).jpeg({ quality: 92 }).toBuffer()
}

/** One file that holds the picture several times: an animation, or a scan of several pages. */
async function several({ image }: Person, count: number, format: 'webp' | 'tiff'): Promise<Buffer> {
  const [width, height] = [Math.round(image.width / 2), Math.round(image.height / 2)]
  const one = await sharpOf(image).resize(width, height, { fit: 'fill' }).raw().toBuffer()
  const pages = Array.from({ length: count }, (_, i) => one.map(value => Math.max(0, value - i)))
  return sharp(Buffer.concat(pages), { raw: { width, height: height * count, channels: 3, pageHeight: height } })
    [format]({ quality: 80 })
    .toBuffer()
}

/** A strip painted over the line between the lips; the mesh sees them closed. */
function between(mesh: Person['mesh'], image: Bitmap, amount: number, colour: readonly [number, number, number]): Promise<Buffer> {
  const [from, to, chin] = [pointAt(mesh, 61), pointAt(mesh, 291), pointAt(mesh, 152)]
  const [middle, half] = [(from.x + to.x) / 2, Math.abs(to.x - from.x) * 0.36]
  const line = (pointAt(mesh, 13).y + pointAt(mesh, 14).y) / 2
  const height = amount * Math.hypot(chin.x - eyeMiddle(mesh).x, chin.y - eyeMiddle(mesh).y)
  const isIn = (x: number, y: number) => Math.abs(x - middle) < half && Math.abs(y - line) < height / 2
  return jpegOf(toned(image, (value, x, y, channel) => (isIn(x, y) ? (colour[channel] ?? 0) : value)))
}

export const madeDefects: readonly Defect[] = [
  {
    id: 'out of focus',
    by: ['sharpness'],
    amounts: [0.005, 0.009, 0.015],
    unit: 'sigma / face width',
    make: ({ file, faceWidth }, amount) =>
      sharp(file)
        .blur(amount * faceWidth)
        .jpeg({ quality: 95 })
        .toBuffer(),
  },
  ...(
    [
      ['across', 0],
      ['down', Math.PI / 2],
      ['aslant', Math.PI / 4],
    ] as const
  ).map(
    ([way, radians]): Defect => ({
      id: `moved ${way}`,
      by: ['sharpness'],
      amounts: [0.015, 0.03, 0.06],
      unit: 'length / face width',
      make: ({ image, faceWidth }, amount) => jpegOf(smeared(image, amount * faceWidth, radians)),
    }),
  ),
  {
    id: 'out of focus, noisy',
    by: ['sharpness'],
    amounts: [0.006, 0.01, 0.018],
    unit: 'sigma / face width',
    make: async ({ image, faceWidth }, amount) => {
      const noise = noiseOf(11)
      const { data, info } = await sharpOf(image)
        .blur(amount * faceWidth)
        .raw()
        .toBuffer({ resolveWithObject: true })
      return jpegOf(toned({ data, width: info.width, height: info.height }, value => value + 6 * noise()))
    },
  },
  {
    id: 'leaning',
    by: ['pose-roll'],
    amounts: [9, 13, 20],
    unit: 'degrees',
    make: ({ file }, amount) => sharp(file).rotate(amount, { background: '#1c1c1c' }).jpeg({ quality: 95 }).toBuffer(),
  },
  {
    id: 'eyes closing',
    by: ['eyes-open'],
    amounts: [0.5, 0.75, 1],
    unit: 'share of the eye',
    make: (person, amount) => jpegOf(bothEyes(person, (image, eye) => lidDown(person, image, eye, amount))),
  },
  {
    id: 'one eye closing',
    by: ['eyes-open'],
    amounts: [0.5, 0.75, 1],
    unit: 'share of the eye',
    make: (person, amount) => jpegOf(lidDown(person, person.image, left, amount)),
  },
  {
    id: 'mouth open',
    by: ['mouth-closed'],
    amounts: [0.05, 0.09, 0.15],
    unit: 'gap / eyes to chin',
    make: (person, amount) => jpegOf(mouthOpened(person, person.image, amount)),
  },
  {
    id: 'looking aside',
    by: ['gaze'],
    amounts: [0.08, 0.14, 0.2],
    unit: 'eye widths',
    make: (person, amount) => jpegOf(bothEyes(person, (image, eye) => lookingAside(person, image, eye, amount))),
  },
  { id: 'glare on lenses', by: ['lens-glare'], amounts: [0.12, 0.22, 0.35], unit: 'eye widths', make: glare },
  { id: 'yellow light', by: ['natural-colour'], amounts: [0.25, 0.45, 0.65], unit: 'blue taken', make: cast(v => [1 + v / 6, 1, 1 - v]) },
  {
    id: 'blue light',
    by: ['natural-colour'],
    amounts: [0.25, 0.45, 0.65],
    unit: 'red taken',
    make: cast(v => [1 - v, 1 - v / 4, 1 + v / 2]),
  },
  {
    id: 'green light',
    by: ['natural-colour'],
    amounts: [0.15, 0.3, 0.45],
    unit: 'red and blue taken',
    make: cast(v => [1 - v, 1 + v / 4, 1 - v]),
  },
  {
    id: 'colour lost',
    by: ['natural-colour'],
    amounts: [0.6, 0.85, 1],
    unit: 'share of the colour',
    make: ({ image }, amount) => {
      const grey = ({ data }: Bitmap, i: number) => 0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0)
      return jpegOf(toned(image, (value, x, y) => value + amount * (grey(image, (y * image.width + x) * 3) - value)))
    },
  },
  {
    id: 'shadow on one side',
    by: ['illumination-even'],
    amounts: [0.6, 0.4, 0.22],
    unit: 'light left',
    make: ({ image, mesh, faceWidth }, amount) => {
      const { x: nose } = pointAt(mesh, 1)
      return jpegOf(lit(image, x => 1 - (1 - amount) * ramp(x, nose - faceWidth * 0.12, nose + faceWidth * 0.12)))
    },
  },
  {
    id: 'white clothes',
    by: ['clothes-not-white'],
    amounts: [0.75, 0.88, 0.94],
    unit: 'whiteness',
    // The cloth keeps its folds: they are drawn towards white, not painted over.
    make: (person, amount) => jpegOf(toned(person.image, (value, x, y) => value + worn(person, x, y) * amount * (250 - value))),
  },
  { id: 'second person', by: ['one-face'], amounts: [0.35, 0.5, 0.75], unit: 'of the first', make: withOther },
  {
    id: 'little light',
    by: ['luminance', 'exposure-under', 'dynamic-range'],
    amounts: [0.25, 0.12, 0.06],
    unit: 'light left',
    make: ({ image }, amount) => jpegOf(lit(image, () => amount)),
  },
  {
    id: 'too much light',
    by: ['exposure-over', 'luminance'],
    amounts: [1.8, 2.8, 4.5],
    unit: 'times the light',
    make: ({ image }, amount) => jpegOf(lit(image, () => amount)),
  },
  {
    id: 'shine on the forehead',
    by: ['exposure-over'],
    amounts: [0.06, 0.12, 0.2],
    unit: 'face widths',
    make: async ({ image, mesh, faceWidth }, amount) => {
      const { x, y } = pointAt(mesh, 151)
      const spot = `<filter id="f"><feGaussianBlur stdDeviation="${amount * faceWidth * 0.25}"/></filter><ellipse cx="${x}" cy="${y}" rx="${amount * faceWidth * 1.4}" ry="${amount * faceWidth * 0.8}" fill="#ffffff" filter="url(#f)"/>`
      return jpegOf(await drawn(image, spot))
    },
  },
  {
    id: 'haze',
    by: ['dynamic-range', 'luminance'],
    amounts: [0.5, 0.7, 0.88],
    unit: 'share of the tones',
    make: ({ image }, amount) => jpegOf(toned(image, value => value + amount * (150 - value))),
  },
  {
    id: 'far away',
    by: ['source-size'],
    amounts: [0.7, 0.55, 0.4],
    unit: 'of the size',
    make: ({ file, image }, amount) =>
      sharp(file)
        .resize(Math.round(image.width * amount))
        .jpeg({ quality: 95 })
        .toBuffer(),
  },
  { id: 'head cut above', by: ['frame'], amounts: [0, 0.06, 0.2], unit: 'face widths', make: cutAbove },
  {
    id: 'no shoulders',
    by: ['frame'],
    amounts: [0.25, 0.12, 0],
    unit: 'face widths below the chin',
    make: ({ file, image, mesh, faceWidth }, amount) => {
      const height = Math.min(image.height, Math.round(pointAt(mesh, 152).y + amount * faceWidth))
      return sharp(file).extract({ left: 0, top: 0, width: image.width, height }).jpeg({ quality: 95 }).toBuffer()
    },
  },
  {
    id: 'hard JPEG',
    by: ['compression'],
    amounts: [70, 50, 25],
    unit: 'quality',
    make: ({ image }, amount) => jpegOf(image, amount),
  },
  {
    id: 'hard JPEG saved again as PNG',
    by: ['compression'],
    amounts: [50, 30, 15],
    unit: 'quality',
    make: async ({ image }, amount) =>
      sharp(await jpegOf(image, amount))
        .png()
        .toBuffer(),
  },
  {
    id: 'hard JPEG saved again at 95',
    by: ['compression'],
    amounts: [50, 30, 15],
    unit: 'quality',
    make: async ({ image }, amount) =>
      sharp(await jpegOf(image, amount))
        .jpeg({ quality: 95 })
        .toBuffer(),
  },
  {
    id: 'enlarged and sharpened',
    by: ['source-detail', 'source-size'],
    amounts: [0.5, 0.35, 0.2],
    unit: 'of the size before',
    make: (person, amount) => enlarged(person, amount, 'cubic'),
  },
  {
    id: 'enlarged by repeating pixels',
    by: ['source-detail', 'source-size'],
    amounts: [0.5, 0.33, 0.15],
    unit: 'of the size before',
    make: (person, amount) => enlarged(person, amount, 'nearest'),
  },
  {
    id: 'lines of a screen',
    by: ['original'],
    amounts: [0.03, 0.12, 0.25],
    unit: 'share of the light',
    make: ({ image }, amount) =>
      jpegOf(
        toned(image, (value, _x, y) => value * (y % 4 < 2 ? 1 : 1 - amount)),
        92,
      ),
  },
  {
    id: 'waves of a photographed screen',
    by: ['original'],
    amounts: [0.05, 0.1, 0.2],
    unit: 'share of the light',
    make: ({ image }, amount) =>
      jpegOf(
        toned(image, (value, x, y) => value * (1 + amount * Math.sin((x * 0.97 + y * 0.2) * 0.9) * Math.sin(y))),
        92,
      ),
  },
  {
    id: 'printed dots',
    by: ['original'],
    amounts: [0.02, 0.3, 0.6],
    unit: 'share of the tone',
    make: ({ image }, amount) => {
      const dot = (x: number, y: number) => 127.5 + 127.5 * Math.sin(((x + y) * Math.PI) / 3) * Math.sin(((x - y) * Math.PI) / 3)
      return jpegOf(
        toned(image, (value, x, y) => value + amount * ((value > dot(x, y) ? 255 : 0) - value)),
        92,
      )
    },
  },
  {
    id: 'sepia',
    by: ['natural-colour'],
    amounts: [0.6, 0.85, 1],
    unit: 'share of the colour',
    make: ({ image }, amount) => {
      const tint = [1.07, 0.94, 0.72]
      const grey = (i: number) => 0.299 * (image.data[i] ?? 0) + 0.587 * (image.data[i + 1] ?? 0) + 0.114 * (image.data[i + 2] ?? 0)
      return jpegOf(
        toned(image, (value, x, y, channel) => value + amount * (grey((y * image.width + x) * 3) * (tint[channel] ?? 1) - value)),
        90,
      )
    },
  },
  {
    id: 'made broader',
    by: ['proportions'],
    amounts: [1.08, 1.15, 1.33],
    unit: 'times the width',
    make: ({ image }, amount) =>
      sharpOf(image)
        .resize(Math.round(image.width * amount), image.height, { fit: 'fill' })
        .jpeg({ quality: 95 })
        .toBuffer(),
  },
  {
    id: 'made narrower',
    by: ['proportions'],
    amounts: [0.92, 0.85, 0.75],
    unit: 'times the width',
    make: ({ image }, amount) =>
      sharpOf(image)
        .resize(Math.round(image.width * amount), image.height, { fit: 'fill' })
        .jpeg({ quality: 95 })
        .toBuffer(),
  },
  { id: 'animated', by: [], amounts: [2, 4, 8], unit: 'pictures', make: (person, amount) => several(person, amount, 'webp') },
  { id: 'several pages', by: [], amounts: [2, 4, 8], unit: 'pages', make: (person, amount) => several(person, amount, 'tiff') },
  {
    id: 'teeth between the lips',
    by: ['mouth-closed'],
    amounts: [0.03, 0.045, 0.07],
    unit: 'height / eyes to chin',
    make: ({ image, mesh }, amount) => between(mesh, image, amount, [226, 220, 208]),
  },
  {
    id: 'a dark gap between the lips',
    by: ['mouth-closed'],
    amounts: [0.03, 0.045, 0.07],
    unit: 'height / eyes to chin',
    make: ({ image, mesh }, amount) => between(mesh, image, amount, [40, 18, 18]),
  },
]
