/** Every colour that carries words can be read on every ground it stands on: WCAG AA, from the tokens. */
import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const tokens = sourcesIn('renderer/styles').find(({ path }) => path.endsWith('/tokens.css'))?.text ?? ''
const [usual = '', more = ''] = tokens.split(':root[data-more-contrast]')
const colour = (name: string, among = usual): string => {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(among)?.[1]
  if (!found) throw new Error(`there is no colour --${name}`)
  return found
}

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const named = (name: string, strong: boolean): string => colour(name, strong && more.includes(`--${name}: #`) ? more : usual)

function contrast(one: string, other: string, strong = false): number {
  const [low = 0, high = 0] = [luminance(named(one, strong)), luminance(named(other, strong))].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'desk', 'picked', 'brand-wash'] as const
const words = ['ink', 'secondary', 'hint', 'brand', 'refuse', 'flag-ink', 'pass', 'note'] as const

test.each(['ink', 'secondary'] as const)('%s is read on every ground', name => {
  expect(grounds.map(ground => [ground, contrast(name, ground) >= 4.5])).toEqual(grounds.map(ground => [ground, true]))
})

test.each(words)('%s is read on paper and on the ground of the desk', name => {
  expect(contrast(name, 'paper')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(name, 'desk')).toBeGreaterThanOrEqual(4.5)
})

test.each([
  ['refuse', 'refuse-wash'],
  ['flag-ink', 'flag-wash'],
  ['note', 'note-wash'],
  ['brand', 'picked'],
  ['paper', 'brand'],
  ['paper', 'brand-hover'],
  ['paper', 'refuse'],
  ['ink', 'practice'],
] as const)('%s is read on %s', (name, ground) => {
  expect(contrast(name, ground)).toBeGreaterThanOrEqual(4.5)
})

test.each(['line-strong', 'brand'] as const)('the edge of a control in %s is seen on paper', name => {
  expect(contrast(name, 'paper')).toBeGreaterThanOrEqual(3)
})

test.each(words)('where more contrast is asked for, %s has 7:1 on every ground', name => {
  for (const ground of grounds) expect({ ground, enough: contrast(name, ground, true) >= 7 }).toEqual({ ground, enough: true })
})

test('where more contrast is asked for, edges are as dark as words', () => {
  for (const edge of ['line', 'line-strong', 'brand']) expect(contrast(edge, 'paper', true)).toBeGreaterThanOrEqual(4.5)
})
