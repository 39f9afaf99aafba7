/** Fits MediaPipe's 468-point face mesh to a detected face and refines the eyes with the iris network. */

import type { Networks } from '../net/networks.ts'
import { apply, distance, middle, type Point, placing, type Similarity } from '../raster/affine.ts'
import { glance } from '../raster/glance.ts'
import type { Pyramid } from '../raster/warp.ts'
import type { FoundFace } from './detect.ts'

/** z increases away from the camera, in the unit of x and y. */
export type MeshPoint = Point & { readonly z: number }
/** Right and left are the person's own, so the right eye is on the left side of the picture. */
export type FaceMesh = {
  readonly points: readonly MeshPoint[]
  readonly irisRight: Point
  readonly irisLeft: Point
  /** The mesh network's confidence that this is a face, 0..1. */
  readonly presence: number
}

const side = 192
// The network's input square relative to the face (MediaPipe face_landmark graphs).
const margin = 1.5
// Faces with less confidence are dropped: wood grain and windows that the detector takes for faces.
export const leastPresence = 0.5
// In eye distances, about 9 mm. The network is equally confident about a mesh on half a face or a wall, but such a mesh jumps away
// from the previous position or changes its size: measured with squares up to 200 pixels away from a face.
const nearMove = 0.15
const nearSize = 1.07
const rightCorners = [33, 133] as const
const leftCorners = [263, 362] as const

export function pointAt(mesh: FaceMesh, index: number): MeshPoint {
  const point = mesh.points[index]
  if (!point) throw new Error(`The face mesh has no point ${index}`)
  return point
}

export function layMesh(networks: Networks, source: Pyramid, face: FoundFace): FaceMesh {
  const [right, left] = face.eyes
  const first = runMesh(networks, source, regionAround(face.centre, Math.max(face.width, face.height), angle(right, left)))
  // Run twice, because the first square comes from the coarse box: the second comes from the first mesh and removes that dependency.
  return runMesh(networks, source, regionOf(first))
}

/** Refits a face at its known position in another picture, with refined lids and irises. */
export function relayMesh(networks: Networks, source: Pyramid, known: FaceMesh, move: Similarity): FaceMesh {
  const moved = moveMesh(known, move)
  return sharpenEyes(networks, source, runMesh(networks, source, regionOf(moved)))
}

/** Tracks a face from an earlier frame, with refined eyes; null if it has moved too far and must be searched. */
export function followMesh(networks: Networks, source: Pyramid, earlier: FaceMesh): FaceMesh | null {
  const mesh = runMesh(networks, source, regionOf(earlier))
  const moved = distance(eyeMiddle(mesh), eyeMiddle(earlier)) / eyeDistance(earlier)
  const grown = eyeDistance(mesh) / eyeDistance(earlier)
  const near = moved <= nearMove && grown <= nearSize && grown >= 1 / nearSize
  return near && mesh.presence >= leastPresence ? sharpenEyes(networks, source, mesh) : null
}

const eyeDistance = (mesh: FaceMesh) => distance(rightEye(mesh), leftEye(mesh))

export function moveMesh(mesh: FaceMesh, t: Similarity): FaceMesh {
  const scale = Math.hypot(t.a, t.b)
  return {
    points: mesh.points.map(p => ({ ...apply(t, p), z: p.z * scale })),
    irisRight: apply(t, mesh.irisRight),
    irisLeft: apply(t, mesh.irisLeft),
    presence: mesh.presence,
  }
}

const angle = (from: Point, to: Point) => Math.atan2(to.y - from.y, to.x - from.x)

/** From the network's square to the picture. */
function regionAround(centre: Point, extent: number, radians: number): Similarity {
  return placing({ x: side / 2, y: side / 2 }, centre, (extent * margin) / side, radians)
}

function regionOf(mesh: FaceMesh): Similarity {
  const turn = angle(pointAt(mesh, rightCorners[0]), pointAt(mesh, leftCorners[0]))
  const upright = mesh.points.map(p => apply(placing({ x: 0, y: 0 }, { x: 0, y: 0 }, 1, -turn), p))
  const box = bounds(upright)
  const centre = apply(placing({ x: 0, y: 0 }, { x: 0, y: 0 }, 1, turn), { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 })
  return regionAround(centre, Math.max(box.right - box.left, box.bottom - box.top), turn)
}

function bounds(points: readonly Point[]) {
  const xs = points.map(p => p.x)
  const ys = points.map(p => p.y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function runMesh(networks: Networks, source: Pyramid, toSource: Similarity): FaceMesh {
  const { facemesh } = networks
  const crop = glance(source, { width: side, height: side, toSource }, facemesh.inputBuffer(side * side * 3), { range: 'unit' })
  const [presence, , values] = facemesh.run(crop, [1, side, side, 3])
  if (!presence || !values) throw new Error('The face mesh gave too few outputs')
  const scale = Math.hypot(toSource.a, toSource.b)
  const points = Array.from({ length: 468 }, (_, i) => {
    const inCrop = { x: values[i * 3] as number, y: values[i * 3 + 1] as number }
    return { ...apply(toSource, inCrop), z: (values[i * 3 + 2] as number) * scale }
  })
  const corner = (index: number) => points[index] ?? { x: 0, y: 0 }
  const eye = ([outer, inner]: readonly [number, number]) => middle(corner(outer), corner(inner))
  return { points, irisRight: eye(rightCorners), irisLeft: eye(leftCorners), presence: presence[0] ?? 0 }
}

const irisSide = 64
const irisMargin = 2.3
// The first sixteen contour points of the iris network and the mesh points they refine (MediaPipe iris graph).
const rightLids = [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173] as const
const leftLids = [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398] as const
const contourCount = 71

export function sharpenEyes(networks: Networks, source: Pyramid, mesh: FaceMesh): FaceMesh {
  const eyes = [
    { corners: [pointAt(mesh, rightCorners[0]), pointAt(mesh, rightCorners[1])], mirrored: false },
    { corners: [pointAt(mesh, leftCorners[1]), pointAt(mesh, leftCorners[0])], mirrored: true },
  ] as const
  const [right, left] = runIrises(networks, source, eyes)
  if (!right || !left) throw new Error('The iris network left out an eye')
  const points = [...mesh.points]
  const sharpen = (lids: readonly number[], contour: readonly Point[]) => {
    for (const [i, index] of lids.entries()) points[index] = { ...pointAt(mesh, index), ...contour[i] }
  }
  sharpen(rightLids, right.contour)
  sharpen(leftLids, left.contour)
  return { points, irisRight: right.iris, irisLeft: left.iris, presence: mesh.presence }
}

/** `mirrored`: the network was trained only on the eye on the picture's left, so the other eye is mirrored. */
type Eye = { readonly corners: readonly [Point, Point]; readonly mirrored: boolean }

/** Both eyes in one run, because for this small network the call costs more than the second eye. */
function runIrises(networks: Networks, source: Pyramid, eyes: readonly Eye[]) {
  const length = irisSide * irisSide * 3
  const crops = networks.iris.inputBuffer(eyes.length * length)
  const toSource = eyes.map(({ corners: [from, to] }) => {
    const scale = (distance(from, to) * irisMargin) / irisSide
    return placing({ x: irisSide / 2, y: irisSide / 2 }, middle(from, to), scale, angle(from, to))
  })
  for (const [i, { mirrored }] of eyes.entries()) {
    const view = { width: irisSide, height: irisSide, toSource: toSource[i] as Similarity }
    glance(source, view, crops.subarray(i * length, (i + 1) * length), { range: 'unit', mirrored })
  }
  const [values] = networks.iris.run(crops, [eyes.length, irisSide, irisSide, 3])
  if (!values) throw new Error('The iris network gave no output')
  return eyes.map(({ mirrored }, i) => {
    const own = values.subarray((i * values.length) / eyes.length)
    const at = (point: number) => {
      const x = own[point * 3] as number
      return apply(toSource[i] as Similarity, { x: mirrored ? irisSide - x : x, y: own[point * 3 + 1] as number })
    }
    return { contour: rightLids.map((_, lid) => at(lid)), iris: at(contourCount) }
  })
}

/** The transform from the mesh's picture to one with a level eye line, rotated about the midpoint of the eyes. */
export function levelling(mesh: FaceMesh): Similarity {
  const eyes = eyeMiddle(mesh)
  return placing(eyes, eyes, 1, -angle(eyeCentre(mesh, rightCorners), eyeCentre(mesh, leftCorners)))
}

/** The midpoint of the eye's corners, which does not move with the gaze. */
export function eyeCentre(mesh: FaceMesh, [outer, inner]: readonly [number, number]): Point {
  return middle(pointAt(mesh, outer), pointAt(mesh, inner))
}
export const rightEye = (mesh: FaceMesh) => eyeCentre(mesh, rightCorners)
export const leftEye = (mesh: FaceMesh) => eyeCentre(mesh, leftCorners)
export const eyeMiddle = (mesh: FaceMesh) => middle(rightEye(mesh), leftEye(mesh))
