/** Where a person's body can be, seen from the face: what is surely the person, and what lies too far out to be sure of. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import type { Point } from '../raster/affine.ts'

export type Body = {
  readonly middle: number
  readonly faceWidth: number
  readonly brow: number
  readonly chin: number
  readonly ears: number
  /** For each row from the ears down, where the cheeks begin and end; nothing below the chin. */
  readonly jaw: readonly (readonly [number, number])[]
}

// Points of the mesh along the edge of the jaw, from the person's right ear over the chin to the left one.
const jawPoints = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454] as const

/** `shrink`: by how much the plane that is asked is smaller than the picture of the mesh. */
export function bodyOf(mesh: FaceMesh, shrink: number): Body {
  const [right, left] = [pointAt(mesh, 234), pointAt(mesh, 454)]
  return {
    middle: (right.x + left.x) / 2 / shrink,
    faceWidth: Math.abs(left.x - right.x) / shrink,
    brow: pointAt(mesh, 10).y / shrink,
    chin: pointAt(mesh, 152).y / shrink,
    ears: Math.floor((right.y + left.y) / 2 / shrink),
    jaw: jawOf(mesh, shrink, Math.floor((right.y + left.y) / 2 / shrink)),
  }
}

function jawOf(mesh: FaceMesh, shrink: number, from: number): [number, number][] {
  const outline = jawPoints.map(index => ({ x: pointAt(mesh, index).x / shrink, y: pointAt(mesh, index).y / shrink }))
  const lowest = Math.max(...outline.map(({ y }) => y))
  return Array.from({ length: Math.max(0, Math.ceil(lowest) - from) }, (_, row) => {
    const xs = outline.slice(1).flatMap((to, i) => crossing(outline[i] as Point, to, from + row))
    return [Math.min(...xs), Math.max(...xs)]
  })
}

/** Where the line from one point to another meets a row. */
const crossing = (one: Point, other: Point, y: number): number[] =>
  one.y > y === other.y > y ? [] : [one.x + ((y - one.y) / (other.y - one.y)) * (other.x - one.x)]

// In face widths: the strip along the lower edge that only shoulders reach.
const lowest = 0.06

// In face widths: half of the narrowest neck, how far above the chin it is sure to begin, and how far inside the mesh the cheek is sure to be:
// below the ears the mesh may lie outside of it.
const neck = { half: 0.17, above: 0.05 } as const
const insideMesh = 0.03

/** Inside the face or the middle of the neck, where nothing but the person can be. Beside a slim jaw and a slim neck there is wall. */
function isFace(body: Body, x: number, y: number): boolean {
  const { middle, faceWidth, brow, chin, ears, jaw } = body
  const aside = Math.abs(x - middle) / faceWidth
  if (y >= chin - neck.above * faceWidth && aside < neck.half) return true
  if (y > ears) {
    const cheeks = jaw[Math.floor(y) - ears]
    return cheeks !== undefined && x > cheeks[0] + insideMesh * faceWidth && x < cheeks[1] - insideMesh * faceWidth
  }
  const half = (chin - brow) / 2
  return (aside / 0.5) ** 2 + ((y - brow - half) / (half * 1.08)) ** 2 < 1
}

// In face widths: how far above the hairline of the mesh the bone of the skull ends, and how wide it is there. Hair reaches beyond it.
const dome = { height: 0.2, half: 0.38 } as const
const roundDome = { height: 0.34, half: 0.5 } as const

/** Inside face, neck or skull: hair or bald skin, in any light. */
export function isHead(body: Body, x: number, y: number): boolean {
  const { middle, faceWidth, brow } = body
  const [aside, up] = [Math.abs(x - middle) / faceWidth, (brow - y) / faceWidth]
  if (up < 0) return isFace(body, x, y) || (up > -dome.height && aside < dome.half)
  return (aside / dome.half) ** 2 + (up / dome.height) ** 2 < 1
}

/** Where a bald head or short hair ends at the latest: if the network sees the person here, colour does not overrule it. */
export function mayBeSkull({ middle, faceWidth, brow }: Body, x: number, y: number): boolean {
  const [aside, up] = [Math.abs(x - middle) / faceWidth, (brow - y) / faceWidth]
  return up > -0.25 && (aside / roundDome.half) ** 2 + (Math.max(0, up) / roundDome.height) ** 2 < 1
}

/** Between hairline and ears, as far out as hair lies close to the head. */
export const isBesideEyes = ({ middle, faceWidth, brow, ears }: Body, x: number, y: number): boolean =>
  y >= brow && y <= ears && Math.abs(x - middle) < 0.62 * faceWidth

/** Whether the row is one of the lowest, which the shoulders fill. */
export const isLowest = ({ faceWidth }: Body, y: number, height: number): boolean => y >= height - lowest * faceWidth

/** Hair just above the face and what is worn in the middle of the chest: its colours are the person's. */
export function isSurelyPerson(body: Body, x: number, y: number): boolean {
  const { middle, faceWidth, brow, chin } = body
  const aside = Math.abs(x - middle) / faceWidth
  if (isFace(body, x, y)) return true
  if (y < brow) return aside < 0.35
  return y > chin + 0.25 * faceWidth && aside < 0.45
}

/** Beside the head, farther out than hair usually reaches and higher than shoulders do. */
export function isFarOut({ middle, faceWidth, chin }: Body, x: number, y: number): boolean {
  return y < chin - 0.25 * faceWidth && Math.abs(x - middle) > 0.66 * faceWidth
}

/** Whether clothes may be here, which can have any colour. */
export const mayBeClothes = ({ faceWidth, chin }: Body, y: number): boolean => y > chin + 0.1 * faceWidth

/** Where a collar may stand up beside the neck, in the shade of the jaw as grey as a wall. */
export const mayBeCollar = ({ faceWidth, chin }: Body, y: number): boolean => y > chin - 0.15 * faceWidth
