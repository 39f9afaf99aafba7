/** Where a person's body can be, seen from the face: what is surely the person, and what lies too far out to be sure of. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'

export type Body = {
  readonly middle: number
  readonly faceWidth: number
  readonly brow: number
  readonly chin: number
}

/** `shrink`: by how much the plane that is asked is smaller than the picture of the mesh. */
export function bodyOf(mesh: FaceMesh, shrink: number): Body {
  const [right, left] = [pointAt(mesh, 234), pointAt(mesh, 454)]
  return {
    middle: (right.x + left.x) / 2 / shrink,
    faceWidth: Math.abs(left.x - right.x) / shrink,
    brow: pointAt(mesh, 10).y / shrink,
    chin: pointAt(mesh, 152).y / shrink,
  }
}

// In face widths: the strip along the lower edge that only shoulders reach.
const lowest = 0.06

/** Inside the face or the neck, where nothing but the person can be. */
function isFace({ middle, faceWidth, brow, chin }: Body, x: number, y: number): boolean {
  const aside = Math.abs(x - middle) / faceWidth
  if (y >= chin - 0.2 * faceWidth) return aside < 0.3
  const half = (chin - brow) / 2
  return (aside / 0.53) ** 2 + ((y - brow - half) / (half * 1.08)) ** 2 < 1
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
