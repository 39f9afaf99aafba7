/** Holds the list of characters that show as a box to the font that is shipped. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isDrawn, legible, undrawn } from '../../../shared/identity/drawn-characters.ts'
import { isHan } from '../../../shared/identity/person-name.ts'
import { codePointsIn } from '../../support/a-font.ts'

const font = join(import.meta.dirname, '../../../node_modules/node-source-han-sans-sc/SourceHanSansSC-Regular.woff2')

test('the list says of every character of a name what the font says', async () => {
  const inFont = await codePointsIn(font)
  const wrong: string[] = []
  for (let code = 0x3400; code <= 0x33479; code++) {
    const character = String.fromCodePoint(code)
    if (isHan(character) && isDrawn(character) !== inFont.has(code)) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

test('a name with a character the font lacks tells its code point, any other stays as it is', () => {
  expect(legible('𠮷野𬭎·买买提')).toBe('𠮷野𬭎·买买提')
  expect(legible('王𪚥')).toBe('王𪚥[U+2A6A5]')
  expect(undrawn('𰻝𰻝')).toEqual([{ character: '𰻝', code: 'U+30EDD' }])
})
