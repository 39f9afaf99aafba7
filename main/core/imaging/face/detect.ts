/** Finds faces in a picture with BlazeFace (full-range anchors, 256 x 256, always fed a square). */

import type { Network } from '../net/graph.ts'
import { apply, distance, type Point, type Similarity } from '../raster/affine.ts'
import { glance } from '../raster/glance.ts'
import type { Pyramid } from '../raster/warp.ts'

export type FoundFace = {
  readonly score: number
  readonly centre: Point
  readonly width: number
  readonly height: number
  readonly eyes: readonly [Point, Point]
}

const side = 256
const minScore = 0.5
// A face that fills the frame is larger than any anchor; the second run, on a wider square, finds it.
const looks = [1, 0.55] as const

export function detectFaces(network: Network, source: Pyramid): FoundFace[] {
  for (const zoom of looks) {
    const found = detectAt(network, source, zoom)
    if (found.length > 0) return found
  }
  return []
}

function detectAt(network: Network, source: Pyramid, zoom: number): FoundFace[] {
  const { width, height } = source.base
  const scale = Math.max(width, height) / (side * zoom)
  // Letterboxed, because on a stretched frame the detector's boxes are wrong in position and size.
  const toSource = { a: scale, b: 0, tx: (width - side * scale) / 2, ty: (height - side * scale) / 2 }
  const square = glance(source, { width: side, height: side, toSource }, network.inputBuffer(side * side * 3), {
    range: 'signed',
    blackOutside: true,
  })
  const outputs = network.run(square, [1, side, side, 3])
  return merge(readOutputs(outputs)).map(face => placed(face, toSource, scale))
}

function placed(face: FoundFace, toSource: Similarity, scale: number): FoundFace {
  return {
    score: face.score,
    centre: apply(toSource, face.centre),
    width: face.width * scale,
    height: face.height * scale,
    eyes: [apply(toSource, face.eyes[0]), apply(toSource, face.eyes[1])],
  }
}

type Anchors = { readonly stride: number; readonly each: number }

function readOutputs([scoresFar, scoresNear, boxesFar, boxesNear]: readonly Float32Array[]): FoundFace[] {
  if (!scoresFar || !scoresNear || !boxesFar || !boxesNear) throw new Error('The face detector gave too few outputs')
  return [...readGrid(scoresNear, boxesNear, { stride: 16, each: 2 }), ...readGrid(scoresFar, boxesFar, { stride: 32, each: 6 })]
}

function readGrid(scores: Float32Array, boxes: Float32Array, { stride, each }: Anchors): FoundFace[] {
  const found: FoundFace[] = []
  const columns = side / stride
  for (let i = 0; i < scores.length; i++) {
    const score = 1 / (1 + Math.exp(-(scores[i] as number)))
    if (score < minScore) continue
    const cell = Math.floor(i / each)
    const origin = { x: ((cell % columns) + 0.5) * stride, y: (Math.floor(cell / columns) + 0.5) * stride }
    const point = (at: number) => ({ x: origin.x + (boxes[i * 16 + at] as number), y: origin.y + (boxes[i * 16 + at + 1] as number) })
    const box = { centre: point(0), width: boxes[i * 16 + 2] as number, height: boxes[i * 16 + 3] as number }
    found.push({ score, ...box, eyes: [point(4), point(6)] })
  }
  return found
}

/** Boxes of one face are averaged, weighted by score, which jitters less than keeping the best one (BlazeFace paper, 3.2). */
function merge(found: readonly FoundFace[]): FoundFace[] {
  const groups: FoundFace[][] = []
  for (const face of [...found].sort((a, b) => b.score - a.score)) {
    const group = groups.find(([best]) => best && sameFace(best, face))
    if (group) group.push(face)
    else groups.push([face])
  }
  return groups.map(average)
}

function average(group: readonly FoundFace[]): FoundFace {
  const total = group.reduce((sum, face) => sum + face.score, 0)
  const mean = (pick: (face: FoundFace) => number) => group.reduce((sum, face) => sum + face.score * pick(face), 0) / total
  const meanPoint = (pick: (face: FoundFace) => Point) => ({ x: mean(face => pick(face).x), y: mean(face => pick(face).y) })
  return {
    score: Math.max(...group.map(face => face.score)),
    centre: meanPoint(face => face.centre),
    width: mean(face => face.width),
    height: mean(face => face.height),
    eyes: [meanPoint(face => face.eyes[0]), meanPoint(face => face.eyes[1])],
  }
}

/** Boxes of one face overlap by a third, or one contains the other's centre. */
function sameFace(one: FoundFace, other: FoundFace): boolean {
  const overlapX =
    Math.min(one.centre.x + one.width / 2, other.centre.x + other.width / 2) -
    Math.max(one.centre.x - one.width / 2, other.centre.x - other.width / 2)
  const overlapY =
    Math.min(one.centre.y + one.height / 2, other.centre.y + other.height / 2) -
    Math.max(one.centre.y - one.height / 2, other.centre.y - other.height / 2)
  const shared = Math.max(0, overlapX) * Math.max(0, overlapY)
  const areas = one.width * one.height + other.width * other.height
  return shared / (areas - shared) > 0.3 || distance(one.centre, other.centre) < 0.35 * Math.max(one.width, other.width)
}
