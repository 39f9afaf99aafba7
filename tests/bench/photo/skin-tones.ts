/** Gives a person another skin tone: the same light on skin with more or less melanin, to show that no check depends on it. */

import { cheeksOf, meanColour } from '../../../main/core/imaging/checks/cheeks.ts'
import { labOf } from '../../../main/core/imaging/checks/lab.ts'
import { leftEye, pointAt, rightEye } from '../../../main/core/imaging/face/mesh.ts'
import type { Person } from './good-people.ts'
import { jpegOf, lit, ramp } from './raster.ts'

/** Lightness L* of the cheeks, from light to very dark skin in good light; the lightest person has 77. */
export const tones = [64, 56, 48, 40, 33] as const

// Melanin takes more of green and more still of blue (Anderson and Parrish 1981): powers of one and the same step.
const powers = [1, 1.25, 1.45] as const

export const cheekLightness = ({ image, mesh }: Person): number => {
  const { right, left } = cheeksOf(image, mesh)
  return labOf(meanColour(image, [right, left])).l
}

/** `eyes`: whether the whites of the eyes take the tone along, which no skin does, but which keeps every edge in proportion. */
export function inTone(person: Person, lightness: number, eyes: 'white' | 'toned' = 'white'): Promise<Buffer> {
  const gain = gainFor(cheekLightness(person), lightness)
  const skin = skinMask(person, eyes)
  return jpegOf(lit(person.image, (x, y, channel) => 1 + skin(x, y) * (gain ** (powers[channel] ?? 1) - 1)))
}

/** L* is a cube root of light; green and its power carry most of it. */
const gainFor = (from: number, to: number) => (((to + 16) / (from + 16)) ** 3) ** (1 / 1.2)

/** The face's ellipse and the neck below it, without the whites of the eyes, which are white in any skin; hair, irises and lips take the tone along, which only makes it harder. */
function skinMask({ mesh, faceWidth }: Person, tone: 'white' | 'toned'): (x: number, y: number) => number {
  const [top, chin] = [pointAt(mesh, 10), pointAt(mesh, 152)]
  const centre = { x: (pointAt(mesh, 234).x + pointAt(mesh, 454).x) / 2, y: (top.y + chin.y) / 2 }
  const half = { x: faceWidth * 0.54, y: (chin.y - top.y) * 0.54 }
  const eyes = [rightEye(mesh), leftEye(mesh)]
  const eyeWidth = faceWidth * 0.23
  const irises = [mesh.irisRight, mesh.irisLeft]
  const besideEyes = (x: number, y: number) =>
    tone === 'toned' || irises.some(iris => Math.hypot(x - iris.x, y - iris.y) < eyeWidth * 0.24)
      ? 1
      : Math.min(...eyes.map(eye => ramp(Math.hypot((x - eye.x) / (eyeWidth * 0.5), (y - eye.y) / (eyeWidth * 0.17)), 0.8, 1.1)))
  return (x, y) => {
    const face = Math.hypot((x - centre.x) / half.x, (y - centre.y) / half.y)
    const neck = y > centre.y && y < chin.y + faceWidth * 0.25 ? Math.abs(x - centre.x) / (faceWidth * 0.4) : 2
    return besideEyes(x, y) * (1 - ramp(Math.min(face, neck), 0.92, 1.06))
  }
}
