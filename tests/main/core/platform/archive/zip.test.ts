/** Tests that a zip somebody hands in is read by its names first, and that nothing unsound in it is unpacked. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '../../../../../main/core/platform/archive/zip.ts'
import { Refusal } from '../../../../../shared/refusal.ts'

const limits = { files: 10, fileBytes: 1_000_000, allBytes: 2_000_000 }
const bytesOf = (text: string) => new TextEncoder().encode(text)

const refusal = async (bytes: Uint8Array): Promise<unknown> => {
  try {
    const zip = await openZip({ bytes }, limits)
    for (const file of zip.files) await file.read()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail?.why
    throw error
  }
}

/** Changes a byte of every header of a kind: `at` bytes after its signature. */
function changed(zip: Uint8Array, signature: number, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(zip)
  const view = new DataView(copy.buffer)
  for (let place = 0; place + 4 <= copy.length; place += 1) if (view.getUint32(place, true) === signature) copy[place + at] = value
  return copy
}
const centralHeader = 0x02014b50

test('files come out as they went in, whoever packed them', async () => {
  const zip = await openZip({ bytes: zipSync({ 'a/b.txt': bytesOf('text'), '__MACOSX/a/._b.txt': bytesOf('x') }) }, limits)
  expect(zip.files.map(({ name, bytes }) => [name, bytes])).toEqual([['a/b.txt', 4]])
  expect(new TextDecoder().decode(await zip.files[0]?.read())).toBe('text')
})

test('a name written in the Chinese code page of Windows is read', async () => {
  // GBK for a surname, packed without the flag that says UTF-8.
  const packed = zipSync({ 'ZZ.jpg': bytesOf('x') })
  const [high, low] = [0xcd, 0xf5]
  const renamed = Uint8Array.from(packed)
  for (let at = 0; at + 6 <= renamed.length; at += 1) {
    if (String.fromCharCode(...renamed.slice(at, at + 6)) !== 'ZZ.jpg') continue
    renamed[at] = high
    renamed[at + 1] = low
  }
  const zip = await openZip({ bytes: renamed }, limits)
  expect(zip.files[0]?.name).toBe('王.jpg')
})

test.each([
  ['no zip at all', bytesOf('not a zip'), 'not-a-zip'],
  ['a zip cut short', zipSync({ 'a.txt': bytesOf('text') }).slice(0, 40), 'not-a-zip'],
  ['a way out of the folder', zipSync({ '../a.txt': bytesOf('text') }), 'unsafe-name'],
  ['a way from the root', zipSync({ '/etc/a.txt': bytesOf('text') }), 'unsafe-name'],
  ['a way on a drive', zipSync({ 'C:\\a.txt': bytesOf('text') }), 'unsafe-name'],
  ['a password', changed(zipSync({ 'a.txt': bytesOf('text') }), centralHeader, 8, 1), 'encrypted'],
  ['a packing nobody knows', changed(zipSync({ 'a.txt': bytesOf('text') }), centralHeader, 10, 99), 'unknown-packing'],
  ['too many files', zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.txt`, bytesOf('x')]))), 'too-many'],
  ['one file too large', zipSync({ 'a.bin': new Uint8Array(1_000_001) }), 'too-large'],
  [
    'files too large together',
    zipSync({ a: new Uint8Array(900_000), b: new Uint8Array(900_000), c: new Uint8Array(900_000) }),
    'too-large',
  ],
])('%s is refused by name', async (_what, bytes, why) => {
  expect(await refusal(bytes)).toBe(why)
})

test('a file that unpacks to more than it says is stopped', async () => {
  // A million zeros in a kilobyte, and a header that promises ten bytes.
  const bomb = zipSync({ 'a.bin': new Uint8Array(900_000) })
  let lying: Uint8Array = bomb
  for (const [at, value] of [10, 0, 0, 0].entries()) lying = changed(lying, centralHeader, 24 + at, value)
  expect(await refusal(lying)).toBe('damaged')
})
