/** The text of each kind of document is read by its own layout, and bytes that are none are refused. */
import { describe, expect, test } from 'vitest'
import { readTextBlock, textBlockOf } from '../../../../main/devices/reader/text-block.ts'
import { documentFrom } from '../../../../shared/identity/chip.ts'
import { chips, textBlock } from '../../../support/a-chip.ts'

const documentIn = (block: Uint8Array) => {
  const text = readTextBlock(block)
  return text && documentFrom(text)
}

describe('as a person would have typed it', () => {
  test.each([
    [
      'resident',
      {
        docType: 'RIC',
        number: '110101199003073001',
        name: '欧阳测试',
        sex: '2',
        birth: '1990-03-07',
        validFrom: '2020-01-01',
        validTo: '2040-01-01',
        ethnic: '01',
        address: '北京市东城区演练胡同7号',
        nationality: 'CHN',
      },
    ],
    [
      'permit',
      {
        docType: 'HMT',
        number: '810000198512121234',
        name: '陈演练',
        sex: '1',
        birth: '1985-12-12',
        validFrom: '2023-06-01',
        validTo: '2028-06-01',
        ethnic: '',
        address: '广东省广州市天河区演练路1号',
        nationality: '',
      },
    ],
    [
      'foreigner2017',
      {
        docType: 'FPR',
        number: 'DEU440085010102',
        name: '安娜',
        sex: '2',
        birth: '1985-01-01',
        validFrom: '2018-05-01',
        validTo: '2028-05-01',
        ethnic: '',
        address: '',
        nationality: 'DEU',
      },
    ],
    [
      'foreigner2023',
      {
        docType: 'FPR',
        number: '944030198006150017',
        name: 'VON DER SAMPLESTRASSE-BEISPIELHAUSEN, MAX',
        sex: '1',
        birth: '1980-06-15',
        validFrom: '2024-01-01',
        validTo: '2034-01-01',
        ethnic: '',
        address: '',
        nationality: 'DEU',
      },
    ],
  ] as const)('%s', (kind, document) => {
    expect(documentIn(chips[kind])).toEqual(document)
  })
})

test('a card for ever says so, and a rare character of a name stays one', () => {
  const block = textBlock([0, '欧阳䶮𬭎'], [30, '2'], [36, '19500307'], [122, '110101195003073005'], [188, '20200101'], [204, '长期'])
  expect(documentIn(block)).toMatchObject({ name: '欧阳䶮𬭎', validTo: 'long' })
})

test('what is padded with zero bytes is read as well as what is padded with spaces', () => {
  const block = textBlock([0, `欧阳${'\0'.repeat(13)}`], [30, '2'])
  expect(documentIn(block)?.name).toBe('欧阳')
})

test('a day that does not exist stays empty, to be typed from the document', () => {
  expect(documentIn(textBlock([0, '欧阳'], [36, '19900230'], [204, '20251301']))).toMatchObject({ birth: '', validTo: '' })
})

test.each([
  ['too short', new Uint8Array(255)],
  ['too long', new Uint8Array(257)],
  ['of a document nobody has described', textBlock([0, '欧阳'], [248, 'Q'])],
])('a block is refused: %s', (_what, block) => {
  expect(readTextBlock(block)).toBeNull()
})

test('half a character makes no name', () => {
  const block = textBlock([0, '欧阳'])
  block.set([0x00, 0xd8], 4)
  expect(readTextBlock(block)).toBeNull()
})

test('what the simulator writes is what the papers say', () => {
  for (const block of Object.values(chips)) {
    const text = readTextBlock(block)
    // Which agency took the application and the version of a card are nobody's concern here.
    if (text && text.layout !== 'foreigner-2017') expect(textBlockOf(text)).toEqual(block)
  }
})
