/** Reads the photo rule of a city or bank for the photo commands, and words what cannot be read. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PhotoSpec } from '../../shared/photo/standard.ts'
import { z } from '../../shared/zod.ts'
import type { Judged } from '../core/imaging/engine.ts'
import { codeOf, Trouble } from './trouble.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
export const modelsDir = join(resources, 'models')

export const unreadableText = {
  IMAGE_EMPTY: 'The file is empty.',
  IMAGE_UNREADABLE: 'The file is not a picture this program can read (JPEG, PNG, WebP, TIFF, AVIF, BMP).',
  IMAGE_TORN: 'The picture is damaged or was not received whole.',
  IMAGE_DRAWING: 'The file is a document or a drawing (PDF, SVG), not a photo.',
  IMAGE_MANY: 'The file holds several pictures (animation or pages): save the one that is meant.',
  IMAGE_HEIC: 'HEIC pictures are not read: save it as JPEG.',
  IMAGE_TOO_SMALL: 'The picture is too small: it needs at least 100 pixels on its shorter side.',
  IMAGE_TOO_LARGE: 'The picture is too large: at most 60 megapixels and 60 MB are read.',
} as const satisfies Record<Extract<Judged, { readable: false }>['code'], string>

const ProfilePhoto = z.object({ photo: z.object({ value: PhotoSpec }).optional() })

/** A place that says nothing about the photo takes the base profile's rule. */
export async function readSpec(name: string): Promise<PhotoSpec> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Trouble('A profile name is small letters, digits and hyphens.')
  const spec = (await specIn(name)) ?? (await specIn('base'))
  if (!spec) throw new Trouble('The base profile has no photo rule.')
  return spec
}

async function specIn(profile: string): Promise<PhotoSpec | undefined> {
  const text = await readFile(join(resources, 'profiles', `${profile}.json`), 'utf8').catch(error => {
    throw new Trouble(`The profile ${profile} cannot be read: ${codeOf(error)}.`)
  })
  return ProfilePhoto.parse(JSON.parse(text)).photo?.value
}
