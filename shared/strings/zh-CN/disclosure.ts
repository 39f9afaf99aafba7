/** Texts of what is given out to people without the program: to whom, why, and the names of the files. */
import type { Audience, DisclosureKind } from '../../disclosure/audiences.ts'
import type { RegisterColumn } from '../../disclosure/columns.ts'
import type { CorrectedValues } from '../../ipc/shapes/correction.ts'
import type { Outcome } from '../../photo/verdict.ts'
import { nameWords, valueWords } from './correction-values.ts'
import { productionEventText } from './production.ts'

export const audienceText = {
  branch: '本网点留用',
  citizen: '客户本人',
  archive: '档案部门',
  court: '法院、仲裁或公安机关',
  authority: '上级主管部门',
  auditor: '审计人员',
} as const satisfies Record<Audience, string>

export const audienceNote = {
  branch: '不出网点，姓名和证件号码遮蔽，不用写理由',
  citizen: '只含本人资料：同来的人遮蔽，工作人员只写姓名，内部备注不出',
  archive: '全部内容，不遮蔽',
  court: '全部内容，不遮蔽；请写明文书编号',
  authority: '姓名和证件号码不遮蔽，没有联系方式',
  auditor: '姓名和证件号码遮蔽，没有联系方式',
} as const satisfies Record<Audience, string>

const usual: Readonly<Record<Audience, readonly string[]>> = {
  branch: [],
  citizen: ['本人书面申请查阅', '本人申请复制留存'],
  archive: ['年度归档移交', '业务办结归档'],
  court: ['依调查令提供', '依协助查询通知提供'],
  authority: ['按月报送', '上级检查要求报送'],
  auditor: ['年度审计', '专项审计'],
}
export const usualReasons = (audience: Audience): readonly string[] => usual[audience]

export const disclosureText = {
  title: {
    'case-file': '出具整件资料',
    register: '导出台账',
    statistics: '填报统计表',
    'audit-log': '导出签名日志',
  } satisfies Record<DisclosureKind, string>,
  ask: '给谁、为什么、由谁出具，都记入审计日志。',
  audience: '给谁',
  common: '常用理由',
  reason: '理由',
  short: '请写至少四个字',
  give: '出具',
  done: '完成',
  system: '程序',
  staff: (name: string, login: string): string => `${name}（${login}）`,
  from: '日期起',
  to: '日期止',
  badSpan: '起止日期不对，最长一年',
  saved: '已保存。出具记录在审计日志中。',
  notSaved: '没有保存文件。已准备出具的记录仍在审计日志中。',
} as const

export const auditFileText = {
  key: '本网点签名指纹',
  noKey: '第一次导出签名日志时生成',
  note: '收件人用单独的核验程序核对文件，并把显示的指纹与这里的比对。',
} as const

export const auditFileName = (code: string, from: string, to: string): string => `审计日志 ${code} ${from} 至 ${to}.jsonl`

/** An event of a later version keeps its machine word. */
const eventText: Readonly<Record<string, string>> = productionEventText

/** How a line of the ledger is called. */
export const feeEntryText = { collected: '收费', refunded: '退费', waived: '减免', reversed: '冲正' } as const

/** The whole file of a case. */
export const caseFileText = {
  list: (words: readonly string[]): string => words.join('、'),
  item: '业务类型',
  reason: '办理原因',
  state: '现在状态',
  endReason: '终止原因',
  holder: '姓名',
  openedAt: '受理时间',
  signedAt: '签字时间',
  closedAt: '办结时间',
  maker: '经办',
  checker: '复核',
  consents: '取得的同意',
  consentAt: '同意时间',
  cardTail: '新卡后四位',
  oldCard: '旧卡处理',
  rules: '依据的本地规则',
  branch: '受理网点',
  givenTo: '出具给',
  givenBy: '出具人',
  madeAt: '出具时间',

  pictures: '照片和影像',
  chosen: '采用的照片',
  notChosen: '未采用的照片',
  oldCardPicture: '旧卡影像',
  noPicture: '没有成片',
  source: {
    preview: '取景拍摄',
    camera: '相机拍摄',
    file: '文件导入',
    print: '纸质照片扫描',
    'id-photo': '翻拍的证件照',
    online: '线上申请',
    unit: '单位批量',
  },
  outcome: { accepted: '检测合格', flagged: '有提示项，经办已判断', refused: '检测不合格' } satisfies Record<Outcome, string>,
  hash: (sha: string): string => `SHA-256 ${sha}`,

  people: '同来的人和领取人',
  peopleHeads: ['身份', '姓名', '证件', '关系', '手机号码', '时间'],
  decisions: '复核',
  decisionHeads: ['时间', '结论', '经办', '复核', '原因', '说明'],
  decision: { approved: '通过', returned: '退回补正', rejected: '不通过' },
  sendBacks: '退回补正',
  sendBackHeads: ['时间', '退回方', '要改的部分', '人员', '说明'],
  corrections: '更正',
  correctionHeads: ['时间', '更正项', '原登记', '更正为', '登记', '同意', '原因'],
  values: (values: CorrectedValues): string =>
    Object.entries(values)
      .map(([name, value]) => `${nameWords(name)} ${valueWords(name, value)}`)
      .join('；'),
  besides: '撤回同意与卡片去向',
  besideHeads: ['时间', '事项', '登记', '说明'],
  withdrawn: (scopes: readonly string[]): string => `撤回同意：${scopes.join('、')}`,
  sentOn: (branch: string, list: string): string => `转送${branch}（清单 ${list}）`,
  money: '费用',
  moneyHeads: ['时间', '事项', '金额（元）', '方式', '票据号', '减免理由', '人员'],
  entry: feeEntryText,
  production: '制卡',
  productionHeads: ['时间', '事项', '人员', '备注'],
  event: (event: string): string => eventText[event] ?? event,
  texts: '短信',
  textHeads: ['应发时间', '种类', '状态', '交出时间', '号码', '内容'],
  copies: (count: number) => `留存的材料复印件（共 ${count} 页）`,
  copyHeads: ['时间', '材料', '页', '人员', '复印件 SHA-256'],
  pageOf: (page: number, count: number) => `第 ${page} 页，共 ${count} 页`,
  slips: '打印过的单据',
  slipHeads: ['时间', '单据', '页数', '人员', '原件 SHA-256'],
  slipNote: '原件存于本网点加密库，以 SHA-256 为准。',
  slipsAgain: '单据',
  slipsNote: '以下按现有记录重新排版，与当时交出的原件如有不同，以原件为准。',
  takerSignature: '领取人签字',
  log: '操作日志',
  logHeads: ['序号', '时间', '事项', '状态变化', '人员', '窗口', '理由'],
} as const

/** The register, a line a case. */
export const registerText = {
  columns: '列',
  noColumn: '请至少选一列',
  sheet: '台账',
  fileName: (code: string, day: string): string => `业务台账 ${code} ${day}.xlsx`,
  explain: '按现在的查找条件导出全部相符的业务，一件一行。选过的列下次自动带出。',
  column: {
    number: '受理编号',
    state: '状态',
    item: '业务类型',
    reason: '办理原因',
    channel: '来源',
    name: '姓名',
    docType: '证件类型',
    docNumber: '证件号码',
    age: '受理时年龄',
    mobile: '手机号码',
    address: '通讯地址',
    companion: '代办人或监护人',
    maker: '经办',
    checker: '复核',
    openedAt: '受理时间',
    signedAt: '签字时间',
    decidedAt: '复核时间',
    promisedDay: '承诺领卡日',
    closedAt: '办结时间',
    endReason: '终止原因',
    feeDue: '应收（元）',
    feeMethod: '收款方式',
    feeWaived: '减免理由',
    receipt: '票据号',
    cardTail: '新卡后四位',
    oldCard: '旧卡处理',
    rules: '依据的本地规则',
  } satisfies Record<RegisterColumn, string>,
  channel: { counter: '柜台', online: '线上', sheet: '单位' },
} as const
