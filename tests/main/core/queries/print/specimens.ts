/** Made-up slips of made-up people, long names and rare characters among them. */

import type {
  AcceptanceSlip,
  DayEndSheet,
  FormSlip,
  GuideSlip,
  PickupSlip,
  SlipBranch,
  SlipData,
  Strokes,
  TicketSlip,
  TransferSheet,
  UncollectedSheet,
} from '../../../../../main/core/queries/slips/slip-data.ts'
import { fen } from '../../../../../shared/money.ts'
import { amountInWords } from '../../../../../shared/strings/zh-CN/fee.ts'
import { Day } from '../../../../../shared/time.ts'

const branch: SlipBranch = {
  name: '社会保障卡服务网点（文三路支行）',
  address: '文三路 259 号 1 层 103 室',
  phone: '0571-00000000',
  hours: ['周一至周五 09:00–17:00', '周六 09:00–12:00'],
}
const signature: Strokes = [
  [
    [0.1, 0.6],
    [0.2, 0.2],
    [0.4, 0.7],
  ],
  [[0.9, 0.9]],
]
const what = { caseNumber: '20261123-00017', itemName: '更换照片' } as const
const bring = ['本人居民身份证原件', '受理回执']

export const aTicket: TicketSlip = {
  number: 'A017',
  itemName: '更换照片',
  priority: true,
  waitingBefore: 6,
  minutes: 48,
  takenAt: '2026-11-23 09:12',
  branchName: branch.name,
}

export const anAcceptance: AcceptanceSlip = {
  ...what,
  reasonName: '相貌变化较大',
  maskedName: '欧阳*䶮',
  maskedNumber: '3301**********002X',
  broughtBy: '代办人 陈**（女儿）',
  acceptedAt: '2026-11-23 09:41',
  counter: '03',
  operatorName: '王敏',
  promised: { day: '2026-12-04', covered: true },
  act: null,
  forecast: '本网点最近86笔同类业务中，十分之九在9个工作日内到卡（仅供参考）',
  branch,
  bring,
  feeText: '20.00 元',
  receipt: 'F20261123-0007',
  lossReported: false,
  medicalNote: '旧卡在新卡启用前可继续使用',
  limitNote: '180 天内领取',
  signature,
  signedSaid: null,
  checkerName: null,
}

export const aPickup: PickupSlip = {
  ...what,
  stage: 'booked',
  maskedName: '欧阳*䶮',
  booked: { day: '2026-12-04', start: '09:30', end: '10:00', covered: true },
  event: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
  branch,
  bring,
  limitNote: null,
}

export const handedOver: Extract<PickupSlip, { stage: 'handed-over' }> = {
  ...what,
  stage: 'handed-over',
  maskedName: '欧阳*䶮',
  cardTail: '0042',
  newCardText: '社保功能待启用',
  oldCardText: '已收回并剪角',
  identityText: '证件、人脸、卡面照片一致',
  takerText: '本人',
  toldEnable: true,
  toldBank: true,
  passwordNote: '请尽快修改密码',
  handedAt: '2026-12-04 09:44',
  operatorName: '赵强',
  branch,
  signature,
  signedSaid: null,
}

export const aList: UncollectedSheet = {
  branchName: branch.name,
  madeAt: '2026-11-23 17:02',
  rows: [
    {
      number: 'SS01-20260301-0007',
      itemName: '换领（照片变更）',
      maskedName: '欧***',
      stateName: '逾期未领',
      since: '2026-03-20',
      days: 248,
      limit: '180 天，宽限 180 天',
      ageing: '已超期限',
    },
  ],
}

export const aTransfer: TransferSheet = {
  batchNumber: 'SS01-U20261123-01',
  unitName: '示范制造有限公司',
  unitCode: '',
  agent: '李**，居民身份证 4401**********0012',
  branchName: branch.name,
  madeAt: '2026-11-23 17:02',
  rows: [
    { caseNumber: 'SS01-20261123-0008', maskedName: '王**', maskedNumber: '4401**********0013', cardTail: '0045', handed: false },
    { caseNumber: 'SS01-20261123-0009', maskedName: '赵**', maskedNumber: '4401**********0021', cardTail: '0046', handed: true },
  ],
  later: 3,
  people: 2,
}

export const aForm: FormSlip = {
  ...what,
  reasonName: '相貌变化较大',
  branchName: branch.name,
  madeAt: '2026-11-23 09:45',
  groups: [
    {
      title: '身份信息',
      cells: [
        { label: '姓名', value: '欧阳䶮㛃𬭎', wide: false },
        { label: '性别', value: '女', wide: false },
        { label: '证件号码', value: '110105194912310021', wide: true },
        { label: '代办人姓名', value: '阿卜杜热合曼·买买提依明·吐尔逊', wide: true },
      ],
    },
  ],
  papers: [{ text: '居民身份证原件', seen: true }],
  notices: [
    { text: '银行账号可能变更', ticked: true },
    { text: '须换发新卡', ticked: false },
  ],
  consents: [{ text: '本人单独同意采集、处理并印制本人照片', at: '2026-11-23 09:43' }],
  pictured: true,
  photo: new Uint8Array([0xff, 0xd8, 0xff]),
  signature,
  signedSaid: null,
  signedAt: '2026-11-23 09:44',
  maker: { name: '王敏', counter: '03' },
  checker: { name: '李蕾', at: '2026-11-23 10:02' },
}

const sure = { basis: null, source: null, note: null, unsure: false } as const

export const aGuide: GuideSlip = {
  branch,
  madeAt: '2026-11-23 09:12',
  sheet: {
    question: '第三代社保卡如何换照片?',
    item: 'REPLACE_PHOTO',
    title: '更换照片',
    rules: '按某市的规定',
    asOf: Day.parse('2026-11-23'),
    can: 'yes',
    brief: ['可以办。'],
    steps: ['取号，到窗口出示证件'],
    text: ['换照片就是换一张新卡。'],
    ticket: 'REPLACE_PHOTO',
    lines: [
      { id: 'can', name: '能不能办', parts: [{ text: '可以办', ...sure }], source: null, note: null, unsure: false },
      {
        id: 'papers',
        name: '带什么',
        parts: [
          { text: '身份证原件', ...sure, basis: '社会保险经办条例' },
          { text: '旧社保卡', ...sure, basis: '社会保险经办条例', unsure: true },
        ],
        source: null,
        note: null,
        unsure: false,
      },
      {
        id: 'fee',
        name: '多少钱',
        parts: [{ text: '18.00元', ...sure }],
        source: '某市办事指南 · 2026-01-01',
        note: '较早的指南',
        unsure: true,
      },
    ],
  },
}

export const aDayEnd: DayEndSheet = {
  branchName: '示范支行',
  day: '2026-11-23',
  run: 2,
  madeAt: '2026-11-23 17:40',
  by: '孙主管',
  again: '补点钱箱',
  lines: [
    { name: '号票', open: '无', figures: '取号 32，办结 32，未到 0', reason: '' },
    { name: '柜台业务', open: '1 件留在柜台没有提交', figures: '今日受理 28 件', reason: '客户改日再来' },
  ],
}

export const aReceipt: SlipData['receipt'] = {
  paper: 'receipt',
  number: 'R20260309-0001',
  caseNumber: 'SS01-20260309-0007',
  itemName: '换领·照片变更',
  maskedName: '张*练',
  amount: '20.50',
  inWords: amountInWords(fen(2050)),
  method: '现金',
  at: '2026-03-09 10:30',
  before: null,
  reason: null,
  operatorName: '王敏',
  branchName: '示范网点',
}
export const aRefund: SlipData['refund'] = {
  ...aReceipt,
  paper: 'refund',
  number: 'T20260309-0001',
  before: 'R20260309-0001',
  reason: '客户撤回申请',
}
export const aStockSlip: SlipData['stock'] = {
  event: '领用',
  number: 'K20260309-001',
  first: 'B00000001',
  last: 'B00000020',
  count: 20,
  operator: '赵卡',
  second: '孙主',
  holder: null,
  supplier: null,
  note: '',
  at: '2026-03-09 09:00',
  branchName: '示范网点',
}

export const aReturn: SlipData['returned'] = {
  caseNumber: anAcceptance.caseNumber,
  itemName: anAcceptance.itemName,
  maskedName: anAcceptance.maskedName,
  maskedNumber: anAcceptance.maskedNumber,
  decidedAt: '2026-03-09 15:20',
  faults: ['照片', '通讯地址'],
  reason: '',
  bring: ['本人有效身份证件'],
  branch: anAcceptance.branch,
}
export const aRejection: SlipData['rejected'] = { ...aReturn, faults: [], reason: '不符合本地办理条件', bring: [] }

export const aPlainSlip: SlipData['end'] = {
  title: '社会保障卡业务终止告知书',
  number: null,
  lead: null,
  rows: [
    ['受理编号', anAcceptance.caseNumber],
    ['终止原因', '持卡人死亡'],
  ],
  blocks: [{ title: '以后怎样办理', lines: ['另行办理'] }],
  table: { heads: ['原登记', '更正为'], rows: [['王明', '王敏']] },
  signs: ['登记人签字'],
  caseNumber: anAcceptance.caseNumber,
  stamp: '受理网点（章）：',
}
