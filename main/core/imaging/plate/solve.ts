/** Computes the position and scale of the head in the finished picture. Pure: lengths in, placing out. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'

/** Lengths of the head in the levelled source, in source pixels. */
export type HeadLengths = {
  readonly faceWidth: number
  readonly crownToEyes: number
  /** From the eye line to the source's lower edge, below which there are no pixels. */
  readonly eyesToSourceBottom: number
}

export type Placing = {
  /** Finished pixels per source pixel. */
  readonly scale: number
  readonly eyeLineY: number
  readonly hairCut: boolean
}

// A margin for the second measurement by the network on the finished picture, which may differ slightly.
const reserve = 2.5
const widthReserve = 4

/**
 * GA 461-2004: the face width starts at its target; the distance from eye line to lower edge has priority over the
 * distance from head to upper edge, so a tall head is scaled down and, as a last resort, its hair is cut off.
 */
export function solvePlacing(head: HeadLengths, spec: PhotoSpec): Placing {
  const lowestEyes = spec.height - spec.eyeLineToBottomMin - reserve
  const [topMin, topMax] = [spec.headTop.pass[0] + reserve, spec.headTop.pass[1] - reserve]
  const wanted = Math.max(spec.faceWidth.aim / head.faceWidth, scaleToReachBottom(head, spec, topMax))
  const top = Math.min(spec.headTop.aim, lowestEyes - head.crownToEyes * wanted)
  if (top >= topMin) return placeAt(head, spec, wanted, { low: topMin, high: topMax, top, lowestEyes })
  const shrunk = (lowestEyes - topMin) / head.crownToEyes
  if (shrunk * head.faceWidth >= spec.faceWidth.refuseOutside[0] + widthReserve) {
    return { scale: shrunk, eyeLineY: lowestEyes, hairCut: false }
  }
  const smallest = (spec.faceWidth.pass[0] + widthReserve) / head.faceWidth
  return { scale: smallest, eyeLineY: lowestEyes, hairCut: true }
}

/** A close-up that ends above the lower edge may still reach it if the face is enlarged within its limits. */
function scaleToReachBottom(head: HeadLengths, spec: PhotoSpec, topMax: number): number {
  const needed = (spec.height - topMax) / (head.crownToEyes + head.eyesToSourceBottom)
  const largest = (spec.faceWidth.pass[1] - widthReserve) / head.faceWidth
  return needed <= largest ? needed : 0
}

type Room = { readonly low: number; readonly high: number; readonly top: number; readonly lowestEyes: number }

function placeAt(head: HeadLengths, spec: PhotoSpec, scale: number, room: Room): Placing {
  const toBottom = spec.height - (head.crownToEyes + head.eyesToSourceBottom) * scale
  const top = Math.min(room.high, Math.max(room.low, room.top, toBottom))
  return { scale, eyeLineY: Math.min(room.lowestEyes, top + head.crownToEyes * scale), hairCut: false }
}
