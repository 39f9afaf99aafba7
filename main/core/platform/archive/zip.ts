/** Opens an imported zip: reads the directory first and refuses unsafe entries before unpacking a byte. */
import { lstat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import type { FileFault } from '../../../../shared/files/file-fault.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { systemCode } from '../../../../shared/system-code.ts'

export type ZipLimits = {
  /** Number of files, and unpacked bytes of one file and of all. */
  readonly files: number
  readonly fileBytes: number
  readonly allBytes: number
}
export type ZippedFile = { readonly name: string; readonly bytes: number; read(): Promise<Uint8Array> }
export type OpenZip = { readonly files: readonly ZippedFile[]; close(): void }

export const fileRefused = (why: FileFault): Refusal => new Refusal('FILE_REFUSED', { why })

// Without this flag names are in a local code page, GBK on Chinese Windows (APPNOTE 4.4.4, bit 11).
const utf8Flag = 0x800
const gb18030 = new TextDecoder('gb18030')
const utf8 = new TextDecoder('utf-8')
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Null for what is no UTF-8. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return null
  }
}

/** A packer writes all its names in one code page, so all of them together tell which. */
function namesOf(entries: readonly Entry[]): readonly string[] {
  const unflagged = entries.filter(entry => !saysUtf8(entry)).map(({ fileNameRaw }) => fileNameRaw)
  const rest = isGbk(unflagged) ? gb18030 : utf8
  return entries.map(entry => {
    const name = extraNameOf(entry) ?? (saysUtf8(entry) ? utf8 : rest).decode(entry.fileNameRaw)
    // Windows tools write their own separator against the rules (APPNOTE 4.4.17).
    return name.replaceAll('\\', '/')
  })
}

/** Some packers set the flag and write their code page all the same. */
const saysUtf8 = ({ generalPurposeBitFlag, fileNameRaw }: Entry): boolean =>
  (generalPurposeBitFlag & utf8Flag) !== 0 && asUtf8(fileNameRaw) !== null

/** Some packers write UTF-8 without the flag; a short GBK name can look like it, but then as letters that no Chinese file has. */
function isGbk(names: readonly Uint8Array[]): boolean {
  const decoded = names.map(asUtf8)
  if (decoded.includes(null)) return true
  const text = decoded.join('\n')
  if (hasHan(text) || !/[^\0-\u007f]/.test(text) || isSpelled(text)) return false
  const other = names.map(name => gb18030.decode(name)).join('')
  return hasHan(other) && !other.includes('\ufffd')
}

const accented = /(?<=[A-Za-z])(?:[\u00c0-\u024f]|[\u0300-\u036f])+|(?:[\u00c0-\u024f]|[\u0300-\u036f])+(?=[A-Za-z])/gu

/**
 * Words that are written so, as on a Mac, which sets no flag: accents within Latin words, Arabic letters throughout, Tibetan, Mongolian,
 * Yi, Hangul. Two bytes of GBK come out as one letter of Latin, Greek or Cyrillic, and no letter of the alphabet stands beside them.
 */
function isSpelled(text: string): boolean {
  const foreign = text.match(/[^\0-\u007f]+/gu) ?? []
  const latin = text.match(accented) ?? []
  const arabic = foreign.every(run => /^[\p{Script=Arabic}\u060c\u200c]+$/u.test(run)) && foreign.join('').length >= 3
  const peoples = /^[\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Yi}\p{Script=Hangul}]+$/u
  return latin.join('') === foreign.join('') || arabic || foreign.every(run => peoples.test(run))
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The field that holds the name in UTF-8 wins, as long as it belongs to the name that stands there now (APPNOTE 4.6.9). */
function extraNameOf({ extraFields, fileNameRaw }: Entry): string | null {
  const field = extraFields.find(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1)
  return field?.data.readUInt32LE(1) === crc32(fileNameRaw) ? asUtf8(field.data.subarray(5)) : null
}

const isUnsafe = (name: string): boolean => /^\/|^[a-zA-Z]:|\0/.test(name) || name.split('/').includes('..')
// Files added by macOS and Windows are ignored.
const isLitter = (name: string): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** @throws Refusal FILE_REFUSED */
export async function openZip(source: { readonly path: string } | { readonly bytes: Uint8Array }, limits: ZipLimits): Promise<OpenZip> {
  // The zip itself may be a link to a file its sender cannot read.
  if ('path' in source && (await lstat(source.path).catch(() => null))?.isSymbolicLink()) throw fileRefused('link')
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const
  const zip = await ('path' in source ? openPromise(source.path, options) : fromBufferPromise(Buffer.from(source.bytes), options)).catch(
    asRefusal,
  )
  try {
    return { files: await filesOf(zip, limits), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

function asRefusal(error: unknown): never {
  const code = systemCode(error)
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw fileRefused('missing')
  throw fileRefused('not-a-zip')
}

async function filesOf(zip: ZipFile, limits: ZipLimits): Promise<ZippedFile[]> {
  if (zip.entryCount > limits.files * 2) throw fileRefused('too-many')
  const files: ZippedFile[] = []
  const names = new Set<string>()
  let total = 0
  const entries = await entriesOf(zip)
  const entryNames = namesOf(entries)
  for (const [at, entry] of entries.entries()) {
    const name = entryNames[at] ?? ''
    if (isUnsafe(name)) throw fileRefused('unsafe-name')
    if (name.endsWith('/') || isLitter(name)) continue
    refuseUnsound(entry, limits)
    if (names.has(name)) throw fileRefused('same-name')
    names.add(name)
    total += entry.uncompressedSize
    if (total > limits.allBytes) throw fileRefused('too-large')
    files.push({ name, bytes: entry.uncompressedSize, read: () => unpacked(zip, entry) })
    if (files.length > limits.files) throw fileRefused('too-many')
  }
  return files
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch {
    throw fileRefused('damaged')
  }
  return entries
}

function refuseUnsound(entry: Entry, limits: ZipLimits): void {
  if (entry.isEncrypted()) throw fileRefused('encrypted')
  if (!entry.canDecodeFileData()) throw fileRefused('unknown-packing')
  if (entry.uncompressedSize > limits.fileBytes) throw fileRefused('too-large')
}

/** yauzl fails as soon as a file is longer than its entry states, so a zip bomb cannot understate its size. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    return await collected(await zip.openReadStreamPromise(entry))
  } catch {
    throw fileRefused('damaged')
  }
}

async function collected(stream: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
