/** Finds characters no keyboard gives, and carries names made of them through store, search and slips unchanged. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { legible } from '../../../../../shared/identity/drawn-characters.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizen, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const find = (text: string) => teller.call('characters.find', { text })
const signs = async (text: string) => (await find(text)).rows.map(({ character }) => character)

describe('a character is found', () => {
  test.each([
    ['20BB7', '𠮷'],
    ['U+2cb4e', '𬭎'],
    ['2A6A5', '𪚥'],
    ['30EDD', '𰻝'],
    ['9FCF', '鿏'],
    ['2EBF0', '\u{2ebf0}'],
  ])('by its code point %s', async (code, character) => {
    expect(await signs(code)).toEqual([character])
  })

  test.each([
    ['口3', '𠮷'],
    ['金 7', '𬭎'],
    ['钅7', '𬭎'],
    ['氵 ３', '汝'],
    ['龍48', '𪚥'],
    ['辶39', '𰻝'],
  ])('by a radical and the strokes beside it: %s', async (text, character) => {
    expect((await find(text)).by).toBe('radical')
    expect(await signs(text)).toContain(character)
  })

  test('by pinyin, those no input method gives first', async () => {
    const { rows } = await find('hong')
    const place = (sign: string) => rows.findIndex(({ character }) => character === sign)
    expect(place('𬭎')).toBeGreaterThanOrEqual(0)
    expect(place('𬭎')).toBeLessThan(place('红'))
    expect(rows[place('𬭎')]).toMatchObject({ code: 'U+2CB4E', radical: '金', strokes: 7, pinyin: 'hong' })
  })

  test.each([
    ['qiu', '仇'],
    ['shan', '单'],
    ['zha', '查'],
    ['zhai', '翟'],
    ['ou', '区'],
    ['xie', '解'],
    ['piao', '朴'],
    ['miao', '缪'],
    ['ge', '盖'],
  ])('by the reading %s it has as a surname: %s', async (text, character) => {
    expect(await signs(text)).toContain(character)
    expect((await find(character)).rows[0]?.pinyin?.split(' ')).toContain(text)
  })

  test('a pasted character tells its own code point', async () => {
    expect((await find('𠮷')).rows).toMatchObject([{ character: '𠮷', code: 'U+20BB7', radical: '口', strokes: 3 }])
  })

  test.each(['E000', 'F0000', 'D800', '0041', 'zzz', '口99'])('nothing for %s', async text => {
    expect(await find(text)).toMatchObject({ by: 'nothing', rows: [] })
  })
})

describe('a name keeps every character', () => {
  const people = madeUpCitizens(4)
  const foreigner: IdentityInput = {
    ...citizen,
    docType: 'PPT',
    number: 'X1234567',
    validFrom: Day.parse('2020-01-01'),
    validTo: Day.parse('2030-01-01'),
  }
  const names: [string, IdentityInput][] = [
    ['𠮷𬭎', people[0] ?? citizen],
    ['𪚥𰻝', people[1] ?? citizen],
    ['买买提·艾力', people[2] ?? citizen],
    ['䶮\u{2ebf0}', people[3] ?? citizen],
    ['MARÍA JOSÉ O’NEIL', foreigner],
  ]

  test.each(names)('from the keyboard to slip and search: %s', async (name, person) => {
    const view = await teller.call('case.open', { ticketId: null, identity: { ...person, name } })
    expect([view.identity.name, view.form.name]).toEqual([name, name])
    const found = await teller.call('case.find', { which: 'mine', text: name })
    expect(found.map(({ id }) => id)).toEqual([view.id])
    expect(found[0]?.maskedName).toMatch(new RegExp(`^${[...name][0]}\\*+$`, 'u'))
    const { html } = await teller.call('slip.page', { kind: 'form', caseId: view.id, ticketId: null })
    expect(html).toContain(legible(name))
    expect(legible(name)).toMatch(name.includes('𪚥') ? /\[U\+2A6A5\].*\[U\+30EDD\]/u : /./u)
  })

  test('an accent typed as a sign of its own becomes the letter the passport shows', async () => {
    const { problems } = await teller.call('identity.judge', { ...citizen, docType: 'PPT', number: 'X1234568', name: 'JOSE\u0301' })
    expect(problems.filter(({ field }) => field === 'name')).toEqual([])
  })

  test.each([
    ['a private-use character', '王\ue863', 'NAME_PRIVATE_USE'],
    ['a compatibility ideograph', '王\uf9d0', 'NAME_LOOK_ALIKE'],
    ['a radical', '王\u2f2d', 'NAME_LOOK_ALIKE'],
  ])('%s is refused, never replaced', async (_, name, code) => {
    const { problems } = await teller.call('identity.judge', { ...citizen, name })
    expect(problems).toEqual([{ field: 'name', code }])
  })
})
