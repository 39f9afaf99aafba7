/** Tests that every name people really have can be entered, and that what a card cannot carry is caught. */
import { expect, test } from 'vitest'
import { tidyName } from '../../../shared/entry/name.ts'
import { checkName, codePoints } from '../../../shared/identity/person-name.ts'

test.each([
  ['an ordinary name', '林晓'],
  ['a name with the dot', '阿依古丽·吾买尔'],
  ['a character outside the first plane', '𬭎𫖮'],
  ['characters added to the standard late', '\u{2ebf0}\u{31350}'],
  ['the round zero', '林〇'],
  ['rare characters of the first plane', '龑䶮璟'],
  ['a foreign name', "O'NEILL-SMITH, Zoë"],
])('%s is taken', (_, name) => {
  expect(checkName(name, 60)).toBeNull()
})

test.each([
  ['nothing', ' ', 'NAME_EMPTY'],
  ['a self-made character', '林\ue123', 'NAME_PRIVATE_USE'],
  ['a digit', '林1', 'NAME_CHARS'],
  ['a radical that only looks like a character', '\u2f8f晓', 'NAME_LOOK_ALIKE'],
  ['a compatibility form', '\uf9f4晓', 'NAME_LOOK_ALIKE'],
  ['a picture', '林😀', 'NAME_CHARS'],
  ['a dot at the end', '林晓·', 'NAME_DOT'],
  ['two dots', '阿·· 林', 'NAME_DOT'],
])('%s is not', (_, name, code) => {
  expect(checkName(name, 60)).toBe(code)
})

test('a rare character counts as one, not as two', () => {
  const name = '𬭎'.repeat(15)
  expect(name.length).toBe(30)
  expect(codePoints(name)).toBe(15)
  expect(checkName(name, 15)).toBeNull()
  expect(checkName(`${name}林`, 15)).toBe('NAME_LONG')
})

test('dots of every input method become one, and stray spaces go', () => {
  for (const dot of ['•', '‧', '・', '･', '∙', '⋅', ' · ']) expect(tidyName(`阿依古丽${dot}吾买尔`)).toBe('阿依古丽·吾买尔')
  expect(tidyName(' 林　晓 ')).toBe('林晓')
  expect(tidyName('𬭎 林')).toBe('𬭎林')
  expect(tidyName('AIDA   SPECIMEN')).toBe('AIDA SPECIMEN')
})
