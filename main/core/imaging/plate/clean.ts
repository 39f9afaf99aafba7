/** Cuts out of the coarse matte what has the wall's colours or hangs on the person by a thin bridge, and fills holes that have the person's. */
import type { FaceMesh } from '../face/mesh.ts'
import { boxMean } from '../raster/box-mean.ts'
import { type Bitmap, newPlane, type Plane } from '../raster/pixels.ts'
import {
  type Body,
  bodyOf,
  isBesideEyes,
  isFarOut,
  isHead,
  isLowest,
  isSurelyPerson,
  mayBeClothes,
  mayBeCollar,
  mayBeSkull,
} from './body.ts'
import { isCollar, isLikeCollar, isOfWallBeside } from './collar.ts'
import { Palette } from './colours.ts'
import { halved, halvedImage } from './guided-filter.ts'
import { flood, type Mask, newMask, type Piece, piecesOf } from './pieces.ts'

/** Where something is left that may not be the person, in pixels of the finished picture, and how much of the picture it fills. */
export type Doubt = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly share: number
}

// Everything below works on half the picture's size.
const shrink = 2
const solid = 0.5
// The network's matte is soft for about four cells of two pixels around the person.
const surelyWall = 0.03
const surelyPerson = 0.97
// How many times more usual a colour must be on the wall than on the person before a piece of it is cut.
const cutFrom = 8
// A shirt may have nearly the wall's colour, and a shoulder that is gone is worse than a corner of a chair that is told.
const cutClothesFrom = 60
// Clothes have colours of their own that the chest does not show, as a lining or a badge.
const toldClothesFrom = 20
// Among dark tones colour decides nothing: where the hair has this one too, as black hair before a black cupboard has, it is not cut but told.
const dark = 70
const ofHair = 5e-3
// Colours that neither side has are nobody's.
const usual = 4e-4
// Smaller pieces than a thousandth of the picture are grain and single strands.
const leastPiece = 0.001
// With less wall in sight on one side of the head, that of both sides is asked.
const leastSide = 0.01
// A shade in the hair may be as large as a five-hundredth; a question is worth asking about more.
const leastDoubt = 0.0022

type Known = {
  readonly image: Bitmap
  readonly matte: Plane
  readonly inside: Plane
  /** The mean of the matte around each cell. */
  readonly near: Plane
  readonly body: Body
  readonly wall: (x: number) => Palette
  readonly walled: number
  readonly person: Pick<Palette, 'share'>
  readonly hair: Palette
}

/** The coarse matte at the size of the picture, cleaned. */
export function cleaned(plate: Bitmap, found: Plane, inside: Plane, mesh: FaceMesh): Plane {
  const coarse = headWhole(found, mesh)
  const known = learn(plate, coarse, inside, mesh)
  const { matte } = known
  const least = leastPiece * matte.data.length
  const cut = newMask(matte.width, matte.height)
  // Without a wall in sight there is nothing to compare with.
  if (known.walled >= least)
    for (const piece of piecesOf(wallColoured(known), least)) {
      if (!(isOnHead(known, piece) && isSurrounded(matte, piece)) && !isCollar(known, piece)) mark(cut, piece)
    }
  for (const piece of hangingOn(known, least)) if (isWallRather(known, piece)) mark(cut, piece)
  const filled = newMask(matte.width, matte.height)
  for (const piece of holes(matte, cut)) if (isOnHead(known, piece) || !isWallRather(known, piece)) mark(filled, piece)
  return applied(coarse, cut, filled)
}

/** What is still there after cutting that may not be the person: colours that nothing sure of the person has, and what stands too far out. */
export function doubtsOf(plate: Bitmap, alpha: Plane, inside: Plane, mesh: FaceMesh): Doubt[] {
  const known = learn(plate, alpha, inside, mesh)
  const { image, matte, body } = known
  const [mask, far] = [newMask(matte.width, matte.height), newMask(matte.width, matte.height)]
  for (let i = 0; i < mask.data.length; i++) {
    const [x, y] = [i % matte.width, Math.floor(i / matte.width)]
    if ((matte.data[i] as number) < solid || isHead(body, x, y)) continue
    // A bald head shines in the wall's colours; where the network is sure of it, as in `wallColoured`, nobody is asked.
    if (mayBeSkull(body, x, y) && (matte.data[i] as number) > surelyPerson) continue
    if (isForeign(known, image, i, x, y)) mask.data[i] = 1
    else if (isFarOut(body, x, y)) far.data[i] = 1
  }
  const least = leastDoubt * mask.data.length
  const reachingOut = piecesOf(smoothed(far), least).filter(
    piece => edgeLength(piece, far) >= reach * body.faceWidth && !fallsLikeHair(known, piece),
  )
  // A collar may have the grey of some wall; only that of the wall right beside it makes one ask.
  const foreign = piecesOf(smoothed(mask), least).filter(piece => !isLikeCollar(known, piece) || isOfWallBeside(known, piece))
  return [...foreign, ...reachingOut].map(({ cells, left, top, right, bottom }) => ({
    left: left * shrink,
    top: top * shrink,
    width: (right - left) * shrink,
    height: (bottom - top) * shrink,
    share: cells.length / mask.data.length,
  }))
}

/** Face, neck and skull belong to the person whatever their colour: the network takes a bald head or shine on it for a bright wall. */
function headWhole(found: Plane, mesh: FaceMesh): Plane {
  const body = bodyOf(mesh, 1)
  const out = newPlane(found.width, found.height)
  for (let y = 0, i = 0; y < found.height; y++) {
    for (let x = 0; x < found.width; x++, i++) out.data[i] = isHead(body, x, y) ? 1 : (found.data[i] as number)
  }
  return out
}

// In face widths: hair seldom reaches the side of the picture; somebody else's head or a poster does.
const reach = 0.08

/** How long the piece touches the left or right side of the picture. */
const edgeLength = ({ cells }: Piece, { width }: Mask) => cells.filter(cell => cell % width <= 1 || cell % width >= width - 2).length / 2

// Hair falls off outwards: from where the head ends to the side of the picture its outline drops by at least this much for each step aside,
// while whatever stands beside a person has a level top of its own. And it has the colours of the hair above the face.
const fall = 0.7
const alike = 0.75

function fallsLikeHair({ image, matte, body, hair }: Known, { cells, left, right }: Piece): boolean {
  const isRight = left > body.middle
  const inner = Math.round(body.middle + (isRight ? 0.55 : -0.55) * body.faceWidth)
  const outer = isRight ? right - 1 : left
  const drop = topAt(matte, outer) - topAt(matte, inner)
  if (drop < fall * Math.abs(outer - inner)) return false
  const own = cells.filter(cell => hair.share(...rgb(image, cell)) > usual).length
  return own >= alike * cells.length
}

function topAt({ data, width, height }: Plane, x: number): number {
  const column = Math.min(width - 1, Math.max(0, x))
  for (let y = 0; y < height; y++) if ((data[y * width + column] as number) >= solid) return y
  return height
}

function learn(plate: Bitmap, coarse: Plane, inside: Plane, mesh: FaceMesh): Known {
  const image = halvedImage(plate)
  const [matte, within] = [halved(coarse), halved(inside)]
  const body = bodyOf(mesh, shrink)
  const [wall, wallLeft, wallRight] = [new Palette(), new Palette(), new Palette()]
  const [sure, hair, lowLeft, lowRight] = [new Palette(), new Palette(), new Palette(), new Palette()]
  const near = boxMean(matte, 3)
  for (let i = 0; i < matte.data.length; i++) {
    if ((within.data[i] as number) < 1) continue
    const [red, green, blue] = rgb(image, i)
    if ((near.data[i] as number) < surelyWall) {
      wall.add(red, green, blue)
      const side = i % matte.width < body.middle ? wallLeft : wallRight
      side.add(red, green, blue)
    }
    if ((near.data[i] as number) > surelyPerson) {
      const [x, y] = [i % matte.width, Math.floor(i / matte.width)]
      if (isSurelyPerson(body, x, y)) {
        sure.add(red, green, blue)
        if (y < body.brow) hair.add(red, green, blue)
      } else if (isLowest(body, y, matte.height)) (x < body.middle ? lowLeft : lowRight).add(red, green, blue)
    }
  }
  // Clothes are alike on both shoulders; what shows beside one of them only is something else.
  const person: Known['person'] = {
    share: (...colour) => sure.share(...colour) + Math.min(lowLeft.share(...colour), lowRight.share(...colour)),
  }
  // What stands on one side of the head is not seen through its hair on the other.
  const [left, right] = [wallLeft, wallRight].map(side => (side.size >= leastSide * matte.data.length ? side : wall)) as [Palette, Palette]
  const side: Known['wall'] = x => (x < body.middle ? left : right)
  return { image, matte, inside: within, near, body, wall: side, walled: wall.size, person, hair }
}

const rgb = ({ data }: Bitmap, i: number) => [data[i * 3] as number, data[i * 3 + 1] as number, data[i * 3 + 2] as number] as const

function wallColoured({ image, matte, body, wall, person, hair }: Known): Mask {
  const mask = newMask(matte.width, matte.height)
  for (let i = 0; i < mask.data.length; i++) {
    const [x, y] = [i % matte.width, Math.floor(i / matte.width)]
    if ((matte.data[i] as number) < solid || isHead(body, x, y)) continue
    if (mayBeSkull(body, x, y) && (matte.data[i] as number) > surelyPerson) continue
    const [red, green, blue] = rgb(image, i)
    const ofWall = wall(x).share(red, green, blue)
    const times = mayBeCollar(body, y) ? cutClothesFrom : cutFrom
    if (ofWall <= usual || ofWall <= times * person.share(red, green, blue)) continue
    if (red + green + blue > 3 * dark || hair.share(red, green, blue) < ofHair) mask.data[i] = 1
  }
  return smoothed(mask)
}

/** A colour that the sure part of the person does not have; among the clothes, which may have any, one that the wall has. */
function isForeign({ body, wall, person }: Known, image: Bitmap, i: number, x: number, y: number): boolean {
  const hasClothes = mayBeClothes(body, y)
  const [red, green, blue] = rgb(image, i)
  const own = person.share(red, green, blue)
  // Between face and hair lies the shade of long hair, darker than any hair in the light.
  const isShade = red + green + blue < 3 * dark && Math.abs(x - body.middle) < 0.62 * body.faceWidth
  return (
    (!hasClothes && !isShade && own < usual / 4) || wall(x).share(red, green, blue) > (hasClothes ? toldClothesFrom : cutFrom) * own + usual
  )
}

/** Most of the 5 x 5 neighbourhood. */
function smoothed(mask: Mask): Mask {
  const plane = newPlane(mask.width, mask.height)
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = mask.data[i] as number
  boxMean(plane, 2, plane)
  const out = newMask(mask.width, mask.height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = (plane.data[i] as number) > 0.5 ? 1 : 0
  return out
}

// In face widths: a bridge thinner than twice this does not hold a piece to the person; hair strands are thinner, but so are their pieces.
const bridge = 0.03

/** Pieces that are lost when the person is made thinner by half a bridge all around. */
function hangingOn({ matte, body }: Known, least: number): Piece[] {
  const { width, height } = matte
  const radius = Math.max(1, Math.round(bridge * body.faceWidth))
  const person = newPlane(width, height)
  for (let i = 0; i < person.data.length; i++) person.data[i] = (matte.data[i] as number) >= solid ? 1 : 0
  const core = boxMean(person, radius)
  const thin = newMask(width, height)
  for (let i = 0; i < thin.data.length; i++) thin.data[i] = (core.data[i] as number) > 1 - 1e-6 ? 1 : 0
  const seed = Math.round((body.brow + body.chin) / 2) * width + Math.round(body.middle)
  const held = newPlane(width, height)
  for (const cell of flood(thin, Math.min(held.data.length - 1, Math.max(0, seed)))) held.data[cell] = 1
  const reached = boxMean(held, radius + 1)
  const loose = newMask(width, height)
  for (let i = 0; i < loose.data.length; i++) loose.data[i] = person.data[i] && (reached.data[i] as number) <= 1e-6 ? 1 : 0
  return piecesOf(loose, least)
}

/** Nothing is seen through a head: a hole in it is shine on hair or skin, or the shade of hair beside the face, whatever its colour. */
const isOnHead = ({ body, matte: { width } }: Known, { cells }: Piece): boolean =>
  cells.every(cell => {
    const [x, y] = [cell % width, Math.floor(cell / width)]
    return mayBeSkull(body, x, y) || isBesideEyes(body, x, y)
  })

function isSurrounded(matte: Plane, { cells, left, top, right, bottom }: Piece): boolean {
  const { data, width, height } = matte
  if (left === 0 || top === 0 || right === width || bottom === height) return false
  return cells.every(cell => [cell - 1, cell + 1, cell - width, cell + width].every(at => (data[at] as number) >= solid))
}

/** Places inside the person that the network took for wall. */
function holes(matte: Plane, cut: Mask): Piece[] {
  const { width, height } = matte
  const open = newMask(width, height)
  for (let i = 0; i < open.data.length; i++) open.data[i] = (matte.data[i] as number) < solid && !cut.data[i] ? 1 : 0
  return piecesOf(open, 4).filter(({ left, top, right, bottom }) => left > 0 && top > 0 && right < width && bottom < height)
}

function isWallRather({ image, matte: { width }, wall, person }: Known, { cells }: Piece): boolean {
  let votes = 0
  for (const cell of cells) {
    const [red, green, blue] = rgb(image, cell)
    votes += wall(cell % width).share(red, green, blue) > person.share(red, green, blue) ? 1 : -1
  }
  return votes > 0
}

const mark = (mask: Mask, piece: Piece) => {
  for (const cell of piece.cells) mask.data[cell] = 1
}

function applied(coarse: Plane, cut: Mask, filled: Mask): Plane {
  const out = newPlane(coarse.width, coarse.height)
  for (let y = 0, i = 0; y < coarse.height; y++) {
    const row = Math.min(cut.height - 1, y >> 1) * cut.width
    for (let x = 0; x < coarse.width; x++, i++) {
      const at = row + Math.min(cut.width - 1, x >> 1)
      out.data[i] = cut.data[at] ? 0 : filled.data[at] ? 1 : (coarse.data[i] as number)
    }
  }
  return out
}
