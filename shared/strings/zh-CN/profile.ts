/** Chinese for the rules of a place: their names, values, and how far they can be relied on. */

import type { FeeMoment, FeeTime } from '../../fee/time.ts'
import { type Fen, yuan } from '../../money.ts'
import type { PhotoSpec } from '../../photo/standard.ts'
import type { BankChange, ChildCard, LossFormalWindow, LossTempWindow, Validity, ValidityBand } from '../../profile/card-life.ts'
import type { Channel, PhotoUpload, PickupGround, UnitPickup } from '../../profile/channels.ts'
import type { HandoverWay, PictureName } from '../../profile/handover.ts'
import type { Fee, FreeCase, LeadTime, Mail, OldCardPolicy, PlaceRuleKey, Profile, RuleKey, SameNumber } from '../../profile/profile.ts'
import type { Confidence, Origin, Rule } from '../../profile/rule.ts'
import type { Span } from '../../profile/span.ts'
import type { Weekday } from '../../time.ts'
import { itemShortText } from './business.ts'
import { signWayText } from './signing.ts'

/** Shown wherever a rule has no value. */
export const unknownText = '待本地确认'

export const ruleText = {
  photo: '照片规格',
  photoFromAge: '须有照片的年龄',
  photoReasons: '换照片的理由',
  items: '可办业务',
  guardianUnderAge: '监护人代办年龄',
  adultByAgent: '成年人可否代办',
  hours: '营业时间',
  papers: '所需材料',
  leadTime: '制卡时限',
  channels: '办理渠道',
  photoUpload: '自行上传照片',
  policePhoto: '使用公安户籍照片',
  childCard: '无照片儿童卡',
  validity: '卡有效期',
  renewBeforeDays: '到期前可换卡（天）',
  lossTemp: '临时挂失期限',
  lossFormal: '正式挂失期限',
  lossCoversBank: '银行账户是否一并挂失',
  formalLossByAgent: '正式挂失可否代办',
  bankChange: '更换银行',
  passwordTries: '社保密码可输错次数',
  pickupGrounds: '代领理由',
  unitPickup: '单位领卡',
  signWays: '可用的签名方式',
  feeTime: '收费时点',
  handover: '递交制卡中心',
  reviewApartDays: '复核账号回避（天）',
  crossProvince: '跨省通办的业务',
  uncollectedDays: '无人领取可终止（天）',
  badRatingDays: '差评办结期限（工作日）',
  keepClosedDays: '办结后个人资料保存（天）',
  keepEndedDays: '其他了结后个人资料保存（天）',
  fees: '收费',
  oldCardPolicy: '旧卡处理',
  sameNumber: '银行账号',
  photoChangeByAgent: '换照片可否代办',
  pickupByAgent: '领卡可否代领',
  pickupLimitDays: '领卡期限（天）',
  pickupGraceDays: '宽限期（天）',
  mail: '邮寄',
} as const satisfies Record<RuleKey, string>

export const confidenceText = {
  A: '法律法规或国家标准',
  B: '官方页面',
  C: '非官方页面，请核实',
  D: '来源互相矛盾，请核实',
  P: '软件建议值，请核实',
} as const satisfies Record<Confidence, string>

export const oldCardPolicyText = {
  collect: '受理时收回',
  'collect-unsaid': '收回，什么时候收没有写明',
  'keep-until-enabled': '不收回，新卡启用前可用',
  keep: '由客户保留',
} as const satisfies Record<OldCardPolicy, string>

export const sameNumberText = { same: '账号不变', changes: '账号改变', unknown: '账号可能改变' } as const satisfies Record<
  SameNumber,
  string
>

export const freeCaseText = {
  'first-card': '首次申领',
  'warranty-fault': '一年内非人为损坏',
  'making-fault': '采集或制作有误',
  'information-change': '信息变更',
  'first-generation': '一代换三代',
} as const satisfies Record<FreeCase, string>

export const weekdayText = {
  '1': '星期一',
  '2': '星期二',
  '3': '星期三',
  '4': '星期四',
  '5': '星期五',
  '6': '星期六',
  '7': '星期日',
} as const satisfies Record<Weekday, string>

export const spanText = ({ days, unit }: Span): string => `${days}个${unit === 'work' ? '工作日' : '自然日'}`

export function leadTimeText({ instant, batch }: LeadTime): string {
  const later = batch === null ? [] : [spanText(batch)]
  return [...(instant ? ['即时制卡网点当场'] : []), ...later].join('；') || unknownText
}

export function feeText({ fen, free }: Fee): string {
  if (fen === 0) return '免费'
  const cases = free.map(one => freeCaseText[one]).join('、')
  if (fen === null) return cases === '' ? unknownText : `${cases}免收；其他${unknownText}`
  return cases === '' ? `${yuan(fen)}元` : `${yuan(fen)}元（${cases}免收）`
}

export const channelText = {
  bank: '发卡银行社保卡网点',
  hall: '人社（社保）服务窗口',
  online: '线上渠道',
  phone: '电话（12333或银行客服）',
  'same-bank': '卡面银行的全国网点',
} as const satisfies Record<Channel, string>

export const childCardText = {
  'good-until-replaced': '到期、遗失或换卡前照常使用，换新卡时再采集照片',
  'photo-at-that-age': '到年龄须采集照片换卡',
} as const satisfies Record<ChildCard, string>

export const bankChangeText = {
  'close-first': '先到原银行办账户挂失或注销',
  'after-pickup': '可以直接换，领到新卡后再销原银行账户',
  'no-closing': '可以直接换，不用先销原银行账户',
} as const satisfies Record<BankChange, string>

export const pickupGroundText = { 'old-age': '年老', 'in-hospital': '住院', 'long-away': '长期在外' } as const satisfies Record<
  PickupGround,
  string
>

const choiceText = (yes: boolean): string => (yes ? '可以' : '不可以，须本人到场')
const tempUnitText = { hour: '小时', work: '个工作日', calendar: '天' } as const satisfies Record<LossTempWindow['unit'], string>

export const lossTempText = ({ length, unit, worksAgain }: LossTempWindow): string =>
  `${length}${tempUnitText[unit]}${worksAgain === true ? '，到期自动恢复' : ''}`

export const lossFormalText = (window: LossFormalWindow): string =>
  window.ends === 'never' ? '长期有效' : `${spanText(window)}，到期自动注销`

function holdsText(holds: ValidityBand['holds']): string {
  switch (holds.by) {
    case 'years':
      return `${holds.years}年`
    case 'age':
      return `至${holds.untilAge}周岁`
    case 'long':
      return '长期'
    default:
      return holds satisfies never
  }
}
const bandText = ({ fromAge, holds }: ValidityBand): string => `${fromAge === 0 ? '' : `${fromAge}周岁起`}${holdsText(holds)}`
export const validityText = (bands: Validity): string => bands.map(bandText).join('；')

const daysText = ([least, most]: readonly [number, number]): string => (least === most ? String(most) : `${least}～${most}`)

export function photoUploadText({ reviewDays, receipt }: PhotoUpload): string {
  const review = reviewDays === null ? '自行上传或到照相点拍照' : `上传后${daysText(reviewDays)}个工作日审核`
  return receipt === true ? `${review}，通过后发给相片回执号` : review
}

export const pickupGroundsText = (grounds: readonly PickupGround[]): string =>
  grounds.length === 0 ? '不限' : `仅限${grounds.map(one => pickupGroundText[one]).join('、')}`

export const handoverWayText = {
  http: '联机递交',
  batch: '批量文件',
  hand: '人工递交',
} as const satisfies Record<HandoverWay, string>

export const pictureNameText = {
  number: '证件号码.jpg',
  case: '业务编号.jpg',
  'name-number': '姓名_证件号码.jpg',
} as const satisfies Record<PictureName, string>

export const unitPickupText = ({ people, within }: UnitPickup): string => `${people}人同领，${spanText(within)}内`

export const feeMomentText = { application: '申请时收费', review: '复核通过后收费', pickup: '领卡时收费' } as const satisfies Record<
  FeeMoment,
  string
>

export const feeTimeText = ({ at, unitTransfer }: FeeTime): string =>
  `${feeMomentText[at]}${unitTransfer ? '，单位批量由单位转账，不等到账' : ''}`

const said = <V>({ value }: Rule<V>, say: (value: V) => string): string => (value === null ? unknownText : say(value))

const photoText = ({ width, height, dpi, bytes: [least, most] }: PhotoSpec): string =>
  `${width}×${height}像素，${dpi}dpi，${Math.round(least / 1024)}～${Math.round(most / 1000)}KB，白底`

/** One price, or from the nearest to the farthest. */
export const postageText = (fen: Fen, most: Fen | null): string =>
  [fen, ...(most === null ? [] : [most])].map(one => yuan(one).replace(/\.00$/, '')).join('～')

function mailText({ offered, fen, most }: Mail): string {
  if (!offered) return '不邮寄'
  if (fen === null) return `可邮寄，邮费${unknownText}`
  return fen === 0 ? '可邮寄，免邮费' : `可邮寄，邮费${postageText(fen, most)}元`
}

/** The value of every rule that holds for a whole place, as a teller reads it. */
export const placeRuleText = {
  photo: p => said(p.photo, photoText),
  photoFromAge: p => said(p.photoFromAge, age => `${age}周岁起`),
  guardianUnderAge: p => said(p.guardianUnderAge, age => `未满${age}周岁由监护人办理`),
  adultByAgent: p => said(p.adultByAgent, choiceText),
  photoUpload: p => said(p.photoUpload, photoUploadText),
  policePhoto: p => said(p.policePhoto, yes => (yes ? '可以，须本人同意' : '不可以')),
  childCard: p => said(p.childCard, one => childCardText[one]),
  validity: p => said(p.validity, validityText),
  renewBeforeDays: p => said(p.renewBeforeDays, String),
  lossTemp: p => said(p.lossTemp, lossTempText),
  lossFormal: p => said(p.lossFormal, lossFormalText),
  lossCoversBank: p => said(p.lossCoversBank, yes => (yes ? '一次挂失，银行账户同时停用' : '银行账户另外挂失')),
  formalLossByAgent: p => said(p.formalLossByAgent, choiceText),
  bankChange: p => said(p.bankChange, one => bankChangeText[one]),
  passwordTries: p => said(p.passwordTries, tries => `${tries}次`),
  pickupGrounds: p => said(p.pickupGrounds, pickupGroundsText),
  unitPickup: p => said(p.unitPickup, unitPickupText),
  signWays: p => said(p.signWays, ways => ways.map(way => signWayText[way]).join('、')),
  feeTime: p => said(p.feeTime, feeTimeText),
  handover: p => said(p.handover, ({ way }) => handoverWayText[way]),
  reviewApartDays: p => said(p.reviewApartDays, String),
  crossProvince: p => p.crossProvince.value.map(item => itemShortText[item]).join('、') || '没有',
  uncollectedDays: p => String(p.uncollectedDays.value),
  badRatingDays: p => String(p.badRatingDays.value),
  keepClosedDays: p => said(p.keepClosedDays, String),
  keepEndedDays: p => said(p.keepEndedDays, String),
  oldCardPolicy: p => said(p.oldCardPolicy, policy => oldCardPolicyText[policy]),
  sameNumber: p => said(p.sameNumber, one => sameNumberText[one]),
  photoChangeByAgent: p => said(p.photoChangeByAgent, choiceText),
  pickupByAgent: p => said(p.pickupByAgent, choiceText),
  pickupLimitDays: p => said(p.pickupLimitDays, String),
  pickupGraceDays: p => said(p.pickupGraceDays, String),
  mail: p => said(p.mail, mailText),
} as const satisfies Record<PlaceRuleKey, (profile: Profile) => string>

/** Hosts of the state: only what stands there is an official page. */
const isOfficial = (url: string | null): boolean => url !== null && /^https?:\/\/([^/:?#@]+\.)?gov\.cn(?:[/:?#]|$)/.test(url)

/** An official text read elsewhere is a repost, and is said to be one. */
export const trustText = (confidence: Confidence, url: string | null): string =>
  confidence === 'B' && !isOfficial(url) ? '官方内容转载' : confidenceText[confidence]

/** The line under a rule: where it comes from, how far it holds, whether the branch has confirmed it. */
export function originText({ source, date, confidence, confirmed, fromBase }: Origin): string {
  const trust = confirmed ? '本网点已确认' : trustText(confidence, source.url)
  return [...(fromBase ? ['本地未查到，按全国通用'] : []), source.text, date, trust].join(' · ')
}

/** Said beside a day that falls into a year without an official calendar. */
export const uncoveredText = '放假安排未公布，按国务院通知调整'
