/** A hall in a city the program did not come with begins: a refusal brings back what was typed, and nothing is typed twice. */
import { afterEach, expect, test } from 'vitest'
import { fail, ok } from '../../../shared/result.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let screen: Screen
afterEach(() => screen.leave())

const fresh = {
  state: 'none',
  mode: null,
  custody: null,
  keyringAvailable: true,
  profiles: [
    { id: 'base', place: '全国通用' },
    { id: 'haikou', place: '海口' },
  ],
  trouble: null,
  copies: [],
  ways: [],
  stores: [],
  joined: null,
}

async function atPlace(create: (input: never) => unknown): Promise<void> {
  screen = await aScreen(null, { 'setup.view': () => ok(fresh), 'setup.create': create })
  await screen.see('首次设置')
  await screen.press('2', 'F9')
  await screen.see('网点编号')
  const branch = ['SY01', '演练网点', '演练路1号', '0898-00000000', '']
  for (const value of branch) {
    await screen.type(value)
    await screen.press('Enter')
  }
  // Third in the list, behind the two places that were shipped.
  await screen.press('3')
  for (const value of ['zhuguan', '演练主管', 'yanlian12', 'yanlian12']) {
    await screen.type(value)
    await screen.press('Enter')
  }
  await screen.see('新建地方规则')
}

const place = { name: '三亚', id: 'haikou', areaCode: '460200', authority: '演练社会保险服务中心', phone: '12333' }
async function typed(): Promise<void> {
  for (const value of Object.values(place)) {
    await screen.type(value)
    await screen.press('Enter')
  }
}

test('an id that is taken is said in a sentence, and only the id is typed anew', async () => {
  const asked: unknown[] = []
  await atPlace(input => {
    asked.push(input)
    return asked.length === 1 ? fail({ code: 'PLACE_TAKEN', detail: { place: '海口' } }) : ok({ recoveryCode: 'AAAA-BBBB' })
  })
  await typed()
  await screen.press('2')
  await screen.press('F9')
  await screen.see('已经有规则，没有新建')
  await screen.goTo('id')
  await screen.type('sanya')
  await screen.press('F9')
  await screen.see('AAAA')
  expect(asked.at(-1)).toMatchObject({
    mode: 'live',
    branch: { code: 'SY01', bank: null },
    profile: 'base',
    rules: { kind: 'new', place: { ...place, id: 'sanya', from: 'haikou' } },
  })
})

test('what is left out is named at its field before anything is made', async () => {
  await atPlace(() => {
    throw new Error('nothing is made yet')
  })
  await screen.press('F9')
  await screen.see('请填写地方名称')
  expect(screen.focus()).toBe('name')
  await screen.press('Escape')
  await screen.see('第一位主管')
  expect(screen.text()).toContain('用别的网点给的规则文件')
})
