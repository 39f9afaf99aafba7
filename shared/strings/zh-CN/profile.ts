/** Chinese for the rules of a place: their names, values, and how far they can be relied on. */

import { yuan } from '../../money.ts'
import type { Fee, FreeCase, LeadTime, OldCardPolicy, RuleKey, SameNumber, Span } from '../../profile/profile.ts'
import type { Confidence, Origin } from '../../profile/rule.ts'
import type { Weekday } from '../../time.ts'

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
  return cases === '' ? `${yuan(fen)}元` : `${yuan(fen)}元（${cases}免收）`
}

/** The line under a rule: where it comes from, how far it holds, whether the branch has confirmed it. */
export function originText({ source, date, confidence, confirmed, fromBase }: Origin): string {
  const trust = confirmed ? '本网点已确认' : confidenceText[confidence]
  return [...(fromBase ? ['本地未查到，按全国通用'] : []), source.text, date, trust].join(' · ')
}

/** Said beside a day that falls into a year without an official calendar. */
export const uncoveredText = '放假安排未公布，按国务院通知调整'
