/** Chinese for units: the sheet and its headings, what is wrong with a row, the teller's room. */
import type { photoNames, unitPapers } from '../../ipc/shapes/unit.ts'
import type { UnitColumn } from '../../unit/columns.ts'
import type { UnitFault, UnitFaultCode, UnitRowState, UnitState } from '../../unit/row.ts'
import { formProblemText } from './form.ts'
import { checkText } from './photo.ts'
import { refusalText } from './refusal.ts'

/** The heading first, then other words a unit may have for it. */
export const unitHeadings = {
  order: ['序号', '编号'],
  number: ['身份证号', '身份证号码', '证件号码', '公民身份号码', '社会保障号码'],
  name: ['姓名'],
  birth: ['出生日期', '出生日期YYYYMMDD'],
  ethnic: ['民族'],
  mobile: ['联系电话', '手机号码', '手机', '手机号'],
  validFrom: ['证件有效期起始日', '证件有效期起始日YYYYMMDD', '证件有效期起'],
  validTo: ['证件有效期截止日', '证件有效期截止日YYYYMMDD', '证件有效期止'],
  occupation: ['职业'],
  mailAddr: ['通讯地址', '居住地址', '联系地址'],
  unitName: ['单位名称', '单位'],
  remark: ['备注'],
} as const satisfies Record<UnitColumn, readonly [string, ...string[]]>

/** What a person reads under the heading of the blank sheet's help. */
export const unitColumnHelp = {
  order: '可不填',
  number: '必填。18 位，单元格设为文本格式，否则 Excel 会改掉末几位',
  name: '必填。与身份证一致，少数民族姓名用间隔点“·”',
  birth: '8 位数字，如 19900131；可不填，填写的要与身份证号一致',
  ethnic: '必填。写名称或代码，如 汉 或 01',
  mobile: '必填。11 位手机号码，不加横线',
  validFrom: '必填。8 位数字，如 20160501',
  validTo: '必填。8 位数字，长期有效的写“长期”',
  occupation: '可不填，不填时用单位统一填报的职业；写代码或名称',
  mailAddr: '可不填，不填时用单位地址',
  unitName: '可不填',
  remark: '可不填',
} as const satisfies Record<UnitColumn, string>

export const unitSheetText = {
  sheet: '登记表',
  help: '填表说明',
  rows: [
    '一、每人一行，最多 2000 人；不要改动或删除表头。',
    '二、照片每人一张，JPG 格式，文件名为“身份证号.jpg”或“身份证号姓名.jpg”，放在一个文件夹内，或打成一个不加密的 zip 压缩包。',
    '三、本表打印后由单位盖章，每人在本人一行签字，签字即单独同意为制卡采集和使用照片。',
    '四、未满 16 周岁的人员请由监护人陪同到网点办理，不列入本表。',
    '五、退回的表在最右边多一列“处理结果”，红色的请更正后放在新表里再报，其余内容不变。',
  ],
  result: '处理结果',
  waiting: '待检查',
  good: '合格，尚未建立业务',
  made: (number: string) => `已受理，受理编号 ${number}`,
  bad: (words: string) => `不合格：${words}`,
  longWords: ['长期', '长期有效'],
} as const

const sheetFaults = {
  CELL_EMPTY: '未填写',
  CELL_FIGURE: '单元格是数字格式，末几位已被 Excel 改掉，请设为文本格式后重新填写',
  CELL_DAY: '日期不对，请写 8 位数字，如 19900131',
  BIRTH_OTHER: '与身份证号中的出生日期不一致',
  MINOR: '未满16周岁，请由监护人陪同到网点办理',
  TWICE: '与表内另一行是同一人',
  CASE_OPEN: '此人已有一笔业务正在办理',
  HAS_CARD: '此人已有社保卡，请本人到网点办理换领',
  PHOTO_NONE: '没有找到照片，文件名应为“身份证号.jpg”或“身份证号姓名.jpg”',
  PHOTO_TWICE: '找到多张照片，请只留一张',
  PHOTO_NAME: '照片文件名中的姓名与表内不一致',
  PHOTO_LOOK: '照片目视不合格，请重新拍摄',
  REFUSED: '没有建立业务',
} as const satisfies Record<UnitFaultCode, string>

const columnNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(unitHeadings).map(([key, words]) => [key, words[0]])),
  photo: '照片',
}
const rules: Readonly<Record<string, string>> = { ...formProblemText, ...sheetFaults }
const checks: Readonly<Record<string, { readonly name: string; readonly customer: string }>> = checkText
const refusals: Readonly<Record<string, (detail: Readonly<Record<string, never>>) => string>> = refusalText

/** What is wrong and where, in one clause. */
export function unitFaultSaid({ about, code }: UnitFault): string {
  const check = checks[code]
  if (check) return `照片“${check.name}”不合格，${check.customer}`
  if (code === 'REFUSED' && about !== null) return refusals[about]?.({}) ?? sheetFaults.REFUSED
  const words = rules[code] ?? refusals[code]?.({}) ?? code
  const name = about === null || about === 'photo' ? '' : `${columnNames[about] ?? about}：`
  return name + words
}
export const unitFaultsSaid = (faults: readonly UnitFault[]): string => faults.map(unitFaultSaid).join('；')

export const unitStateText = {
  opened: '等待交表',
  checking: '检查中',
  checked: '检查完毕',
  making: '建立业务中',
  done: '已完成',
  dropped: '已撤销',
} as const satisfies Record<UnitState, string>

export const unitRowStateText = { read: '待检查', bad: '不合格', good: '合格', made: '已受理' } as const satisfies Record<
  UnitRowState,
  string
>

export const unitPaperText = {
  UNIT_LETTER: '单位介绍信（授权经办人办理，盖章）',
  SHEET_STAMPED: '登记表已盖单位章',
  EACH_SIGNED: '登记表每人本人已签字，单独同意采集和使用照片',
  NOTICES_GIVEN: '已向经办人告知制新卡、费用、领卡时间和期限，由单位转告本人',
} as const satisfies Record<(typeof unitPapers)[number], string>

export const photoNamesText = { auto: '两种都可', number: '身份证号', 'number-name': '身份证号+姓名' } as const satisfies Record<
  (typeof photoNames)[number],
  string
>

export const unitText = {
  open: '单位批量',
  title: '单位批量申领',
  leave: '返回经办台',
  back: '返回批次列表',
  empty: '没有单位批次',
  emptyHint: '按 F6 保存空白表交给单位填写；单位带表和照片来时按 F2 登记。',
  newBatch: '登记单位',
  template: '保存空白表',
  saved: '已保存。',
  openBatch: '打开批次',
  columns: {
    number: '批次号',
    unit: '单位',
    state: '状态',
    people: '人数',
    good: '合格',
    bad: '不合格',
    made: '已受理',
    maker: '经办',
    opened: '登记时间',
  },
  stopped: '已停下',

  form: {
    title: '登记单位',
    unit: '单位',
    unitName: '单位名称',
    unitCode: '统一社会信用代码',
    agent: '单位经办人',
    agentMobile: '经办人手机',
    defaults: '表内没有填写时使用',
    bank: '服务银行',
    mailAddr: '单位地址',
    occupation: '职业',
    photoNames: '照片文件名',
    papers: '核对原件并勾选',
    next: '登记并交表',
    missing: '请填写',
    tick: '请逐件核对并勾选',
    cancel: '取消',
  },

  batch: {
    agent: (name: string) => `经办人 ${name}`,
    takeSheet: '交表',
    takeFolder: '照片文件夹',
    takeZip: '照片压缩包',
    needSheet: '请按 F2 选择单位交来的 Excel 登记表（.xlsx）。',
    needPhotos: '登记表已读入。请按 F3 选择照片文件夹，或按 F6 选择 zip 压缩包，随即逐人检查。',
    photosAgain: '照片不在原处时，请重新选择照片文件夹或压缩包，然后继续。',
    spare: (words: readonly string[]) => `表内有不认识的栏目，没有读入：${words.join('、')}`,
    pause: '暂停',
    resume: '继续',
    look: '目视照片',
    make: '为合格人员建立业务',
    save: '保存处理结果',
    drop: '撤销批次',
    dropTitle: '撤销这个批次',
    dropAsk: '已建立的业务不受影响，其余人员不再办理。',
    dropReason: '撤销理由',
    dropUsual: '常见理由',
    dropShort: '请写明理由，至少 2 个字',
    dropCommon: ['单位要求撤回', '登记表有误，重新交表'],
    progress: (done: number, all: number) => `${done} / ${all}`,
    checking: '正在逐人检查资料和照片，柜台拍照优先',
    making: '正在为合格人员建立业务',
    stopped: '已停下，已完成的部分保存在本机。按 F9 从停下的地方继续。',
    unseen: (count: number) => `${count} 张合格照片还没有目视。请按 F5 逐页看过，再建立业务。`,
    ready: (count: number) => `可以为 ${count} 人建立业务并提交复核。`,
    nobody: '没有可以建立业务的人员。请按 F8 把处理结果交给单位更正。',
    done: (made: number, bad: number) => `已为 ${made} 人建立业务，等待复核；${bad} 人不合格，请按 F8 把处理结果交给单位更正。`,
    dropped: (reason: string) => `批次已撤销：${reason}`,
    which: { all: '全部', bad: '不合格', unseen: '未目视', made: '已受理' },
    more: '还有更多，按 PageDown 到底后自动读入',
    at: '行',
    name: '姓名',
    number: '证件号码',
    state: '状态',
    words: '说明',
    none: '没有这一类人员',
    seen: '已目视',
    filter: (next: string) => `看${next}`,
    loadMore: '下一页',
    firstPage: '第一页',
    openCase: '打开业务',
    loading: '正在读取批次',
  },

  look: {
    title: '目视照片',
    hint: '看是否本人、有无帽子墨镜口罩、双耳眉毛是否露出、有无遮挡和阴影。不合格的按数字键或点一下划去。',
    bad: '不合格',
    next: '此页看过，下一页',
    last: '看完了',
    back: '返回批次',
    count: (left: number) => `还有 ${left} 张`,
    flagged: (names: readonly string[]) => `请留意 ${names.join('、')}`,
    reason: '批量照片已逐张目视',
  },
} as const
