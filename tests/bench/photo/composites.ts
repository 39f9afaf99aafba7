/** Puts people before made walls and asks what stayed of the wall and what was lost of the person: `npm run bench -- photo-composites [FOLDER]`. */
import { percent, tableOf } from '../../../main/cli/eval/tables.ts'
import { findFaces } from '../../../main/core/imaging/face/find-faces.ts'
import { type Networks, openNetworks } from '../../../main/core/imaging/net/networks.ts'
import { doubtsOf } from '../../../main/core/imaging/plate/clean.ts'
import { compose } from '../../../main/core/imaging/plate/compose.ts'
import { apply } from '../../../main/core/imaging/raster/affine.ts'
import type { Bitmap } from '../../../main/core/imaging/raster/pixels.ts'
import { pyramidOf } from '../../../main/core/imaging/raster/warp.ts'
import { baseLimits, levelFor } from '../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../support/a-photo-engine.ts'
import { beforeWall, goodPeople, type Person, peopleIn } from './good-people.ts'
import type { Rgb } from './raster.ts'

type Wall = (x: number, y: number) => Rgb
type Scene = { readonly id: string; readonly wall: (person: Person, other: Person) => Wall }

const plain =
  (colour: Rgb): Scene['wall'] =>
  () =>
  (_x, y) => [colour[0] - y / 40, colour[1] - y / 40, colour[2] - y / 40]

/** Something drawn before a grey wall, at places measured in face widths from the middle of the face. */
const before =
  (inside: (u: number, v: number) => Rgb | null): Scene['wall'] =>
  ({ mesh, faceWidth }) => {
    const nose = mesh.points[1] ?? { x: 0, y: 0 }
    return (x, y) => inside((x - nose.x) / faceWidth, (y - nose.y) / faceWidth) ?? [176, 176, 174]
  }

const striped = (u: number, v: number): Rgb =>
  Math.floor(u * 9) % 2 === 0 ? [70, 90, 120] : Math.floor(v * 6) % 2 === 0 ? [200, 190, 160] : [220, 220, 214]

function foliage(u: number, v: number): Rgb {
  const wave = Math.sin(u * 31 + Math.sin(v * 17) * 2) + Math.sin(v * 27 + Math.sin(u * 23) * 2)
  return [50 + 22 * wave, 92 + 34 * wave, 40 + 14 * wave]
}

export const scenes: readonly Scene[] = [
  { id: 'light grey wall', wall: plain([206, 206, 204]) },
  { id: 'saturated blue wall', wall: plain([21, 101, 192]) },
  { id: 'saturated red wall', wall: plain([160, 24, 24]) },
  { id: 'bright ceiling', wall: before((_u, v) => (v < -0.75 ? [253, 253, 250] : [190, 186, 180])) },
  { id: 'tiles', wall: before(striped) },
  { id: 'plants', wall: before(foliage) },
  {
    id: 'poster beside the head',
    wall: before((u, v) =>
      u > 0.35 && u < 1.4 && v > -1 && v < 0.4 ? (Math.floor((u + v) * 7) % 2 === 0 ? [190, 40, 50] : [30, 60, 120]) : null,
    ),
  },
  { id: 'dark block beside the head', wall: before((u, v) => (u > -1.6 && u < -0.5 && v > -0.7 && v < 1.4 ? [44, 42, 46] : null)) },
  { id: 'high chair', wall: before((u, v) => (Math.abs(u) < 0.95 && v > -0.1 ? [52, 40, 36] : null)) },
  { id: 'second head', wall: secondHead },
]

/** Another person's head, as large as the first, behind the shoulder. */
function secondHead({ mesh, faceWidth }: Person, other: Person): Wall {
  const [nose, theirs] = [mesh.points[1] ?? { x: 0, y: 0 }, other.mesh.points[1] ?? { x: 0, y: 0 }]
  const scale = other.faceWidth / faceWidth
  return (x, y) => {
    const [px, py] = [
      Math.round(theirs.x + (x - nose.x - 1.05 * faceWidth) * scale),
      Math.round(theirs.y + (y - nose.y - 0.1 * faceWidth) * scale),
    ]
    const { width, height, data } = other.image
    if (px < 0 || py < 0 || px >= width || py >= height || (other.alpha.data[py * width + px] as number) < 0.5) return [176, 176, 174]
    const at = (py * width + px) * 3
    return [data[at] as number, data[at + 1] as number, data[at + 2] as number]
  }
}

export type Composite = { readonly scene: string; readonly residue: number; readonly eaten: number; readonly told: boolean }

export async function photoComposites(folder: string | undefined): Promise<string> {
  await (await aPhotoEngine()).close() // lays the networks out
  const spec = await photoSpec()
  const networks = await openNetworks(modelsDir)
  const people = folder ? await peopleIn(networks, folder) : await goodPeople(networks)
  const made: Composite[] = []
  for (const [i, person] of people.entries()) {
    const other = people[(i + 1) % people.length] ?? person
    for (const scene of scenes) made.push(composite(networks, spec, person, other, scene))
  }
  return report(made)
}

export function composite(networks: Networks, spec: PhotoSpec, person: Person, other: Person, scene: Scene): Composite {
  const image = beforeWall(person, scene.wall(person, other))
  const source = pyramidOf(image)
  // A second head may be found first; the person is the one in the middle.
  const faces = findFaces(networks, source)
  const nose = person.mesh.points[1] ?? { x: 0, y: 0 }
  const face = [...faces].sort((a, b) => Math.abs(a.box.centre.x - nose.x) - Math.abs(b.box.centre.x - nose.x))[0]
  if (!face) return { scene: scene.id, residue: 0, eaten: 0, told: true }
  const composed = compose(networks, source, face.mesh, spec)
  const { residue, eaten } = compared(person, composed.picture, composed.toSource, image)
  const share = 100 * doubtsOf(composed.plate, composed.alpha, composed.inside, composed.mesh).reduce((sum, doubt) => sum + doubt.share, 0)
  const isTold = faces.length > 1 || levelFor(share, baseLimits['background-left']) !== 'pass'
  return { scene: scene.id, residue, eaten, told: isTold }
}

// Two pixels on either side of the true edge are nobody's.
const rim = 3
const white = 240

/** In percent of the picture: what is not white where the person is not, and what is white where the person is and is not. */
function compared(person: Person, picture: Bitmap, toSource: Parameters<typeof apply>[0], image: Bitmap) {
  let residue = 0
  let eaten = 0
  const truth = (x: number, y: number) => {
    const { x: u, y: v } = apply(toSource, { x: x + 0.5, y: y + 0.5 })
    if (u < 0 || v < 0 || u >= image.width || v >= image.height) return null
    return person.alpha.data[Math.floor(v) * image.width + Math.floor(u)] as number
  }
  const darkness = (data: Uint8Array, at: number) => Math.min(data[at] as number, data[at + 1] as number, data[at + 2] as number)
  const around = (x: number, y: number, is: (alpha: number) => boolean) =>
    [-rim, 0, rim].every(dx => [-rim, 0, rim].every(dy => is(truth(x + dx, y + dy) ?? -1)))
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const here = truth(x, y)
      if (here === null || (here > 0.02 && here < 0.98)) continue
      const at = (y * picture.width + x) * 3
      const isWhite = darkness(picture.data, at) >= white
      if (here <= 0.02 && !isWhite && around(x, y, alpha => alpha >= 0 && alpha <= 0.05)) residue++
      if (here >= 0.98 && isWhite) {
        const { x: u, y: v } = apply(toSource, { x: x + 0.5, y: y + 0.5 })
        const own = darkness(person.image.data, (Math.floor(v) * image.width + Math.floor(u)) * 3)
        if (own < white - 25 && around(x, y, alpha => alpha >= 0.9)) eaten++
      }
    }
  }
  const all = picture.width * picture.height
  return { residue: (100 * residue) / all, eaten: (100 * eaten) / all }
}

const most = 0.3

function report(made: readonly Composite[]): string {
  const rows = [...scenes.map(({ id }) => id), 'all'].map(id => {
    const ones = id === 'all' ? made : made.filter(({ scene }) => scene === id)
    const left = ones.filter(({ residue }) => residue > most)
    return [
      id,
      ones.length,
      left.length,
      left.filter(({ told }) => !told).length,
      ones.filter(({ eaten }) => eaten > most).length,
      ones.filter(({ told, residue }) => told && residue <= most).length,
    ]
  })
  const untold = made.filter(({ residue, told }) => residue > most && !told).length
  const eaten = made.filter(one => one.eaten > most).length
  return [
    `${made.length} composites; a share of the picture above ${most} % counts.`,
    tableOf(['scene', 'n', 'something left', 'and not told', 'person eaten', 'told without need'], rows),
    `Something left that nobody is told of: ${untold} of ${made.length} (target 0). Person eaten: ${eaten} of ${made.length} (${percent(eaten, made.length)}, target at most 2 %).`,
  ].join('\n')
}
