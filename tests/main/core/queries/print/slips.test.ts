/** Lays out every slip from made-up people and reads the page as the customer would. */
// @vitest-environment jsdom
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { html } from '../../../../../main/core/queries/print/html.ts'
import { renderSlip } from '../../../../../main/core/queries/print/render.ts'
import type { SlipData } from '../../../../../main/core/queries/slips/slip-data.ts'
import { loadPrintStyles, type PrintStyles } from '../../../../../main/core/rules/print-styles.ts'
import { slipKinds } from '../../../../../shared/ipc/shapes/print.ts'
import {
  aDayEnd,
  aForm,
  aGuide,
  aList,
  anAcceptance,
  aPickup,
  aPlainSlip,
  aReceipt,
  aRefund,
  aRejection,
  aReturn,
  aStockSlip,
  aTicket,
  aTransfer,
  handedOver,
} from './specimens.ts'

const resources = join(import.meta.dirname, '../../../../../resources')
let styles: PrintStyles
beforeAll(async () => {
  styles = await loadPrintStyles(resources)
})

const all: SlipData = {
  ticket: aTicket,
  acceptance: anAcceptance,
  pickup: aPickup,
  form: aForm,
  guide: aGuide,
  uncollected: aList,
  transfer: aTransfer,
  'day-end': aDayEnd,
  receipt: aReceipt,
  refund: aRefund,
  stock: aStockSlip,
  returned: aReturn,
  rejected: aRejection,
  end: aPlainSlip,
  correction: aPlainSlip,
  consent: aPlainSlip,
  payment: aPlainSlip,
  'stock-count': aPlainSlip,
  'sent-on': aPlainSlip,
  parcel: aPlainSlip,
  errand: aPlainSlip,
  'ended-card': aPlainSlip,
}
const lay = <K extends keyof SlipData>(kind: K, data: SlipData[K], practice = false) => {
  const page = renderSlip(kind, data, { styles, practice })
  const document = new DOMParser().parseFromString(page.html, 'text/html')
  return { page, document, text: document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '' }
}

describe('every slip', () => {
  test.each(slipKinds)('%s: in practice mode says twice over that it is worth nothing', kind => {
    expect(lay(kind, all[kind], true).text).toContain('演练 无效')
    expect(lay(kind, all[kind], false).text).not.toContain('演练')
  })

  test.each(slipKinds)('%s: loads nothing from outside and runs nothing', kind => {
    const { document, page } = lay(kind, all[kind])
    expect(document.querySelectorAll('script, iframe, object')).toHaveLength(0)
    const addresses = [...document.querySelectorAll('[src], [href]')].map(
      element => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
    )
    for (const address of addresses) expect(address).toMatch(/^(counter:\/\/fonts\/|data:image\/jpeg;base64,)/)
    expect(page.html).not.toMatch(/https?:\/\//)
  })

  test('what a person typed stays text, whatever it looks like', () => {
    const nasty = `"><img src=x onerror=alert(1)>'&<script>1</script>`
    const { document, text } = lay('form', {
      ...aForm,
      branchName: nasty,
      papers: [{ text: nasty, seen: true }],
      groups: [{ title: nasty, cells: [{ label: nasty, value: nasty, wide: false }] }],
    })
    expect(document.querySelectorAll('script, img:not(.photo)')).toHaveLength(0)
    expect(text.split(nasty)).toHaveLength(6)
  })
})

describe('the ticket', () => {
  test('shows the number, what for, how many wait, and when', () => {
    const { text, page } = lay('ticket', aTicket)
    expect(page).toMatchObject({ widthMm: 80, heightMm: null, title: '排队号单' })
    for (const words of ['A017', '更换照片', '优先', '前面还有 6 人等候', '2026-11-23 09:12']) expect(text).toContain(words)
  })

  test('says it in words when nobody waits', () => {
    expect(lay('ticket', { ...aTicket, waitingBefore: 0, priority: false }).text).toContain('前面没有人等候')
  })
})

describe('the acceptance slip', () => {
  test('gives the promised day with its weekday, what to bring, where and when, and how to ask', () => {
    const { text } = lay('acceptance', anAcceptance)
    for (const words of ['2026年12月4日', '星期五', '居民身份证原件', '文三路 259 号', '周一至周五', '12333', '20261123-00017'])
      expect(text).toContain(words)
    expect(text).not.toContain('国务院通知')
  })

  test('a day in a year without an official calendar says that it may move', () => {
    expect(lay('acceptance', { ...anAcceptance, promised: { day: '2027-01-08', covered: false } }).text).toContain('按国务院通知调整')
  })

  test('before the review there is no day to promise', () => {
    expect(lay('acceptance', { ...anAcceptance, promised: null }).text).toContain('复核后告知')
  })

  test('of an act says how card and account stand now, and of no day and no papers to come back with', () => {
    const act = { done: true, title: '办理结果', lines: [['社保功能', '正式挂失']], note: '找到可“解挂”；不再找可“补领”' } as const
    const { text } = lay('acceptance', { ...anAcceptance, promised: null, act })
    for (const words of ['办理结果', '正式挂失', '补领', '请妥善保管本回执']) expect(text).toContain(words)
    for (const words of ['承诺领卡日', '领卡时请带', '领卡时交回']) expect(text).not.toContain(words)
  })

  test('leaves out the rows the place has no rule for', () => {
    const { text } = lay('acceptance', { ...anAcceptance, medicalNote: null, limitNote: null, receipt: null, lossReported: null })
    for (const words of ['就医说明', '领卡期限', '票据号', '是否已挂失', 'null']) expect(text).not.toContain(words)
  })
})

describe('the pickup slip', () => {
  test('before the day shows when to come', () => {
    const { text } = lay('pickup', aPickup)
    for (const words of ['2026年12月4日', '星期五', '09:30–10:00', '受理回执']) expect(text).toContain(words)
  })

  test('after the hand-over shows what became of both cards and what was told, with the signature', () => {
    const { text, document } = lay('pickup', handedOver)
    for (const words of ['0042', '已收回并剪角', '如何激活银行账户', '2026-12-04 09:44']) expect(text).toContain(words)
    expect(document.querySelectorAll('svg.signature path')).toHaveLength(2)
  })

  test('claims nothing that was not told', () => {
    expect(lay('pickup', { ...handedOver, toldBank: false }).text).not.toContain('银行账户')
  })
})

describe('the form', () => {
  test('is a sheet of A4 with the picture, both names, and a mark for each notice that was ticked', () => {
    const { page, document, text } = lay('form', aForm)
    expect(page).toMatchObject({ widthMm: 210, heightMm: 297 })
    expect(document.querySelector('img.photo')?.getAttribute('src')).toBe('data:image/jpeg;base64,/9j/')
    expect(document.querySelectorAll('p.tick .box path')).toHaveLength(1)
    for (const words of ['王敏', '李蕾', '欧阳䶮㛃𬭎', '单独同意采集']) expect(text).toContain(words)
  })

  test('without a picture, a signature or a checker leaves the places open', () => {
    const { document, text } = lay('form', {
      ...aForm,
      photo: null,
      signature: null,
      checker: null,
      consents: aForm.consents.map(one => ({ ...one, at: null })),
    })
    expect(document.querySelector('div.photo.empty')?.textContent).toBe('照片')
    expect(document.querySelector('svg.signature')).toBeNull()
    for (const words of ['待复核', '未取得']) expect(text).toContain(words)
  })

  test('of an act without a picture says nothing of a consent to one', () => {
    const { document, text } = lay('form', { ...aForm, photo: null, consents: [], pictured: false })
    expect(text).not.toContain('单独同意')
    expect(document.querySelector('div.photo.empty')?.textContent).toBe('本业务不用照片')
  })

  test('of business that needs no reason names it alone', () => {
    expect(lay('form', { ...aForm, reasonName: '' }).document.querySelector('.head-title p')?.textContent).toBe(aForm.itemName)
  })

  test('every row of the grid fills its width, however the fields fall', () => {
    const cells = (count: number, wide: boolean) => Array.from({ length: count }, (_, at) => ({ label: `L${at}`, value: `V${at}`, wide }))
    for (const groups of [
      [
        { title: 'a', cells: cells(7, false) },
        { title: 'b', cells: cells(2, true) },
      ],
      [{ title: 'a', cells: cells(1, false) }],
    ]) {
      const { document } = lay('form', { ...aForm, groups })
      const [grid] = document.querySelectorAll('table.grid')
      const rows = [...(grid?.querySelectorAll('tr') ?? [])]
      const beside = Number(rows[0]?.querySelector('td.photo')?.getAttribute('rowspan'))
      const widths = rows.map(
        (row, at) =>
          [...row.children].reduce((sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1), 0) + (at > 0 && at < beside ? 1 : 0),
      )
      expect(new Set(widths)).toEqual(new Set([5]))
    }
  })

  test('the code holds the case number and nothing else', () => {
    const one = lay('form', aForm).document.querySelector('.code path')?.getAttribute('d')
    const samePaperOtherPerson = lay('form', { ...aForm, groups: [] })
      .document.querySelector('.code path')
      ?.getAttribute('d')
    const otherCase = lay('form', { ...aForm, caseNumber: '20261123-00018' })
      .document.querySelector('.code path')
      ?.getAttribute('d')
    expect(one).toBe(samePaperOtherPerson)
    expect(one).not.toBe(otherCase)
  })
})

describe('the pickup slip', () => {
  test('carries the appointment as a code of its own, and says where the calendar is not published', () => {
    expect(lay('pickup', aPickup).document.querySelectorAll('svg.code')).toHaveLength(2)
    expect(lay('pickup', aPickup).text).not.toContain('国务院通知')
    if (aPickup.stage !== 'booked') throw new Error('the specimen is of a booked pickup')
    const open = { ...aPickup, booked: { ...aPickup.booked, covered: false } }
    expect(lay('pickup', open).text).toContain('国务院通知')
  })
})

describe('the list of waiting cards', () => {
  test('shows each card with its days and limit, and who hands it on', () => {
    const { text, page } = lay('uncollected', aList)
    expect(page).toMatchObject({ widthMm: 210, heightMm: 297 })
    for (const words of ['SS01-20260301-0007', '248', '180 天，宽限 180 天', '已超期限', '移交人', '共 1 张']) expect(text).toContain(words)
    expect(lay('uncollected', { ...aList, rows: [] }).text).toContain('没有待领的卡')
  })
})

describe('the transfer sheet of a unit', () => {
  test('shows each card masked, what is still to come, and a line for each who signs', () => {
    const { text } = lay('transfer', aTransfer)
    for (const words of [
      '示范制造有限公司',
      'SS01-U20261123-01',
      '0045',
      '2 张；本批另有 3 张未到网点',
      '网点交付人',
      '单位经办人（签字',
      '单位第二人',
    ])
      expect(text).toContain(words)
    expect(lay('transfer', { ...aTransfer, people: 1 }).text).not.toContain('单位第二人')
  })
})

describe('the sheet of a closed day', () => {
  test('shows each line, what was left and why, and has room for two signatures', () => {
    const { text, page } = lay('day-end', aDayEnd)
    expect(page).toMatchObject({ widthMm: 210, heightMm: 297 })
    for (const words of ['第 2 次', '1 件留在柜台没有提交', '客户改日再来', '补点钱箱', '主管签名', '复核签名'])
      expect(text).toContain(words)
  })
})

describe('the guide', () => {
  test('is a sheet of A4: what was asked, whether it can be done, and each rule with its law, its source and how sure it is', () => {
    const { page, document, text } = lay('guide', aGuide)
    expect(page).toMatchObject({ widthMm: 210, heightMm: 297 })
    for (const words of ['问：第三代社保卡如何换照片?', '可以办', '旧社保卡', '依据：社会保险经办条例', '某市办事指南', '2026年11月23日'])
      expect(text).toContain(words)
    const marked = [...document.querySelectorAll('.mark')].map(mark => mark.parentElement?.textContent)
    expect(marked).toHaveLength(2)
    expect(marked[0]).toContain('旧社保卡')
    expect(marked[1]).toContain('多少钱')
  })

  test('a path that began without a question asks none', () => {
    const { text } = lay('guide', { ...aGuide, sheet: { ...aGuide.sheet, question: null } })
    expect(text).not.toMatch(/问：|null/)
  })
})

test('a signature stays inside its line, and a dot is drawn', () => {
  const { document } = lay('pickup', {
    ...handedOver,
    signature: [
      [[-3, 2]],
      [
        [0, 0],
        [0.5, 0.5],
      ],
    ],
  })
  const paths = [...document.querySelectorAll('svg.signature path')].map(path => path.getAttribute('d'))
  expect(paths).toEqual(['M0.0 100.0L0.0 100.0', 'M0.0 0.0L200.0 50.0'])
})

test('markup is only what the template wrote', () => {
  expect(html`<p>${'<b>'}${null}${false}${['&', html`<i>`]}${3}</p>`.text).toBe('<p>&lt;b&gt;&amp;<i>3</p>')
})

describe('the papers of money and cards', () => {
  test('a receipt says the amount in figures and words, a refund which receipt it takes back', () => {
    const { text } = lay('receipt', aReceipt)
    for (const shown of ['R20260309-0001', '¥ 20.50', '贰拾元伍角整', '现金']) expect(text).toContain(shown)
    const back = lay('refund', aRefund).text
    for (const shown of ['T20260309-0001', 'R20260309-0001', '客户撤回申请', '客户签字']) expect(back).toContain(shown)
  })

  test('a slip of blank cards has both names and room for both hands', () => {
    const { text } = lay('stock', aStockSlip)
    for (const shown of ['空白卡领用单', 'B00000001', 'B00000020', '20 张', '经手人签字', '授权人签字']) expect(text).toContain(shown)
  })
})

describe('what a citizen is told in writing of a decision', () => {
  test('a returned case: what to mend, what to bring, where', () => {
    const { text } = lay('returned', aReturn)
    for (const words of ['照片', '通讯地址', '本人有效身份证件', '已交的费用不再收取', aReturn.branch.name]) expect(text).toContain(words)
  })

  test('a rejected case: the reason and the remedy with its time limits', () => {
    const { text } = lay('rejected', aRejection)
    for (const words of ['不符合本地办理条件', '六十日内', '行政复议', '六个月内', '行政诉讼']) expect(text).toContain(words)
  })
})
