/** Chinese for pickup: days, slots, hours, cards that wait, the texts about them. */
import type { Ageing } from '../../pickup/ageing.ts'
import type { HoursCode } from '../../pickup/hours.ts'
import type { Prediction } from '../../pickup/prediction.ts'
import type { MakingWay, PromiseMoved } from '../../pickup/promise.ts'
import type { ReminderKind, ReminderState } from '../../pickup/reminder.ts'
import type { TextGround } from '../../pickup/text-truth.ts'

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
  /** The appointment that is no longer held, in news about it. */
  readonly was: { readonly day: string; readonly start: string; readonly end: string } | null
  /** Why the branch is closed then; null where nobody said. */
  readonly why: string | null
  readonly promised: string | null
  /** What a returned case wants mended. */
  readonly faults: readonly string[]
}

const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const bring = '请带本人证件原件和回执'
const asks = (phone: string): string => (phone === '' ? '' : `咨询电话${phone}。`)
const seatWords = ({ day, start, end }: NonNullable<Told['was']>): string => `${dayWords(day)}${start}至${end}`
const stayHome = ({ was }: Told): string => (was ? `原预约${seatWords(was)}请勿前来。` : '')
const cardOf = ({ number }: Told): string => `您的社会保障卡（受理编号${number}）`
const because = ({ why }: Told): string => (why === null ? '' : `因${why}，`)
const bookedWords = ({ booked }: Told): string => (booked ? `您已预约${dayWords(booked.day)}${booked.start}至${booked.end}领卡。` : '')

/** Why a card comes later than promised, as the holder reads it. */
export const promiseMovedText = {
  'make-failed': (): string => '未能按期制成',
  remade: (): string => '已重新制作',
  closure: (reason: string): string => `因网点${reason}不能按原定日期领取`,
  calendar: (): string => '因放假安排调整不能按原定日期领取',
  hours: (): string => '因领卡时间调整不能按原定日期领取',
  late: (): string => '尚未到网点',
  returned: (): string => '需要补正后重新制作',
} as const satisfies Record<PromiseMoved, (reason: string) => string>

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
  returned: told =>
    `【${told.branch}】${told.holder}，您办理的社会保障卡业务（受理编号${told.number}）需要补正：${told.faults.join('、')}。请带本人证件原件到${told.address}补正，补正通知书可在网点领取。${asks(told.phone)}`,
  rejected: told =>
    `【${told.branch}】${told.holder}，您办理的社会保障卡业务（受理编号${told.number}）经复核不予办理，理由见书面告知书，请到${told.address}领取。如不服，可依法申请行政复议或者提起行政诉讼。${asks(told.phone)}`,
  delayed: told =>
    `【${told.branch}】${told.holder}，${cardOf(told)}${told.why ?? promiseMovedText.late()}，${
      told.promised === null ? '到网点后另行通知' : `预计${dayWords(told.promised)}可以领取，请等到卡通知`
    }。${stayHome(told)}${told.booked ? `领卡预约改为${seatWords(told.booked)}。` : ''}${asks(told.phone)}`,
  moved: told =>
    `【${told.branch}】${told.holder}，${because(told)}${told.was ? `您原预约${seatWords(told.was)}领卡，` : '您的领卡预约'}现改为${
      told.booked ? seatWords(told.booked) : ''
    }（受理编号${told.number}）。地址：${told.address}。时间不合适的请联系网点另约。${asks(told.phone)}`,
  cancelled: told =>
    `【${told.branch}】${told.holder}，您${told.was ? seatWords(told.was) : ''}的领卡预约（受理编号${told.number}）已取消，请勿按原时间前来。${asks(told.phone)}`,
  'closed-day': told =>
    `【${told.branch}】${told.holder}，${because(told)}${told.was ? seatWords(told.was) : '您预约的时间'}本网点不办理领卡，请勿前来（受理编号${told.number}）。请联系网点另约时间。${asks(told.phone)}`,
  // The other branch stands in what is told beside the case.
  'sent-on': told =>
    `【${told.branch}】${told.holder}，${cardOf(told)}已转往${told.why ?? '您选择的网点'}，请等到卡通知后${bring}到该网点领取，不必再来本网点。${asks(told.phone)}`,
  there: told =>
    `【${told.branch}】${told.holder}，${cardOf(told)}已到${told.why ?? '您选择的网点'}，${bring}到该网点领取。${asks(told.phone)}`,
  // The carrier and the number of the waybill stand in what is told beside the case.
  mailed: told =>
    `【${told.branch}】${told.holder}，${cardOf(told)}已寄出${told.why === null ? '' : `，${told.why}`}。请本人当面拆开核对姓名和照片，不对请拒收。${asks(told.phone)}`,
} as const satisfies Record<ReminderKind, (told: Told) => string>

export const reminderKindText = {
  ready: '到卡通知',
  booked: '预约提醒',
  'overdue-soon': '将到期提醒',
  overdue: '超期提醒',
  returned: '补正通知',
  rejected: '不予办理通知',
  delayed: '延期通知',
  moved: '改期通知',
  cancelled: '取消通知',
  'closed-day': '停办通知',
  'sent-on': '转送通知',
  there: '他网点到卡通知',
  mailed: '寄出通知',
} as const satisfies Record<ReminderKind, string>

export const reminderStateText = {
  queued: '待发',
  sent: '已交出',
  failed: '多次未成',
  dropped: '已取消',
  refused: '没有送达，待打电话',
  called: '已打电话',
} as const satisfies Record<ReminderState, string>

/** Why a text was not sent although it was due: what it needs and the case did not have. */
export const textGroundText = {
  caseOpen: '业务已办结',
  cardHere: '卡不在网点',
  cardInDrawer: '卡正在发放',
  cardOnItsWay: '卡已不在制作途中',
  cardMayStillCome: '卡赶不上预约的时间',
  seatHeld: '已没有预约',
  seatToCome: '预约时间已过',
  placeOpen: '预约的时间网点停办',
  noSeat: '已另约时间',
  noOtherSeat: '已另约时间',
  lostSeatToCome: '原预约时间已过',
  placeClosed: '停办已取消',
  limitNear: '未到将到期的日子',
  limitOver: '未超过领卡期限',
  stillReturned: '已在补正',
  stillRejected: '状态已变化',
  cardGoesThere: '卡已不在转送途中',
  cardInPost: '卡已不在邮寄途中',
  cardIsThere: '卡不在他网点',
  phoneKnown: '没有可接收短信的手机号码',
} as const satisfies Record<TextGround, string>

/** The number called is for a pickup: whose card is it. */
export const pickupFinderText = {
  title: '领卡',
  hint: '扫描或输入持卡人的证件号码，找到待领的卡；代领的也录持卡人的号码。',
  docType: '持卡人证件类型',
  number: '持卡人证件号码',
  numberHint: '请出示证件原件，扫描或输入',
  missing: '请录入证件号码',
  wrongNumber: '证件号码有误，请核对后重新录入。',
  nothing: '这个号码没有在办的业务，也没有待领的卡。卡可能已领走，或在别的网点。',
  notYet: (number: string, state: string): string => `业务 ${number} 现在是“${state}”，卡还不能领。`,
  find: '查找待领的卡',
  finish: '办结号票',
} as const

/** Today's seats, as the lobby sees them. */
export const visitsText = {
  title: '今日领卡预约',
  open: '今日预约',
  back: '返回取号',
  columns: { time: '时段', number: '受理编号', name: '姓名', state: '状态', note: '备注' },
  empty: '今天没有预约',
  walkIn: '现场',
  over: '时段已过',
  missed: (count: number): string => `曾爽约 ${count} 次`,
  miss: '登记爽约',
  cancel: '取消预约',
  summary: (all: number, open: number): string => `共 ${all} 位，${open} 位还没来`,
  askMiss: '客户没有按时来。登记后座位释放并计一次爽约。',
  askCancel: '取消后这个座位让给别人。',
} as const

/** The manager's room of hours. */
export const pickupHoursText = {
  title: '领卡时段',
  own: (since: string, by: string, reason: string): string => `本网点自定，${by} ${since} 设置：${reason}`,
  fromPlace: '按城市规则的营业时间，本网点没有另设',
  unknown: '城市规则没有营业时间，请设置。',
  weekdays: { '1': '周一', '2': '周二', '3': '周三', '4': '周四', '5': '周五', '6': '周六', '7': '周日' },
  rows: (rows: readonly { readonly from: string; readonly to: string; readonly capacity: number }[]): string =>
    rows.map(({ from, to, capacity }) => `${from}–${to}，每段 ${capacity} 位`).join('；'),
  none: '不办理',
  week: '每周时段',
  slot: '每段',
  minutes: (count: number): string => `${count} 分钟`,
  walkIn: '现场名额',
  percent: (count: number): string => (count === 0 ? '不保留' : `每段保留 ${count}%，不接受预约`),
  edit: '修改时段',
  close: '登记停办',
  reopen: '取消停办',
  folder: '短信文件夹',
  closures: '停办日期',
  noClosures: '没有登记停办',
  closureColumns: { day: '日期', span: '时间', reason: '原因', by: '登记人' },
  wholeDay: '全天',
  days: (first: string, last: string): string => (first === last ? first : `${first} 至 ${last}`),
  uncovered: '该年放假安排尚未公布',
  stranded: '需改约的客户',
  strandedNote: '下列预约的时段已不存在。可以一键改到最近的空位并发短信。',
  noStranded: '所有预约都在现有时段内',
  edit1: {
    title: '修改领卡时段',
    hint: '每天一行，写“开始-结束*座位数”，多段用空格隔开，如 9-12*4 13:30-17*4；不办理留空',
    minutes: '每段分钟数',
    percent: '现场名额（%）',
    reason: '修改原因',
    save: '保存',
    wrongRow: '请按“09:00-12:00*4”填写',
    wrongMinutes: '请填 5 至 240',
    wrongPercent: '请填 0 至 100',
    reasonShort: '请写明原因',
    saved: '已保存，新的预约按新时段。',
  },
  hit: {
    nobody: '没有预约或承诺受影响',
    count: (seats: number, promises: number): string =>
      `影响 ${seats} 位预约${promises === 0 ? '' : `、${promises} 笔在途业务的承诺领卡日`}；改约后逐位发短信，没有手机号码的列入电话名单。`,
    moves: (from: string, to: string): string => `${from} → ${to}`,
    noSeat: '没有空位，取消并请客户另约',
    atCounter: '正在发卡，不改约',
    call: (where: string): string => `${where}（须打电话）`,
    more: (count: number): string => `另有 ${count} 位`,
    moveAll: (count: number): string => `改约 ${count} 位并发短信`,
    column: '改到',
  },
  close1: {
    title: '登记停办',
    firstDay: '开始日',
    lastDay: '结束日',
    lastHint: '只停一天可留空',
    from: '开始时间',
    to: '结束时间',
    spanHint: '如 9、930 或 9点半；全天停办留空',
    reason: '原因',
    save: '登记',
    saveAndMove: (count: number): string => `登记，改约 ${count} 位并发短信`,
    saveOnly: '只登记，不改约',
    wrongDay: '请填写日期',
    backwards: '结束日早于开始日，或已经过去',
    wrongClock: '请写时间，如 9、9:30 或 9点半，开始早于结束',
  },
  folder1: {
    title: '短信交接文件夹',
    words: '没有短信网关接口：到时的短信写成文件放进这个文件夹，由另一程序取走发送。文件含客户手机号，请限制访问。',
    path: '文件夹（完整路径）',
    hint: '留空则不交出，短信留在队列',
    wait: '到卡、退回后等待（分钟）',
    waitHint: '登记有误的，在这段时间内撤回就不会发出',
    save: '保存',
  },
} as const
