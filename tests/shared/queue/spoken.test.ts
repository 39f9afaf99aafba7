/** Five windows call within a second: every call is said whole and in order, and never two at a time. */
import { describe, expect, test } from 'vitest'
import { type Call, hearing, isQuiet, type Speaking, saidOnce, startSpeaking, usualVoice } from '../../../shared/queue/spoken.ts'
import { hallScreenText } from '../../../shared/strings/zh-CN/hall-screen.ts'
import { dice } from '../../support/a-dice.ts'

const call = (number: string, at = '2026-03-09T02:30:00.000Z', calls = 1): Call => ({ number, counter: '03', calls, at })
const voice = { ...usualVoice, repeats: 1 }
const noon = '12:00'

function sayAll(begin: Speaking, said = voice): string[] {
  const spoken: string[] = []
  for (let state = begin; state.now !== null; state = saidOnce(state, said)) spoken.push(state.now.call.number)
  return spoken
}

test('what five windows call within a second is said one after the other, in the order of the calls', () => {
  const five = ['A001', 'A002', 'B001', 'L001', 'G001'].map((number, at) => call(number, `2026-03-09T02:30:00.${at}00Z`))
  let state = startSpeaking([])
  // The page hears of each as it comes, the newest first.
  for (let heard = 1; heard <= five.length; heard += 1) {
    state = hearing(state, five.slice(0, heard).reverse(), voice, noon)
    expect(state.now?.call.number).toBe('A001')
  }
  expect(sayAll(state)).toEqual(five.map(({ number }) => number))
})

test('what was called before the screen was opened is not said, nor anything twice', () => {
  const before = [call('A002'), call('A001')]
  const state = startSpeaking(before)
  expect(hearing(state, before, voice, noon)).toBe(state)
  const once = hearing(state, [call('A003'), ...before], voice, noon)
  expect(hearing(once, [call('A003'), ...before], voice, noon)).toBe(once)
  expect(sayAll(once)).toEqual(['A003'])
})

test('a number that is called again is said again', () => {
  const first = hearing(startSpeaking([]), [call('A001')], voice, noon)
  const done = saidOnce(first, voice)
  expect(sayAll(hearing(done, [call('A001', '2026-03-09T02:31:00.000Z', 2)], voice, noon))).toEqual(['A001'])
})

test('each call is said as often as the hall wants, before the next', () => {
  const state = hearing(startSpeaking([]), [call('A002', 'b'), call('A001', 'a')], usualVoice, noon)
  expect(sayAll(state, usualVoice)).toEqual(['A001', 'A001', 'A002', 'A002'])
})

describe('quiet hours', () => {
  test.each([
    ['12:00', { from: '12:00', to: '13:30' }, true],
    ['13:30', { from: '12:00', to: '13:30' }, false],
    ['23:00', { from: '22:00', to: '06:00' }, true],
    ['05:59', { from: '22:00', to: '06:00' }, true],
    ['06:00', { from: '22:00', to: '06:00' }, false],
    ['09:00', { from: '09:00', to: '09:00' }, false],
  ])('at %s of %o', (clock, quiet, silent) => {
    expect(isQuiet({ ...usualVoice, quiet }, clock)).toBe(silent)
  })

  test('leave what is said to its end, show what is called meanwhile, and do not say it afterwards', () => {
    const quiet = { ...voice, quiet: { from: '12:00', to: '13:00' } }
    const begun = hearing(startSpeaking([]), [call('A001', 'a')], quiet, '11:59')
    const later = hearing(begun, [call('A002', 'b'), call('A001', 'a')], quiet, '12:00')
    expect(sayAll(later, quiet)).toEqual(['A001'])
    expect(hearing(later, [call('A002', 'b'), call('A001', 'a')], quiet, '13:01')).toBe(later)
  })

  test('a volume of nought is quiet', () => {
    expect(isQuiet({ ...usualVoice, volume: 0 }, noon)).toBe(true)
  })
})

test('2,000 calls at random moments: all said, once, in order', () => {
  const roll = dice(8)
  let state = startSpeaking([])
  const made: Call[] = []
  const spoken: string[] = []
  const step = () => {
    if (state.now === null) return
    spoken.push(state.now.call.number)
    state = saidOnce(state, voice)
  }
  for (let at = 0; at < 2000; at += 1) {
    made.unshift(call(`A${at}`, String(at)))
    // Bursts of up to five are heard of together.
    if (roll.below(5) === 0) state = hearing(state, made.slice(0, 12), voice, noon)
    else if (made.length > 10 && roll.below(2) === 0) state = hearing(state, made.slice(0, 12), voice, noon)
    if (roll.below(2) === 0) step()
  }
  state = hearing(state, made.slice(0, 12), voice, noon)
  while (state.now !== null) step()
  const numbers = spoken.map(number => Number(number.slice(1)))
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.length).toBeGreaterThan(1_980)
})

test('a number is said letter by letter and digit by digit, a window as one number', () => {
  expect(hallScreenText.say('A018', '03')).toBe('请 A 零 一 八 号，到三号窗口。')
  expect(hallScreenText.say('L120', '12')).toBe('请 L 一 二 零 号，到十二号窗口。')
  expect(hallScreenText.say('B003', '20')).toBe('请 B 零 零 三 号，到二十号窗口。')
})
