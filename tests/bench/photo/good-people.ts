/** The good pictures the defects are made from: three people, evenly lit, as a counter's camera would send them, with their landmarks. */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { findFaces } from '../../../main/core/imaging/face/find-faces.ts'
import { eyeMiddle, type FaceMesh, levelling, pointAt } from '../../../main/core/imaging/face/mesh.ts'
import type { Networks } from '../../../main/core/imaging/net/networks.ts'
import { foregroundOf } from '../../../main/core/imaging/plate/foreground.ts'
import { refineMatte } from '../../../main/core/imaging/plate/matte.ts'
import { matteFor, segment } from '../../../main/core/imaging/plate/segment.ts'
import { chain, invert, placing } from '../../../main/core/imaging/raster/affine.ts'
import { type Bitmap, newBitmap, newPlane, type Plane } from '../../../main/core/imaging/raster/pixels.ts'
import { pyramidOf } from '../../../main/core/imaging/raster/warp.ts'
import { counterFrame, counterFrameFile, evenlyLit } from '../../fixtures/faces/portraits.ts'
import { bitmapOf, byte, jpegOf, lit, noiseOf, type Rgb, ramp, toned } from './raster.ts'

const packages = createRequire(import.meta.url)
const paperKit = join(dirname(packages.resolve('paper-kit-2/package.json')), 'assets/img')

export type Person = {
  readonly name: string
  readonly file: Buffer
  readonly image: Bitmap
  readonly mesh: FaceMesh
  readonly faceWidth: number
  /** 1 where the person is. */
  readonly alpha: Plane
}

export async function goodPeople(networks: Networks): Promise<Person[]> {
  const files = {
    'man-dark-wall': await counterFrame(await evenlyLit()),
    'woman-flag': await counterFrameFile(),
    'man-pink-shirt': await jpegOf(beforeWall(await personOf(networks, 'man-pink-shirt', await graffitiMan()), gradient([150, 150, 152]))),
  }
  return Promise.all(Object.entries(files).map(([name, file]) => personOf(networks, name, file)))
}

/** Frontal people before a plain wall, from a folder of one's own: what the engine cuts out there is taken for true. */
export async function peopleIn(networks: Networks, folder: string): Promise<Person[]> {
  const people: Person[] = []
  for (const name of (await readdir(folder)).filter(file => /\.(jpe?g|png)$/i.test(file) && file !== 'contact-sheet.png').sort()) {
    const file = await sharp(await readFile(join(folder, name)))
      .resize(960, 960, { fit: 'inside' })
      .jpeg({ quality: 95 })
      .toBuffer()
    people.push(await personOf(networks, name, file))
  }
  return people
}

/** Dark skin; the painted wall behind shares the shirt's pink and is exchanged for a grey one. The sun from the picture's left is evened out, as for the other studio portrait. */
export async function graffitiMan(): Promise<Buffer> {
  const portrait = await bitmapOf(await sharp(join(paperKit, 'faces/ayo-ogunseinde-2.jpg')).resize(720, 720).toBuffer())
  return counterFrame(
    await jpegOf(
      lit(portrait, x => 1.2 + 0.36 * ramp(x, 330, 430)),
      98,
    ),
  )
}

export async function personOf(networks: Networks, name: string, file: Buffer): Promise<Person> {
  const image = await bitmapOf(file)
  const source = pyramidOf(image)
  const mesh = findFaces(networks, source)[0]?.mesh
  if (!mesh) throw new Error(`No face on ${name}`)
  const faceWidth = Math.abs(pointAt(mesh, 454).x - pointAt(mesh, 234).x)
  const still = { a: 1, b: 0, tx: 0, ty: 0 }
  const window = chain(invert(levelling(mesh)), placing({ x: 128, y: 110 }, eyeMiddle(mesh), (faceWidth * 3.2) / 256, 0))
  const view = { width: image.width, height: image.height, toSource: still }
  const inside = newPlane(image.width, image.height)
  inside.data.fill(1)
  const alpha = refineMatte(image, matteFor(segment(networks, source, window, pointAt(mesh, 1)), view), inside)
  return { name, file, image, mesh, faceWidth, alpha }
}

/** The same person before another wall. */
export function beforeWall({ image, alpha }: Person, wall: (x: number, y: number) => Rgb): Bitmap {
  const front = foregroundOf(image, alpha)
  const noise = noiseOf(7)
  const out = newBitmap(image.width, image.height)
  for (let i = 0; i < alpha.data.length; i++) {
    const a = alpha.data[i] as number
    const behind = wall(i % image.width, Math.floor(i / image.width))
    for (let c = 0; c < 3; c++) {
      const own = a === 1 ? (image.data[i * 3 + c] as number) : (front[c]?.data[i] as number)
      out.data[i * 3 + c] = byte(a * own + (1 - a) * ((behind[c] ?? 0) + 2 * noise()))
    }
  }
  return out
}

const gradient =
  (colour: Rgb): ((x: number, y: number) => Rgb) =>
  (_x, y) => [colour[0] - y / 40, colour[1] - y / 40, colour[2] - y / 40]

async function scene(name: string): Promise<(x: number, y: number) => Rgb> {
  const { data, width } = await bitmapOf(
    await sharp(await readFile(join(paperKit, name)))
      .resize(1280, 720, { fit: 'cover' })
      .toBuffer(),
  )
  return (x, y) => {
    const at = (y * width + x) * 3
    return [data[at] as number, data[at + 1] as number, data[at + 2] as number]
  }
}

type Variant = (person: Person) => Promise<Buffer>
const onWall =
  (wall: () => Promise<(x: number, y: number) => Rgb>): Variant =>
  async person =>
    jpegOf(beforeWall(person, await wall()))
const onColour = (colour: Rgb): Variant => onWall(async () => gradient(colour))

/** Changes that are no fault: what differs from counter to counter. Each must be accepted. */
export const harmless: Readonly<Record<string, Variant>> = {
  'as it is': async ({ file }) => file,
  mirrored: async ({ file }) => sharp(file).flop().jpeg({ quality: 95 }).toBuffer(),
  'saved at quality 90': async ({ image }) => jpegOf(image, 90),
  'a tenth brighter': async ({ image }) => jpegOf(lit(image, () => 1.1)),
  'a tenth darker': async ({ image }) => jpegOf(lit(image, () => 0.9)),
  'a little warmer': async ({ image }) => jpegOf(lit(image, (_x, _y, c) => [1.06, 1, 0.93][c] ?? 1)),
  'a little cooler': async ({ image }) => jpegOf(lit(image, (_x, _y, c) => [0.95, 1, 1.06][c] ?? 1)),
  'fine noise': async ({ image }) => {
    const noise = noiseOf(3)
    return jpegOf(toned(image, value => value + 3 * noise()))
  },
  'leaning by 3 degrees': async ({ file }) => sharp(file).rotate(3, { background: '#1c1c1c' }).jpeg({ quality: 95 }).toBuffer(),
  'a twentieth farther': async ({ file }) => sharp(file).resize(1216).jpeg({ quality: 95 }).toBuffer(),
  'light grey wall': onColour([214, 214, 212]),
  'white wall': onColour([248, 248, 246]),
  'blue wall': onColour([60, 110, 175]),
  'beige wall': onColour([200, 180, 150]),
  'dark grey wall': onColour([80, 80, 84]),
  'a street behind': onWall(() => scene('fabio-mangione.jpg')),
  'a lit yard behind': onWall(() => scene('uriel-soberanes.jpg')),
}
