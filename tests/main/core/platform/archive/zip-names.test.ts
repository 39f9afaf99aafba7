/** Tests how the names in a zip are read: packers disagree on code page, flag and separator, and units send what theirs wrote. */
import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { openZip } from '../../../../../main/core/platform/archive/zip.ts'
import { Refusal } from '../../../../../shared/refusal.ts'

type Named = { readonly name: Buffer; readonly flagged?: boolean; readonly extra?: Buffer }

const gbk = (text: string) => iconv.encode(text, 'gb18030')
const utf8 = (text: string) => Buffer.from(text)
/** The field with the name in UTF-8, made for the name `of` (APPNOTE 4.6.9). */
function pathField(text: string, of: Buffer): Buffer {
  const data = Buffer.concat([Buffer.of(1), Buffer.alloc(4), utf8(text)])
  data.writeUInt32LE(crc32(of), 1)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

/** Stored files of one letter each, with the bytes of their names as they are given. */
function zipOf(files: readonly Named[]): Buffer {
  const content = utf8('x')
  const locals: Buffer[] = []
  const central: Buffer[] = []
  for (const { name, flagged = false, extra = Buffer.alloc(0) } of files) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flagged ? 0x800 : 0, 2)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    shared.writeUInt16LE(extra.length, 24)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(Buffer.concat(locals).length, 10)
    locals.push(utf8('PK\x03\x04'), shared, name, extra, content)
    central.push(utf8('PK\x01\x02'), Buffer.of(20, 0), shared, tail, name, extra)
  }
  const [body, list] = [Buffer.concat(locals), Buffer.concat(central)]
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, list, end])
}

const namesIn = async (files: readonly Named[]): Promise<readonly string[]> => {
  const zip = await openZip({ bytes: zipOf(files) }, { files: 10, fileBytes: 1_000, allBytes: 10_000 })
  return zip.files.map(({ name }) => name)
}

const old = utf8('old.jpg')
test.each<[string, readonly Named[], readonly string[]]>([
  ['GBK that can be read as Greek', [{ name: gbk('440106198507120012谢伟.jpg') }], ['440106198507120012谢伟.jpg']],
  ['GBK of which one name alone could be UTF-8', [{ name: gbk('谢伟.jpg') }, { name: gbk('李演练.jpg') }], ['谢伟.jpg', '李演练.jpg']],
  ['GBK under the flag of UTF-8', [{ name: gbk('李演练.jpg'), flagged: true }], ['李演练.jpg']],
  [
    'GBK and flagged UTF-8 in one zip',
    [{ name: utf8('李演练.jpg'), flagged: true }, { name: gbk('王小明.jpg') }],
    ['李演练.jpg', '王小明.jpg'],
  ],
  ['GBK whose second byte is a backslash', [{ name: gbk('乗誠.jpg') }], ['乗誠.jpg']],
  ['GB 18030 of four bytes', [{ name: gbk('王𠮷.jpg') }], ['王𠮷.jpg']],
  ['GBK beside a number', [{ name: gbk('440106茅.jpg') }], ['440106茅.jpg']],
  ['UTF-8 without the flag', [{ name: utf8('照片/李演练.jpg') }], ['照片/李演练.jpg']],
  ['a Latin name from a Mac', [{ name: utf8('José Müller.jpg'.normalize('NFD')) }], ['José Müller.jpg'.normalize('NFD')]],
  ['a Latin name with its accents composed', [{ name: utf8('Émile Zoë.jpg') }], ['Émile Zoë.jpg']],
  ['a Uighur name', [{ name: utf8('ئالىم.jpg') }], ['ئالىم.jpg']],
  ['the field with the name in UTF-8', [{ name: utf8('??.jpg'), extra: pathField('谢伟.jpg', utf8('??.jpg')) }], ['谢伟.jpg']],
  ['that field of a name of before', [{ name: utf8('new.jpg'), extra: pathField('谢伟.jpg', old) }], ['new.jpg']],
  ['backslashes', [{ name: gbk('photos\\李演练.jpg') }], ['photos/李演练.jpg']],
])('%s', async (_what, files, names) => {
  expect(await namesIn(files)).toEqual(names)
})

test.each<[string, Named]>([
  ['a way out with backslashes', { name: utf8('a\\..\\..\\b.jpg') }],
  ['a way out in the field with the name', { name: old, extra: pathField('../b.jpg', old) }],
  ['another machine', { name: utf8('\\\\machine\\share\\b.jpg') }],
])('%s is refused', async (_what, file) => {
  const refused = await namesIn([file]).then(
    () => null,
    error => error as unknown,
  )
  expect(refused).toBeInstanceOf(Refusal)
  expect((refused as Refusal).detail?.why).toBe('unsafe-name')
})
