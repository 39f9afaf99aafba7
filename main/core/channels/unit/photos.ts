/** Finds each person's picture among those a unit brought, in a folder or a zip, by the name of its file. */
import { access, constants, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compact, halfWidth, settled } from '../../../../shared/entry/marks.ts'
import { sameLetters } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { tidyLine } from '../../../../shared/entry/text.ts'
import type { PhotoNames } from '../../../../shared/ipc/shapes/unit.ts'
import { photoNameWords } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import type { UnitFaultCode } from '../../../../shared/unit/row.ts'
import { readPlainFile } from '../../platform/archive/plain-file.ts'
import { fileRefused, openZip } from '../../platform/archive/zip.ts'

type PhotoFile = { readonly stem: string; readonly bytes: number; read(): Promise<Uint8Array> }
export type PhotoBox = {
  /** The picture of this person, or why there is none to be used. */
  find(number: string, name: string): PhotoFile | UnitFaultCode
  /** Whether the zip or folder can still be read: if so, what could not be read in it is one person's picture alone. */
  isThere(): Promise<boolean>
  close(): void
}

const limits = { files: 4000, fileBytes: 32 * 1024 * 1024, allBytes: 6 * 1024 * 1024 * 1024 }
const isPicture = (name: string): boolean => /\.(jpe?g|png)\s*$/i.test(name)
/** A resident's number with something between address, birth and sequence. */
const grouped = /(?<!\d)(\d{6})[-_. ](\d{8})[-_. ](\d{3}[\dX])(?![\dX])/gi
/** Without its endings, also where one was added to another, and without the mark of a second copy of the file. */
const stemOf = (name: string): string =>
  tidyLine(halfWidth(basename(name)))
    .replace(/(?:\.+(?:jpe?g|png))+$/i, '')
    .replace(/ ?\(\d{1,2}\)$/, '')
    .replaceAll(grouped, '$1$2$3')
    .trim()

/** @throws Refusal FILE_REFUSED */
export async function openPhotos(path: string, names: PhotoNames): Promise<PhotoBox> {
  const found = await stat(path).catch(() => null)
  if (!found) throw fileRefused('missing')
  const { files, close } = found.isDirectory() ? { files: await inFolder(path), close: () => undefined } : await inZip(path)
  const byNumber = new Map<string, PhotoFile[]>()
  for (const file of files) {
    const number = numberIn(file.stem)
    byNumber.set(number, [...(byNumber.get(number) ?? []), file])
  }
  return {
    find: (number, name) => fitting(byNumber.get(number) ?? [], number, name, names),
    isThere: () => access(path, constants.R_OK).then(yes, no),
    close,
  }
}

const yes = () => true
const no = () => false

async function inFolder(path: string): Promise<PhotoFile[]> {
  // One level of folders, as a unit sorts its people by department.
  const entries = await readdir(path, { withFileTypes: true })
  const below = await Promise.all(entries.filter(entry => entry.isDirectory()).map(({ name }) => filesIn(join(path, name))))
  const files = [...(await filesIn(path)), ...below.flat()].filter(isPicture)
  if (files.length > limits.files) throw fileRefused('too-many')
  return files.map(file => ({ stem: stemOf(file), bytes: 0, read: () => readPlainFile(file, limits.fileBytes) }))
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isFile()).map(({ name }) => join(folder, name))

async function inZip(path: string): Promise<{ files: PhotoFile[]; close: () => void }> {
  const zip = await openZip({ path }, limits)
  const files = zip.files.filter(({ name }) => isPicture(name)).map(file => ({ ...file, stem: stemOf(file.name) }))
  return { files, close: zip.close }
}

/** A resident, a residence permit and the foreigner’s card of 2023 have eighteen characters; the card of 2017 three letters and twelve digits. */
const documentNumber = /(?<!\d)(?:\d{17}[\dX]|[A-Z]{3}\d{12})(?![\dX])/gi

/** The one number of a document in the name of a file, wherever it stands and however it is grouped; empty where there is none, or more than one. */
function numberIn(stem: string): string {
  const found = stem.match(documentNumber) ?? compact(stem).match(documentNumber) ?? []
  return found.length === 1 ? tidyNumber(found[0] ?? '') : ''
}

/** What stands beside the number: nothing, or the person's name. */
function restOf(stem: string): string {
  const plain = stem.search(documentNumber) < 0 ? compact(stem) : stem
  return withoutMarks(plain.replace(documentNumber, ' '))
}

const withoutMarks = (text: string): string => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Without the place in a list and the words for a picture, a number or a second copy; no name has them at its ends. */
const withoutWords = (text: string): string => settled(text, one => withoutMarks(withoutMarks(one).replace(wordsBeside, '')))
const words = photoNameWords.join('|')
const wordsBeside = new RegExp(`^(?:\\d{1,4}|${words})|(?:\\d{1,2}|${words})$`, 'giu')

/** Who it is says the number already. */
const isNameOf = (rest: string, name: string): boolean => [rest, withoutWords(rest)].some(said => said === '' || sameLetters(said, name))

function fitting(files: readonly PhotoFile[], number: string, name: string, names: PhotoNames): PhotoFile | UnitFaultCode {
  // Two files for one number are two faces perhaps, also where only one of them is named as agreed.
  if (number !== '' && files.length > 1) return 'PHOTO_TWICE'
  const [first] = files.filter(({ stem }) => (names === 'auto' ? true : (withoutWords(restOf(stem)) === '') === (names === 'number')))
  if (!first || number === '') return 'PHOTO_NONE'
  return isNameOf(restOf(first.stem), name) ? first : 'PHOTO_NAME'
}
