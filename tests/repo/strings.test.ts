/** Tests that Chinese text stands in one place, so that one word means one thing. */
import { expect, test } from 'vitest'
import { type Source, sourcesIn } from './sources.ts'

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

function linesWithChinese({ path, text }: Source): string[] {
  return text.split('\n').flatMap((line, at) => (chinese.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : []))
}

test('Chinese text stands in shared/strings and nowhere else in the program', () => {
  const elsewhere = sourcesIn('shared', 'renderer', 'main').filter(({ path }) => !path.startsWith('shared/strings/'))
  expect(elsewhere.flatMap(linesWithChinese)).toEqual([])
})
