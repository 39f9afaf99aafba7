/** What takes a while is said on the desk: for how long already, and that it has ended, whichever page one is on by then. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { UnderWay } from '../../renderer/parts/under-way.ts'
import { fail } from '../../shared/result.ts'
import { aCounter, type Counter } from '../support/a-counter.ts'
import { aScreen, type Screen } from '../support/a-screen.tsx'

describe('by the clock', () => {
  let now = 0
  const watch = () => new UnderWay(() => now)

  test('a moment is not spoken of; after two seconds it is counted, and its end stands for eight', () => {
    now = 0
    const work = watch()
    const ended = work.begin('day.close')
    now = 1_900
    expect(work.standing()).toBeNull()
    now = 5_200
    expect(work.standing()).toEqual({ state: 'working', seconds: 5 })
    now = 7_000
    ended(true)
    expect(work.standing()).toEqual({ state: 'done', seconds: 7 })
    now = 14_900
    expect(work.standing()).toEqual({ state: 'done', seconds: 7 })
    now = 15_100
    expect(work.standing()).toBeNull()
  })

  test('what was done within five seconds shows on its page, and is counted without being told of again', () => {
    now = 0
    const work = watch()
    const ended = work.begin('day.close')
    now = 3_000
    expect(work.standing()).toEqual({ state: 'working', seconds: 3 })
    ended(true)
    expect(work.standing()).toBeNull()
  })

  test('what failed says so, and what waits for a person to choose is not counted', () => {
    now = 0
    const work = watch()
    const ended = work.begin('day.close')
    const chosen = work.begin('report.save')
    now = 3_000
    ended(false)
    expect(work.standing()).toEqual({ state: 'working', seconds: null })
    chosen(true)
    expect(work.standing()).toEqual({ state: 'failed', seconds: 3 })
  })
})

describe('on the desk', () => {
  let counter: Counter
  let screen: Screen
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterEach(() => screen.leave())
  afterAll(() => counter.end())

  test('a copy that takes its time is spoken of until it is made, also on another page', async () => {
    let finish: () => void = () => undefined
    const copied = new Promise<void>(done => {
      finish = done
    })
    screen = await aScreen(counter, { 'copies.now': () => copied.then(() => fail({ code: 'INTERNAL' })) })
    await screen.signIn('5')
    await screen.press('Alt+b')
    await screen.until(() => expect(screen.keys()).toContain('F9'))
    await screen.press('F9')
    await screen.see(/正在处理，已用 \d+ 秒/)
    await screen.press('F5')
    await screen.see('今日概况')
    await screen.see(/正在处理，已用 \d+ 秒/)
    finish()
    await screen.see(/没有完成，用了 \d+ 秒/)
  })
})
