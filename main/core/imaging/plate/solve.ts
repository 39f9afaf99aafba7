/** Computes the position and scale of the head in the finished picture. Pure: lengths in, placing out. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import type { Point } from '../raster/affine.ts'

/** Lengths of the head in the levelled source, in source pixels. */
export type HeadLengths = {
  readonly faceWidth: number
  readonly crownToEyes: number
  /** How far the middle between the ears lies to the right of the middle of the eyes. */
  readonly eyesToFaceMiddle: number
  /** Where the source's edge cuts the person, at even steps along the edge, seen from the middle of the eyes. */
  readonly cuts: readonly Point[]
}

export type Placing = {
  /** Finished pixels per source pixel. */
  readonly scale: number
  readonly eyeLineY: number
  readonly eyeMidX: number
  /** Radians by which the eye line is left aslant, so that a corner without pixels stays outside. */
  readonly turn: number
  readonly hairCut: boolean
}

// A margin for the second measurement by the network on the finished picture, which may differ slightly.
const reserve = 2.5
// The mesh and other models of landmarks differ by up to 4 % on either side of the width between the ears.
const widthReserve = 7
const widestReserve = 6
const sideReserve = 3
// Other models find the middle of the eyes up to 5 pixels farther left; a turned head keeps that far from the limit, a source that ends beside it may not.
const middleReserve = 6

/**
 * The face width starts at its target; the distance from eye line to lower edge has priority over the distance from
 * head to upper edge, so a tall head is scaled down and, as a last resort, its hair is cut off. Where the source ends
 * inside the picture so placed, every other place within the limits is tried before the missing part counts.
 */
export function solvePlacing(head: HeadLengths, spec: PhotoSpec): Placing {
  const wanted = firstChoice(head, spec)
  if (cutsInside(head, wanted, spec) === 0) return wanted
  let best = wanted
  let least = costOf(head, wanted, wanted, spec)
  for (const turn of turns) {
    for (const placing of alternatives(head, wanted, turn, spec)) {
      const cost = costOf(head, placing, wanted, spec, least)
      if (cost < least) [best, least] = [placing, cost]
    }
    // A level eye line is worth more than a shorter way.
    if (cutsInside(head, best, spec) === 0) break
  }
  return best
}

const room = (spec: PhotoSpec) => ({
  lowestEyes: spec.height - spec.eyeLineToBottomMin - reserve,
  topMin: spec.headTop.pass[0] + reserve,
  topMax: spec.headTop.pass[1] - reserve,
  left: spec.eyeMidX[0] + sideReserve,
  right: spec.eyeMidX[1] - sideReserve,
})

function firstChoice(head: HeadLengths, spec: PhotoSpec): Placing {
  const { lowestEyes, topMin } = room(spec)
  const at = (scale: number, eyeLineY: number, hairCut: boolean): Placing => ({
    scale,
    eyeLineY,
    eyeMidX: eyeMidXAt(head, scale, spec),
    turn: 0,
    hairCut,
  })
  const aimed = spec.faceWidth.aim / head.faceWidth
  const top = Math.min(spec.headTop.aim, lowestEyes - head.crownToEyes * aimed)
  if (top >= topMin) return at(aimed, top + head.crownToEyes * aimed, false)
  const shrunk = (lowestEyes - topMin) / head.crownToEyes
  if (shrunk * head.faceWidth >= spec.faceWidth.refuseOutside[0] + widthReserve) return at(shrunk, lowestEyes, false)
  return at((spec.faceWidth.pass[0] + widthReserve) / head.faceWidth, lowestEyes, true)
}

function eyeMidXAt(head: HeadLengths, scale: number, spec: PhotoSpec): number {
  const [left, right] = [spec.eyeMidX[0] + middleReserve, spec.eyeMidX[1] - middleReserve]
  return Math.min(right, Math.max(left, spec.width / 2 - head.eyesToFaceMiddle * scale))
}

const degree = Math.PI / 180
// The finished picture may lean by 2 degrees; the network measures it to about half a degree.
const turns = [[0], [0.6 * degree, -0.6 * degree], [1.2 * degree, -1.2 * degree]] as const
const steps = { scale: 12, top: 6, side: 8 } as const

function* alternatives(head: HeadLengths, wanted: Placing, turn: readonly number[], spec: PhotoSpec): Generator<Placing> {
  const { lowestEyes, topMin, topMax, left, right } = room(spec)
  const smallest = (spec.faceWidth.pass[0] + widthReserve) / head.faceWidth
  const largest = (spec.faceWidth.pass[1] - widestReserve) / head.faceWidth
  for (const scale of [...spread(smallest, largest, steps.scale), wanted.scale]) {
    const highest = topMin + head.crownToEyes * scale
    const lines = wanted.hairCut
      ? [lowestEyes]
      : highest > lowestEyes
        ? []
        : spread(highest, Math.min(lowestEyes, topMax + head.crownToEyes * scale), steps.top)
    if (wanted.hairCut && scale > wanted.scale) continue
    for (const eyeLineY of lines) {
      for (const eyeMidX of [eyeMidXAt(head, scale, spec), ...spread(left, right, steps.side)]) {
        for (const radians of turn) yield { ...wanted, scale, eyeLineY, eyeMidX, turn: radians }
      }
    }
  }
}

const spread = (from: number, to: number, parts: number) => Array.from({ length: parts + 1 }, (_, i) => from + ((to - from) * i) / parts)

/** Points of the source's edge at which the finished picture would show the person cut. */
function cutsInside(
  head: HeadLengths,
  { scale, eyeLineY, eyeMidX, turn }: Placing,
  spec: PhotoSpec,
  enough = Number.POSITIVE_INFINITY,
): number {
  const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)]
  let inside = 0
  for (const { x, y } of head.cuts) {
    const u = eyeMidX + cos * x - sin * y
    const v = eyeLineY + sin * x + cos * y
    if (u > 0 && v > 0 && u < spec.width && v < spec.height && ++inside > enough) break
  }
  return inside
}

// One point of a cut outweighs every move within the limits.
const perCut = 100

function costOf(head: HeadLengths, placing: Placing, wanted: Placing, spec: PhotoSpec, most = Number.POSITIVE_INFINITY): number {
  const moved =
    Math.abs(placing.scale - wanted.scale) * head.faceWidth +
    Math.abs(placing.eyeLineY - wanted.eyeLineY) / 4 +
    Math.abs(placing.eyeMidX - eyeMidXAt(head, placing.scale, spec)) / 2 +
    Math.abs(placing.turn / degree) * 10
  if (moved >= most) return most
  return moved + perCut * cutsInside(head, placing, spec, (most - moved) / perCut)
}
