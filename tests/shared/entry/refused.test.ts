/** Tests that whatever no value can be made of is refused, each with one sentence that says what is wrong. */
import { expect, test } from 'vitest'
import { tidyField } from '../../../shared/entry/draft.ts'
import { tidyName } from '../../../shared/entry/name.ts'
import { checkField } from '../../../shared/form/check-field.ts'
import type { FieldKey } from '../../../shared/form/fields.ts'
import { readNumber } from '../../../shared/identity/documents.ts'
import { checkCharacter } from '../../../shared/identity/id-number.ts'
import { checkName } from '../../../shared/identity/person-name.ts'
import { formProblemText } from '../../../shared/strings/zh-CN/form.ts'
import { nameText, numberText } from '../../../shared/strings/zh-CN/identity.ts'
import type { Day } from '../../../shared/time.ts'

const today = '2026-03-09' as Day
/** As a person reads it: Chinese, to its end without a second sentence, and without the value. */
const isOneSentence = (said: string, value: string): boolean =>
  /[\u4e00-\u9fff]{4}/u.test(said) && !/[。！？\n].+/u.test(said) && !said.includes(value)

test.each([
  ['扎西\u0f0b多吉', 'NAME_CHARS'],
  ['阿依古丽,买买提', 'NAME_CHARS'],
  ['阿依古丽*买买提', 'NAME_CHARS'],
  ['阿依古丽-买买提', 'NAME_CHARS'],
  ['阿依古丽··买买提', 'NAME_DOT'],
  ['阿依古丽·', 'NAME_DOT'],
  ['李演练(1)', 'NAME_CHARS'],
  ['李演练1', 'NAME_CHARS'],
  ['李演练\ufffd', 'NAME_CHARS'],
  ['ئايگۈل', 'NAME_CHARS'],
  ['がりく', 'NAME_CHARS'],
  ['\u2f8f晓', 'NAME_LOOK_ALIKE'],
  ['李\ue000', 'NAME_PRIVATE_USE'],
  ['\u200b\u3000', 'NAME_EMPTY'],
  [`${'李'.repeat(50)}演`, 'NAME_LONG'],
] as const)('the name %j is refused: %s', (written, code) => {
  expect(checkName(tidyName(written), 50)).toBe(code)
  expect(isOneSentence(nameText[code], written)).toBe(true)
})

test.each([
  ['44010619850712001', 'ID_LENGTH'],
  ['4401061985071200123', 'ID_LENGTH'],
  ['440106198507120012.0', 'ID_LENGTH'],
  ['4.40106E+17', 'ID_LENGTH'],
  ['44010619850712001②', 'ID_CHARS'],
  ['٤٤٠١٠٦١٩٨٥٠٧١٢٠٠١٢', 'ID_CHARS'],
  ['44O106198507120012', 'ID_CHARS'],
  ['440106198507120013', 'ID_CHECK_DIGIT'],
  [`44010619850230001${checkCharacter('44010619850230001')}`, 'ID_DATE'],
  [`44010620270101001${checkCharacter('44010620270101001')}`, 'ID_FUTURE'],
] as const)('the number %j is refused: %s', (written, code) => {
  expect(readNumber('RIC', written, today)).toEqual({ ok: false, code })
  expect(isOneSentence(numberText[code], written)).toBe(true)
})

test.each([
  ['mobile', '1380000000.0', 'MOBILE_WRONG'],
  ['mobile', '1.38E+10', 'MOBILE_WRONG'],
  ['mobile', '138****0000', 'MOBILE_WRONG'],
  ['mobile', '١٣٨٠٠٠٠٠٠٠٠', 'MOBILE_WRONG'],
  ['mobile', '+852 9123 4567', 'MOBILE_ABROAD'],
  ['docValidFrom', '农历五月初一', 'FIELD_DAY'],
  ['docValidFrom', '2016-02-30', 'FIELD_DAY'],
  ['docValidFrom', '42491', 'FIELD_DAY'],
  ['docValidFrom', '1/5/2016', 'FIELD_DAY'],
  ['docValidFrom', '民国105年', 'FIELD_DAY'],
  ['docValidTo', '长期？', 'FIELD_DAY'],
  ['mailAddr', '天河路\ufffd号', 'FIELD_CHARS'],
] as const satisfies readonly (readonly [FieldKey, string, keyof typeof formProblemText])[])(
  '%s %j is refused: %s',
  (key, written, code) => {
    expect(checkField(key, tidyField(key, written))).toBe(code)
    expect(isOneSentence(formProblemText[code], written)).toBe(true)
  },
)
