/** Makes the bytes of made-up documents, by the offsets of the papers and not by those of the program. */
import type { CardBytes } from '../../main/devices/reader/simulated-module.ts'

type Written = readonly [offset: number, text: string]

/** 256 bytes of UTF-16LE, padded with spaces, as GA 490 has them. */
export function textBlock(...fields: readonly Written[]): Uint8Array {
  const block = Buffer.from(' '.repeat(128), 'utf16le')
  for (const [offset, text] of fields) block.write(text, offset, 'utf16le')
  return new Uint8Array(block)
}

/** A picture as the chip has it, with a preamble and a whole answer of the protocol inside. */
export const photoWithPreamble = (): Uint8Array => {
  const photo = new Uint8Array(1024).map((_, at) => (at * 31) & 0xff)
  photo.set([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08], 100)
  photo.set([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x80, 0x84], 700)
  return photo
}

export const chips = {
  resident: textBlock(
    [0, '欧阳测试'],
    [30, '2'],
    [32, '01'],
    [36, '19900307'],
    [52, '北京市东城区演练胡同7号'],
    [122, '110101199003073001'],
    [158, '北京市公安局东城分局'],
    [188, '20200101'],
    [204, '20400101'],
  ),
  permit: textBlock(
    [0, '陈演练'],
    [30, '1'],
    [36, '19851212'],
    [52, '广东省广州市天河区演练路1号'],
    [122, '810000198512121234'],
    [158, '广州市公安局'],
    [188, '20230601'],
    [204, '20280601'],
    [220, 'H12345678'],
    [238, '01'],
    [248, 'J'],
  ),
  foreigner2017: textBlock(
    [0, 'SAMPLE, ANNA MARIA'],
    [120, '2'],
    [122, 'DEU440085010102'],
    [152, 'DEU'],
    [158, '安娜'],
    [188, '20180501'],
    [204, '20280501'],
    [220, '19850101'],
    [236, '01'],
    [240, '1500'],
    [248, 'I'],
  ),
  foreigner2023: textBlock(
    [0, ''],
    [30, '1'],
    [32, '01'],
    [36, '19800615'],
    [52, 'VON DER SAMPLESTRASSE-BEISPIELHAUSEN'.slice(0, 35)],
    [122, '944030198006150017'],
    [188, '20240101'],
    [204, '20340101'],
    [220, 'N, MAX'],
    [242, 'DEU'],
    [248, 'Y'],
  ),
} as const

export const cardOf = (text: Uint8Array): CardBytes => ({ text, photo: photoWithPreamble() })
