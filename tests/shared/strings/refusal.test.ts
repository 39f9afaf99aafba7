/** Every refusal is one calm Chinese sentence, whatever detail it carries or lacks. */
import { expect, test } from 'vitest'
import { refusalCodes } from '../../../shared/refusal.ts'
import { sayRefusal } from '../../../shared/strings/zh-CN/refusal.ts'

test.each(refusalCodes)('%s is said in Chinese, politely, without a code', code => {
  const said = sayRefusal({ code })
  expect(said).toMatch(/[\u4e00-\u9fff]{4}/)
  expect(said).toMatch(/[。]$/)
  expect(said).not.toMatch(/！|undefined|[A-Z]{3}_/)
})

test('a refusal names what is missing and how long to wait', () => {
  expect(sayRefusal({ code: 'NOT_READY', detail: { unmet: ['papers', 'consent'] } })).toContain('核对全部材料；客户对采集照片的单独同意')
  expect(sayRefusal({ code: 'LOGIN_WAIT', detail: { seconds: 4.2 } })).toContain('5 秒')
})
