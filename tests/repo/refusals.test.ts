/** Tests that every refusal is spoken of in some test and says in Chinese what happened and what to do. */
import { expect, test } from 'vitest'
import { refusalCodes } from '../../shared/refusal.ts'
import { refusalText, sayRefusal } from '../../shared/strings/zh-CN/refusal.ts'
import { isCode, sourcesIn } from './sources.ts'

const tests = sourcesIn('tests').filter(
  source => isCode(source) && source.path.includes('.test.') && source.path !== 'tests/repo/refusals.test.ts',
)

test('every way to say no is shown by a test', () => {
  expect(refusalCodes.filter(code => !tests.some(({ text }) => new RegExp(`\\b${code}\\b`).test(text)))).toEqual([])
})

test.each(refusalCodes)('%s has a sentence of its own, with and without its figures', code => {
  for (const text of [refusalText[code]({}), sayRefusal({ code }), refusalText[code]({ seconds: 5, unmet: ['papers'] })]) {
    expect(text).toMatch(/^[\p{Script=Han}\p{P} 0-9A-Z]+[。！]$/u)
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  }
  expect(refusalCodes.filter(other => refusalText[other]({}) === refusalText[code]({}))).toEqual([code])
})
