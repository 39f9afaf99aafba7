/** Composes the finished picture: positions the head, cuts out the person and puts them on white. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { eyeMiddle, type FaceMesh, levelling, moveMesh, pointAt, relayMesh } from '../face/mesh.ts'
import type { Networks } from '../net/networks.ts'
import { apply, chain, invert, type Point, placing, type Similarity } from '../raster/affine.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'
import { coverage, type Pyramid, pyramidOf, type View, warp } from '../raster/warp.ts'
import { cleaned } from './clean.ts'
import { crownRow } from './crown.ts'
import { refineMatte, roughMatte } from './matte.ts'
import { earToEar, type Geometry } from './measure.ts'
import { onWhite } from './on-white.ts'
import { matteAt, matteFor, type Segment, segment } from './segment.ts'
import { type HeadLengths, type Placing, solvePlacing } from './solve.ts'

export type Placed = {
  /** The warped source with its original background, at the size of the finished picture. */
  readonly plate: Bitmap
  readonly mesh: FaceMesh
  readonly alpha: Plane
  readonly inside: Plane
  readonly toSource: Similarity
  readonly placing: Placing
  /** The head's position and length in the source; `crown` is its top. */
  readonly head: Head
}
/** Includes the finished picture. */
export type Composed = Placed & { readonly picture: Bitmap }

// The square in which the person is segmented, in face widths, and the height of the eyes in it: leaves room for tall hair and shoulders.
const searchSide = 2.6
const searchEyes = 1.25

export function compose(networks: Networks, source: Pyramid, mesh: FaceMesh, spec: PhotoSpec): Composed {
  return laidOnWhite(place(networks, source, mesh, spec))
}

/** Everything but the finished picture, which is enough for the checks of `look`. */
export function place(networks: Networks, source: Pyramid, mesh: FaceMesh, spec: PhotoSpec, cut: Cut = refineMatte): Placed {
  const found = findPerson(networks, source, mesh)
  const crown = findCrown(found, mesh)
  return placeWith(networks, source, { mesh, found, crown, lengths: headLengths(source.base, mesh, found, crown) }, spec, cut)
}

/** Takes two thirds of the time; the cut-out follows the person but not the hair. */
export const placeRoughly = (networks: Networks, source: Pyramid, mesh: FaceMesh, spec: PhotoSpec): Placed =>
  place(networks, source, mesh, spec, roughMatte)

const laidOnWhite = (placed: Placed): Composed => ({ ...placed, picture: onWhite(placed.plate, placed.alpha) })

/** Composes again with the lengths measured on the first finished picture. */
export function recompose(networks: Networks, source: Pyramid, first: Composed, seen: Geometry, spec: PhotoSpec): Composed {
  const { scale } = first.placing
  const eyeLineY = spec.height - seen.eyeLineToBottom
  const lengths: HeadLengths = {
    ...first.head.lengths,
    faceWidth: seen.faceWidth / scale,
    crownToEyes: seen.headTop > 0 ? (eyeLineY - seen.headTop) / scale : first.head.lengths.crownToEyes,
  }
  return laidOnWhite(placeWith(networks, source, { ...first.head, lengths }, spec))
}

type Head = { readonly mesh: FaceMesh; readonly found: Segment; readonly crown: Point; readonly lengths: HeadLengths }

type Cut = (plate: Bitmap, coarse: Plane, inside: Plane) => Plane

function placeWith(networks: Networks, source: Pyramid, head: Head, spec: PhotoSpec, cut: Cut = refineMatte): Placed {
  const { mesh, found } = head
  const placed = solvePlacing(head.lengths, spec)
  const toSource = viewOf(mesh, placed)
  const view: View = { width: spec.width, height: spec.height, toSource }
  const plate = warp(source, view)
  const plateMesh = relayMesh(networks, pyramidOf(plate), mesh, invert(toSource))
  const inside = coverage(source.base, view)
  const coarse = matteFor(found, view)
  const alpha = cut(plate, cut === refineMatte ? cleaned(plate, coarse, inside, plateMesh) : coarse, inside)
  return { plate, mesh: plateMesh, alpha, inside, toSource, placing: placed, head }
}

export function levelFaceWidth(mesh: FaceMesh): number {
  const level = moveMesh(mesh, levelling(mesh))
  return Math.abs(pointAt(level, 454).x - pointAt(level, 234).x)
}

function findPerson(networks: Networks, source: Pyramid, mesh: FaceMesh): Segment {
  const scale = (levelFaceWidth(mesh) * searchSide) / 256
  const eyes = { x: 128, y: (256 * searchEyes) / searchSide }
  return segment(networks, source, chain(invert(levelling(mesh)), placing(eyes, eyeMiddle(mesh), scale, 0)), pointAt(mesh, 1))
}

function findCrown(found: Segment, mesh: FaceMesh): Point {
  const inCells = moveMesh(mesh, invert(found.toSource))
  const row = crownRow(found.matte, inCells)
  return apply(found.toSource, { x: eyeMiddle(inCells).x, y: row })
}

function headLengths(source: Bitmap, mesh: FaceMesh, found: Segment, crown: Point): HeadLengths {
  const level = levelling(mesh)
  const flat = moveMesh(mesh, level)
  const eyes = eyeMiddle(mesh)
  return {
    faceWidth: earToEar * levelFaceWidth(mesh),
    crownToEyes: eyes.y - apply(level, crown).y,
    eyesToFaceMiddle: (pointAt(flat, 234).x + pointAt(flat, 454).x) / 2 - eyes.x,
    cuts: cutsOf(source, found, levelFaceWidth(mesh)).map(point => {
      const { x, y } = apply(level, point)
      return { x: x - eyes.x, y: y - eyes.y }
    }),
  }
}

// In face widths: the step between two points of the edge, about two finished pixels, and how far inside it is asked whether the
// person is there, because the matte is unreliable at the edge itself.
const edgeStep = 0.01
const edgeInset = 0.03

/** The points of the source's edge at which the person leaves it, except above, where only the hair itself can tell (`checks/frame.ts`). */
function cutsOf({ width, height }: Bitmap, found: Segment, faceWidth: number): Point[] {
  const inset = edgeInset * faceWidth
  const along = (length: number) =>
    Array.from({ length: Math.floor(length / (edgeStep * faceWidth)) + 1 }, (_, i) => i * edgeStep * faceWidth)
  const isCut = (inner: Point) => matteAt(found, inner) >= 0.5
  return [
    ...along(height).flatMap(y => (isCut({ x: inset, y }) ? [{ x: 0, y }] : [])),
    ...along(height).flatMap(y => (isCut({ x: width - inset, y }) ? [{ x: width, y }] : [])),
    ...along(width).flatMap(x => (isCut({ x, y: height - inset }) ? [{ x, y: height }] : [])),
  ]
}

function viewOf(mesh: FaceMesh, placed: Placing): Similarity {
  const level = levelling(mesh)
  const eyes = eyeMiddle(moveMesh(mesh, level))
  return invert(chain(placing(eyes, { x: placed.eyeMidX, y: placed.eyeLineY }, placed.scale, placed.turn), level))
}
