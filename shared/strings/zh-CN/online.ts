/** Chinese for applications made online: the teller's room, and what the applicant reads when one is refused. */

import { type MaterialCode, paperCame } from '../../business/materials.ts'
import { isSignWay, type SignWay } from '../../confirm/ways.ts'
import type { ConfirmWay } from '../../ipc/shapes/case.ts'
import type { OnlineRow, OnlineView } from '../../ipc/shapes/online.ts'
import type { OnlineFault, OnlineFaultCode } from '../../online/fault.ts'
import { materialText, noticeTitle } from './business.ts'
import { fileFaultText } from './files.ts'
import { formProblemText } from './form.ts'
import { identityProblemText, identityWarningText } from './identity.ts'
import { checkText } from './photo.ts'

/** Names of the values of `application.json`, as an applicant calls them. */
const fieldNames: Readonly<Record<string, string>> = {
  schema: '文件类型',
  version: '文件版本',
  packageId: '申请编号',
  channel: '申请渠道',
  'channel.code': '申请渠道代码',
  'channel.name': '申请渠道名称',
  sentAt: '提交时间',
  item: '办理事项',
  reason: '办理原因',
  applicant: '申请人',
  'applicant.docType': '证件类型',
  'applicant.number': '证件号码',
  'applicant.name': '姓名',
  'applicant.sex': '性别',
  'applicant.birth': '出生日期',
  'applicant.validFrom': '证件有效期起',
  'applicant.validTo': '证件有效期止',
  form: '申请表',
  'form.ethnic': '民族',
  'form.nationality': '国籍/地区',
  'form.mobile': '手机号码',
  'form.phone': '固定电话',
  'form.residenceAddr': '户籍地址',
  'form.mailAddr': '通讯地址',
  'form.postcode': '邮政编码',
  'form.occupation': '职业',
  'form.bank': '服务银行',
  'form.pickupWay': '领卡方式',
  'form.remark': '备注',
  card: '现有社保卡',
  'card.cardNumber': '卡号',
  'card.bank': '现有卡的银行',
  'card.accountTail': '银行卡号后四位',
  'card.generation': '卡的代次',
  'card.issuedOn': '发卡日期',
  'card.validTo': '卡的有效期',
  notices: '告知记录',
  consents: '同意记录',
  confirmedAt: '确认时间',
  photo: '照片',
  'photo.file': '照片文件',
  'photo.sha256': '照片校验值',
}

const nameOf = (field: string | null): string => (field === null ? '内容' : (fieldNames[field] ?? field))
const ruleTexts: Readonly<Record<string, string>> = { ...identityWarningText, ...identityProblemText, ...formProblemText }
const checks: Readonly<Record<string, { readonly name: string; readonly customer: string }>> = checkText
const files: Readonly<Record<string, string>> = fileFaultText
const notices: Readonly<Record<string, string>> = noticeTitle
const images: Readonly<Record<string, string>> = {
  IMAGE_EMPTY: '照片文件是空的',
  IMAGE_UNREADABLE: '照片文件不是能读的图片格式',
  IMAGE_TORN: '照片文件不完整',
  IMAGE_DRAWING: '照片文件是 PDF 或矢量图，不是照片',
  IMAGE_MANY: '照片文件里有多张画面',
  IMAGE_HEIC: '照片是 HEIC 格式，不能读取',
  IMAGE_TOO_SMALL: '照片太小，人脸不够清楚',
  IMAGE_TOO_LARGE: '照片太大，超过 5000 万像素',
}

type Said = { readonly message: string; readonly whatToDo: string }
const again = '请更正后用新的申请编号重新提交。'

const says = {
  NOT_JSON: () => ({ message: '申请文件不是完整的 JSON 文本。', whatToDo: again }),
  NO_APPLICATION: () => ({ message: '申请包内没有申请文件 application.json。', whatToDo: again }),
  SCHEMA_UNKNOWN: () => ({ message: '申请文件的类型或版本本网点不能处理。', whatToDo: '请渠道按接口说明的版本重新提交。' }),
  FIELD_WRONG: ({ field }) => ({ message: `“${nameOf(field)}”缺少或格式不对。`, whatToDo: again }),
  PHOTO_MISSING: () => ({ message: '申请包内没有所写的照片文件。', whatToDo: again }),
  PHOTO_HASH: () => ({ message: '照片与校验值不符，可能在传送中损坏或被更换。', whatToDo: again }),
  PACKAGE_TWICE: () => ({ message: '这个申请编号已经受理或答复过，没有重复办理。', whatToDo: '请以前一次的答复为准。' }),
  FILE_REFUSED: ({ rule }) => ({ message: `${files[rule ?? ''] ?? fileFaultText.damaged}。`, whatToDo: again }),
  ITEM_NOT_HERE: () => ({ message: '本网点不办理这项业务。', whatToDo: '请到发卡银行网点或社保服务窗口咨询。' }),
  ITEM_NOT_ONLINE: () => ({ message: '本地规定这项业务不能线上申请。', whatToDo: '请带身份证件到网点办理。' }),
  REASON_NOT_HERE: () => ({ message: '本地规定不接受这个办理原因。', whatToDo: '请改选原因，或到网点咨询。' }),
  MINOR: () => ({ message: '申请人未满16周岁，不能线上申请。', whatToDo: '请由监护人陪同，带双方证件到网点办理。' }),
  CASE_OPEN: () => ({ message: '申请人已有一笔业务正在办理，不能重复受理。', whatToDo: '请等待前一笔办完，可拨打12333查询进度。' }),
  NOTICE_MISSING: ({ rule }) => ({
    message: `没有申请人阅读告知事项的记录：${notices[rule ?? ''] ?? rule ?? ''}`,
    whatToDo: '请逐项阅读告知后重新提交。',
  }),
  CONSENT_MISSING: () => ({ message: '没有申请人的单独同意记录。', whatToDo: '请申请人单独同意采集和使用照片后重新提交。' }),
  CARD_UNFIT: ({ rule }) => ({
    message: rule === 'HAS_CARD' ? '申请人已有社保卡，一人一卡，不能首次申领。' : '申请人有另一笔业务正在办理，暂不能办理这项业务。',
    whatToDo: rule === 'HAS_CARD' ? '请改为申请换领或补领。' : '请等待前一笔办完，可拨打12333查询进度。',
  }),
  CARD_MISSING: () => ({ message: '没有填写现有的社保卡。', whatToDo: '请填写现有卡的银行和代次；没有卡的请申请首次申领。' }),
  IDENTITY_WRONG: ({ field, rule }) => ({ message: `${nameOf(field)}：${ruleTexts[rule ?? ''] ?? '不符合要求'}。`, whatToDo: again }),
  FORM_WRONG: ({ field, rule }) => ({ message: `${nameOf(field)}：${ruleTexts[rule ?? ''] ?? '不符合要求'}。`, whatToDo: again }),
  IMAGE_WRONG: ({ rule }) => ({ message: `${images[rule ?? ''] ?? '照片不能使用'}。`, whatToDo: '请换一张清晰的 JPEG 原图重新提交。' }),
  PHOTO_CHECK: ({ rule }) => ({
    message: `照片“${checks[rule ?? '']?.name ?? rule ?? ''}”不合格。`,
    whatToDo: `${checks[rule ?? '']?.customer ?? '请重新拍摄'}，用新的申请编号重新提交；也可到网点现场拍摄。`,
  }),
  TELLER_REFUSED: ({ words }) => ({ message: `经办人员核对后未受理：${words ?? ''}`, whatToDo: again }),
  REVIEW_REJECTED: ({ words }) => ({ message: `复核未通过：${words ?? ''}`, whatToDo: '请到网点当面办理。' }),
  CASE_VOID: ({ words }) => ({ message: `业务已作废：${words ?? ''}`, whatToDo: '如仍需办理，请重新提交。' }),
} as const satisfies Record<OnlineFaultCode, (fault: OnlineFault) => Said>

/** One sentence of what is wrong, one of what to do. */
export const onlineFaultSaid = (fault: OnlineFault): Said => says[fault.code](fault)

export const onlineStateText = { waiting: '待受理', taken: '已受理', refused: '未受理' } as const satisfies Record<
  OnlineRow['state'],
  string
>

export const onlineNoteText = {
  NOT_CITIZEN: '申请人不是持居民身份证的公民，有的地方要求本人到网点办理，请按本地规定核对。',
  CHANNEL_UNKNOWN: '本地规则没有写明这项业务可否线上申请，待本地确认。',
} as const satisfies Record<OnlineView['notes'][number], string>

type Elsewhere = Exclude<ConfirmWay, SignWay>
const confirmWayText = {
  online: '线上确认',
  sheet: '单位登记表签字',
} as const satisfies Record<Elsewhere, string>

const elsewhere = (way: ConfirmWay | null): Elsewhere | null => (way === null || isSignWay(way) ? null : way)

const cameText = {
  online: { sent: '线上传来', unseen: '未见原件，领卡时核对' },
  sheet: { sent: '单位交来复印件或电子文件', unseen: '未见原件，领卡时核对' },
} as const satisfies Record<Elsewhere, Record<'sent' | 'unseen', string>>
/** What a paper is, without what the counter would be told of bringing it. */
const bareName = (material: MaterialCode): string => materialText[material].replace(/（[^）]*）$/, '').replace(/原件$/, '')

/** A paper of a case: nobody at the counter has seen what came through a channel. */
export function paperSaid(material: MaterialCode, way: ConfirmWay | null, asked: string = materialText[material]): string {
  const through = elsewhere(way)
  const came = paperCame(material, way)
  return through === null || came === 'original' ? asked : `${bareName(material)}（${cameText[through][came]}）`
}

/** All papers of a case, those that came the same way on one line. */
export function papersSaid(materials: readonly MaterialCode[], way: ConfirmWay | null): string {
  const through = elsewhere(way)
  if (through === null) return materials.map(material => materialText[material]).join('；')
  const lines = (['original', 'sent', 'unseen'] as const).map(came => {
    const names = materials.filter(material => paperCame(material, way) === came).map(bareName)
    if (names.length === 0) return ''
    return came === 'original' ? names.join('；') : `${cameText[through][came]}：${names.join('、')}`
  })
  return lines.filter(line => line !== '').join('\n')
}

const noticesText = { online: '申请人已在线上逐项阅读', sheet: '已向单位经办人逐项告知' } as const satisfies Record<Elsewhere, string>
/** Null where the notices were given in the chair. */
export function noticesSaid(way: ConfirmWay | null, count: number): string | null {
  const through = elsewhere(way)
  return through && `${noticesText[through]} ${count} 项`
}

const consentText = { online: '线上同意', sheet: '在单位登记表上签字同意' } as const satisfies Record<Elsewhere, string>
/** What stands behind the time of a consent. */
export function consentSaid(way: ConfirmWay | null): string {
  const through = elsewhere(way)
  return through ? ` ${consentText[through]}` : ''
}

/** Null where the holder signed at the counter. */
export function confirmedText(way: ConfirmWay, at: string): string | null {
  const through = elsewhere(way)
  return through && `${confirmWayText[through]}（${at}），没有手写签名`
}

export const onlineText = {
  open: '线上申请',
  title: '线上申请',
  leave: '返回经办台',
  back: '返回列表',
  empty: '没有线上申请',
  emptyHint: '按 F3 从文件取申请包；指定收件文件夹后，每 20 秒自动收取。',
  pick: '从文件取',
  receive: '立即收取',
  inbox: '收件文件夹',
  outbox: '答复文件夹',
  unset: '未指定',
  setInbox: '指定收件',
  setOutbox: '指定答复',
  unsent: (count: number) => `有 ${count} 份答复等着发出，请指定答复文件夹。`,
  received: (taken: number, refused: number) =>
    taken + refused === 0 ? '没有新的申请包。' : `收到 ${taken + refused} 份：待受理 ${taken} 份，未受理 ${refused} 份。`,
  takenOne: '申请包已收下，等您核对照片后受理。',
  refusedOne: '申请包未受理，原因如下；答复文件已写入答复文件夹。',
  refusedUnsent: '申请包未受理，原因如下；尚未指定答复文件夹，答复还没有发出。',
  columns: {
    received: '收到',
    name: '姓名',
    number: '证件号码',
    item: '事项',
    channel: '渠道',
    photo: '照片',
    state: '状态',
    answered: '答复',
    why: '未受理原因',
  },
  photo: { accepted: '合格', flagged: '须确认' },
  answered: '已发出',
  notAnswered: '未发出',
  applicant: '申请人',
  age: (age: number) => `${age} 周岁`,
  documentSpan: (from: string, to: string) => `${from} 至 ${to}`,
  facts: {
    name: '姓名',
    number: '证件号码',
    valid: '证件有效期',
    item: '事项',
    reason: '原因',
    mobile: '手机号码',
    address: '通讯地址',
    bank: '服务银行',
    pickup: '领卡方式',
    confirmed: '线上确认',
    packageId: '申请编号',
    caseNumber: '受理编号',
  },
  finished: '成品照',
  raw: '原图',
  verdicts: '照片检查',
  passed: (count: number) => `${count} 项通过`,
  looks: '请目视确认',
  tickLooks: '请逐项看过照片后勾选；不符合的请按 F10 不受理',
  decide: '确认可用的理由',
  cardTitle: '请核对现有社保卡',
  cardKnown: '本网点登记的状态不能办理此项业务。请查卡管系统或银行系统，状态已变的更正后受理；没有变的按 F10 不受理。',
  cardHint: '本网点没有登记申请人的卡。请查卡管系统或银行系统，核对后填写。',
  cardState: '社保功能',
  account: '银行账户',
  assured: '请核对并勾选',
  accept: '受理并提交复核',
  refuse: '不受理',
  refuseTitle: '不受理这份申请',
  refuseAsk: '理由会原样写进答复，请写申请人看得懂的话。',
  refuseWords: '告诉申请人的理由',
  refuseUsual: '常见理由',
  refuseShort: '请写明理由，至少 2 个字',
  refuseCommon: ['照片不是申请人本人', '照片有遮挡或戴帽子、墨镜', '申请内容与卡管系统不一致'],
  answerAgain: '重发答复',
  answeredAgain: '答复已重新写入答复文件夹。',
  faults: '未受理原因',
  loading: '正在读取申请',
  byOther: '这份申请刚由其他窗口办理，这里没有重复答复。',
  caseState: (state: string) => `业务现在是“${state}”。`,
} as const
