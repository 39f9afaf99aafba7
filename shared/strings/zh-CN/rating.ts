/** Texts of the page on which a citizen rates the service, and of ratings in reports. */
import type { BadReason, Grade, RatingMoment } from '../../rating/grades.ts'

export const gradeText: Record<Grade, string> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}

export const badReasonText: Record<BadReason, string> = {
  wait: '等候时间太长',
  manner: '服务态度不好',
  unclear: '告知不清楚',
  papers: '要求的材料不合理',
  slow: '办理太慢',
  again: '要跑多趟',
  fee: '收费有疑问',
  equipment: '设备或环境不好',
  other: '其他',
}

export const badReasonsText = (reasons: readonly BadReason[]): string => reasons.map(reason => badReasonText[reason]).join('、')

export const ratingMomentText: Record<RatingMoment, string> = { counter: '受理', pickup: '领卡' }

export const ratingText = {
  invite: '请客户评价',
  rated: '客户已评价。',
  ask: '请您评价本次服务',
  askNote: '点选，或按数字键',
  forCase: (number: string): string => `受理编号 ${number}`,
  whyOf: (grade: Grade): string => `${gradeText[grade]}：请告诉我们哪里不满意`,
  whyNote: '可以多选，点选或按数字键',
  words: '补充说明',
  wordsMissing: '请写明原因',
  pickOne: '请至少选一项',
  hand: '提交评价',
  back: '重新选择',
  thanks: '谢谢您的评价',
  thanksNote: '请将屏幕转回给工作人员',
  toDesk: '回到柜台',
  privacy: '评价只与受理编号关联，由主管汇总查看。',
} as const
