/** Chinese for pickup: days, slots, hours, cards that wait, the texts about them. */
import type { Ageing } from '../../pickup/ageing.ts'
import type { HoursCode } from '../../pickup/hours.ts'
import type { Prediction } from '../../pickup/prediction.ts'
import type { MakingWay } from '../../pickup/promise.ts'
import type { ReminderKind, ReminderState } from '../../pickup/reminder.ts'

export const makingWayText = { instant: '当场制卡', batch: '送制卡中心' } as const satisfies Record<MakingWay, string>

export const pickupText = {
  promised: (day: string, workdays: number): string => (workdays === 0 ? `${day}（当场领取）` : `${day}（${workdays}个工作日）`),
  uncovered: '该日期跨入放假安排尚未公布的年份，按国务院通知调整',
  full: '已约满',
  free: (count: number): string => `余${count}位`,
  closed: '当天不营业',
} as const

/** What this branch's own past says, beside the promise and never in its place. */
export const forecastText = {
  name: '本网点实际用时',
  says: ({ within }: Prediction): string => `10 张卡中有 9 张在 ${within} 个工作日内到网点`,
  madeFrom: ({ cases }: Prediction): string => `按本网点最近 ${cases} 笔同类业务统计，仅供参考`,
  tooFew: '同类业务不足 20 笔，暂不预测',
  slip: ({ within, cases }: Prediction): string => `本网点最近${cases}笔同类业务中，十分之九在${within}个工作日内到卡（仅供参考）`,
} as const

export const ageingText = {
  'no-limit': '本地未定期限',
  'in-time': '期限内',
  soon: '将到期',
  'past-limit': '已超期限',
  'past-grace': '已超宽限期',
} as const satisfies Record<Ageing, string>

export const hoursCodeText = {
  ENDS_BEFORE: '结束时间要晚于开始时间',
  TOO_SHORT: '这一段比一个时段还短',
  OVERLAPS: '与同一天的另一段重叠',
  NEVER_OPEN: '整周没有可领卡的时间',
  NEVER_BOOKABLE: '现场名额占满了所有座位，没有可预约的座位',
} as const satisfies Record<HoursCode, string>

/** The calendar entry: nothing that the slip does not show. */
export const eventText = {
  summary: '领取社会保障卡',
  place: (branch: string, address: string): string => [branch, address].filter(part => part !== '').join(' '),
  note: (number: string, phone: string): string =>
    [`受理编号 ${number}`, '请带本人证件原件和回执', ...(phone === '' ? [] : [`电话 ${phone}`])].join('\n'),
  fileName: (number: string): string => `领卡预约-${number}.ics`,
} as const

type Told = {
  readonly branch: string
  readonly address: string
  readonly phone: string
  readonly holder: string
  readonly number: string
  readonly booked: { readonly day: string; readonly start: string; readonly end: string } | null
  readonly limitDays: number | null
  readonly graceDays: number | null
}

const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const bring = '请带本人证件原件和回执'
const asks = (phone: string): string => (phone === '' ? '' : `咨询电话${phone}。`)
const bookedWords = ({ booked }: Told): string => (booked ? `您已预约${dayWords(booked.day)}${booked.start}至${booked.end}领卡。` : '')

/** What is sent. The name is masked, no document number is in it. */
export const reminderText = {
  ready: told =>
    `【${told.branch}】${told.holder}，您的社会保障卡（受理编号${told.number}）已到网点，${bring}到${told.address}领取。${bookedWords(told)}${
      told.limitDays === null ? '' : `请在${told.limitDays}天内领取。`
    }${asks(told.phone)}`,
  booked: told =>
    `【${told.branch}】${told.holder}，${bookedWords(told)}地址：${told.address}。${bring}（受理编号${told.number}）。${asks(told.phone)}`,
  'overdue-soon': told =>
    `【${told.branch}】${told.holder}，您的社会保障卡（受理编号${told.number}）即将超过${told.limitDays ?? ''}天的领取期限，${bring}尽快到${told.address}领取。${asks(told.phone)}`,
  overdue: told =>
    `【${told.branch}】${told.holder}，您的社会保障卡（受理编号${told.number}）已超过领取期限，${
      told.graceDays === null ? '' : `超期${told.graceDays}天后将退回注销，`
    }${bring}尽快到${told.address}领取。${asks(told.phone)}`,
} as const satisfies Record<ReminderKind, (told: Told) => string>

export const reminderKindText = {
  ready: '到卡通知',
  booked: '预约提醒',
  'overdue-soon': '将到期提醒',
  overdue: '超期提醒',
} as const satisfies Record<ReminderKind, string>

export const reminderStateText = { queued: '待发', sent: '已交出', failed: '多次未成', dropped: '已取消' } as const satisfies Record<
  ReminderState,
  string
>
