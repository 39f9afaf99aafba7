/** Texts of the slips and the form. */
import type { ConsentId } from '../../business/notices.ts'
import type { PrintKind, SlipKind } from '../../ipc/shapes/print.ts'
import type { Weekday } from '../../time.ts'

export const slipTitle = {
  ticket: '排队号单',
  acceptance: '社会保障卡业务受理回执',
  pickup: '社会保障卡领卡单',
  form: '社会保障卡业务申请表',
  guide: '社会保障卡办事指南',
  receipt: '收费收据',
  refund: '退费凭证',
  returned: '社会保障卡业务补正通知书',
  rejected: '社会保障卡业务不予办理告知书',
  stock: '空白卡收发单',
  uncollected: '待领社会保障卡清单（移交）',
  transfer: '单位领取社会保障卡交接清单',
  'day-end': '网点日终单',
  end: '社会保障卡业务终止告知书',
  correction: '登记更正单',
  consent: '撤回同意回执',
  payment: '合并付款凭证',
  'stock-count': '空白卡盘点单',
  'sent-on': '社会保障卡转送清单',
  'ended-card': '已终止业务卡片处置单',
  parcel: '社会保障卡邮寄随卡说明',
  errand: '上门、跨省业务登记回执',
} as const satisfies Record<SlipKind, string>

/** What is kept as a PDF, by its title. */
export const printTitle = { ...slipTitle, 'case-file': '社会保障卡业务档案' } as const satisfies Record<PrintKind, string>

const weekdayName = { 1: '星期一', 2: '星期二', 3: '星期三', 4: '星期四', 5: '星期五', 6: '星期六', 7: '星期日' } as const satisfies Record<
  Weekday,
  string
>

/** `2026-12-04` as a person reads it aloud. */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const printText = {
  practiceMark: '演练 无效',
  practiceNote: '本单由演练模式打印，不作任何凭证',
  weekday: (day: Weekday): string => weekdayName[day],

  // the ticket
  yourNumber: '您的号码',
  priority: '优先',
  waiting: (count: number): string => (count === 0 ? '前面没有人等候' : `前面还有 ${count} 人等候`),
  takenAt: '取号时间',
  ticketHint: '请留意叫号，过号请到导办台',

  // shared rows
  caseNumber: '受理编号',
  item: '业务类型',
  reason: '办理原因',
  name: '姓名',
  broughtBy: '到场办理',
  docNumber: '证件号码',
  branch: '受理网点',
  counterAndOperator: '窗口与柜员',
  counter: (counter: string, name: string): string => `${counter} 号窗口 ${name}`,
  address: '地址',
  phone: '电话',
  hours: '营业时间',
  signature: '客户签字',
  checker: '复核',
  operator: '柜员',

  // the acceptance slip
  acceptedAt: '受理时间',
  promised: '承诺领卡日',
  promisedOpen: '复核后告知',
  provisional: '该日在下一年度，放假安排按国务院通知调整',
  bringTitle: '领卡时请带',
  whereTitle: '领卡地点',
  fee: '费用',
  receipt: '票据号',
  loss: '是否已挂失',
  yes: '是',
  no: '否',
  medical: '就医说明',
  limit: '领卡期限',
  askTitle: '查询进度',
  askText: '打网点电话或到网点，报受理编号；也可以打 12333，报身份证号码',
  keepHint: '请妥善保管本回执，领卡时交回',

  // the pickup slip
  bookedFor: '领卡时间',
  newCard: '新卡',
  cardTail: '卡号后四位',
  oldCard: '旧卡处理',
  identityResult: '身份核验',
  taker: '领取人',
  toldTitle: '已告知客户',
  toldEnable: '如何启用社会保障功能',
  toldBank: '如何激活银行账户',
  password: '密码须知',
  handedAt: '领取时间',

  eventHint: '用手机扫码，把领卡时间存入日历',

  // what the second person decided
  decidedAt: '决定日期',
  faultsTitle: '需要补正',
  noticeReason: '说明',
  rejectReason: '不予办理的理由',
  mendTitle: '怎样补正',
  mendHow: '请带下列材料到受理网点补正，补正后重新复核，已交的费用不再收取。',
  remedyTitle: '救济途径',
  remedy:
    '对本决定不服的，可以自知道本决定之日起六十日内依法申请行政复议，也可以自知道或者应当知道本决定之日起六个月内依法向人民法院提起行政诉讼。',
  remedyAt: '受理复议的机关、受理诉讼的法院：待本地确认，请向受理网点询问或拨打 12333。',
  againNote: '符合条件后可以重新申请。',
  noticeStamp: '受理网点（章）：',

  // the list of cards that wait
  order: '序号',
  state: '状态',
  waitsSince: '起算日',
  waitedDays: '天数',
  ageing: '期限情况',
  cardCount: (count: number): string => `共 ${count} 张`,
  noCards: '没有待领的卡',
  limitDays: (days: number | null, grace: number | null): string =>
    days === null ? '待本地确认' : grace === null ? `${days} 天` : `${days} 天，宽限 ${grace} 天`,
  handedBy: '移交人：',
  takenBy: '接收人：',
  date: '日期：',

  // the guide
  asked: (question: string): string => `问：${question}`,
  toConfirm: '待本地确认',
  sources: '出处：',
  guideNote: '本页供参考。标“待本地确认”的内容请以受理时窗口核对的规定为准。',
  countedFrom: (day: string): string => `日期按${day}受理推算`,

  // the form
  formNumber: '编号',
  madeAt: '打印时间',
  photo: '照片',
  papers: '提交材料',
  notices: '已告知事项',
  consent: '单独同意',
  consents: {
    PHOTO_CONSENT: '本人单独同意采集、处理并印制本人照片，用于社会保障卡制作与身份核验',
    POLICE_PHOTO_CONSENT: '本人单独同意使用公安机关留存的本人照片制作社会保障卡',
    GUARDIAN_CONSENT: '监护人单独同意为办理本业务处理未满十四周岁被监护人的个人信息',
  } satisfies Record<ConsentId, string>,
  consentGiven: (said: string, at: string): string => `${said}（${at}）`,
  consentMissing: (said: string): string => `${said}：未取得`,
  noPhoto: '本业务不用照片',
  statement: '本人确认以上内容真实、准确，已阅读并理解办理须知。',
  applicantSignature: '申请人签字',
  signedAt: '签字时间',
  maker: '经办',
  makerLine: (name: string, counter: string): string => `${name}　${counter} 号窗口`,
  checkerLine: (name: string, at: string): string => `${name}　${at}`,
  notChecked: '待复核',
  stamp: '受理网点（章）',
} as const
