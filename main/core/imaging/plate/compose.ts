/** Composes the finished picture: positions the head, cuts out the person and puts them on white. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { eyeMiddle, type FaceMesh, levelling, moveMesh, pointAt, relayMesh } from '../face/mesh.ts'
import type { Networks } from '../net/networks.ts'
import { apply, chain, invert, type Point, placing, type Similarity } from '../raster/affine.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'
import { coverage, type Pyramid, pyramidOf, type View, warp } from '../raster/warp.ts'
import { crownRow } from './crown.ts'
import { refineMatte, roughMatte } from './matte.ts'
import type { Geometry } from './measure.ts'
import { onWhite } from './on-white.ts'
import { matteFor, type Segment, segment } from './segment.ts'
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
  return placeWith(networks, source, { mesh, found, crown, lengths: headLengths(source.base, mesh, crown) }, spec, cut)
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
  const toSource = viewOf(mesh, placed, spec)
  const view: View = { width: spec.width, height: spec.height, toSource }
  const plate = warp(source, view)
  const plateMesh = relayMesh(networks, pyramidOf(plate), mesh, invert(toSource))
  const inside = coverage(source.base, view)
  const alpha = cut(plate, matteFor(found, view), inside)
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

function headLengths(source: Bitmap, mesh: FaceMesh, crown: Point): HeadLengths {
  const level = levelling(mesh)
  const eyes = eyeMiddle(mesh)
  return {
    faceWidth: levelFaceWidth(mesh),
    crownToEyes: eyes.y - apply(level, crown).y,
    eyesToSourceBottom: source.height - eyes.y,
  }
}

function viewOf(mesh: FaceMesh, placed: Placing, spec: PhotoSpec): Similarity {
  const level = levelling(mesh)
  const flat = moveMesh(mesh, level)
  const eyes = eyeMiddle(flat)
  const faceMiddle = (pointAt(flat, 234).x + pointAt(flat, 454).x) / 2
  const eyeX = spec.width / 2 + (eyes.x - faceMiddle) * placed.scale
  const [left, right] = spec.eyeMidX
  const target = { x: Math.min(right - 3, Math.max(left + 3, eyeX)), y: placed.eyeLineY }
  return invert(chain(placing(eyes, target, placed.scale, 0), level))
}
