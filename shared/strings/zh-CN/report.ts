/** Texts of the manager's reports and of the end of a day. */
import type { CardAge } from '../../pickup/card-ages.ts'
import type { DayLine } from '../../report/day-end.ts'
import type { SpanName } from '../../report/day-span.ts'
import type { CountedKind } from '../../report/tally.ts'
import type { FaultPart } from '../../review/fault.ts'

export const countedText: Record<CountedKind, string> = {
  taken: '取号',
  served: '受理',
  approved: '复核通过',
  returned: '退回',
  rejected: '不通过',
  closed: '办结',
  voided: '作废',
}

export const spanText: Record<SpanName, string> = {
  today: '今天',
  yesterday: '昨天',
  week: '近七天',
  month: '本月',
  lastMonth: '上月',
}

export const returnPartText: Record<FaultPart, string> = {
  identity: '身份',
  papers: '材料',
  form: '填单',
  photo: '照片',
  other: '其他',
}

/** '3 分 20 秒'; hours only where there are any. */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60) return `${Math.floor(minutes / 60)} 时 ${minutes % 60} 分`
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}

export const shareText = (part: number, of: number): string => (of === 0 ? '' : `${Math.round((part / of) * 100)}%`)

export const reportText = {
  title: '报表',
  span: '时段',
  from: '起',
  to: '止',
  item: '业务',
  allItems: '全部业务',
  operator: '经办',
  allOperators: '全部人员',
  by: '分组',
  groups: { day: '按日', item: '按业务', operator: '按人员', returns: '退回与评价' },
  filters: '条件',
  apply: '按条件看',
  badSpan: '起止日期不对，最长一年',
  line: {
    title: '等候人数',
    now: '今天',
    usual: (weekday: string): string => `近四个${weekday}`,
    hour: (hour: number): string => `${hour}时`,
    said: (hour: string, most: number, low: number | null, high: number | null): string =>
      `${hour}最多 ${most} 人${low === null || high === null ? '' : `，平常 ${low === high ? low : `${low} 至 ${high}`} 人`}`,
    none: '今天还没有人取号',
  },
  cards: {
    title: '待领卡存放时间',
    lain: '已存放',
    ages: { week: '7 天内', month: '8 至 30 天', quarter: '31 至 90 天', longer: '90 天以上' } satisfies Record<CardAge, string>,
    none: '没有待领的卡',
    count: (count: number): string => `共 ${count} 张`,
  },
  pictures: {
    title: '照片一次通过率（%）',
    span: '近两周',
    none: '近两周没有拍照的业务',
  },
  chart: (what: string, group: string): string => `${what}，${group}`,
  chartOf: '图示',
  measures: {
    served: '受理件数',
    wait: '等候时间中位数（分）',
    handling: '办理时间中位数（分）',
    first: '照片一次通过率（%）',
  },
  total: '合计',
  day: '日期',
  wait: '等候',
  handling: '办理',
  median: '中位',
  nine: '九成办结用时',
  photo: '照片一次通过',
  rating: '评价',
  ratingOf: (mean: string, count: number): string => `${mean}（${count}）`,
  bad: '差评',
  none: '这段时间没有业务',
  returns: '退回原因',
  noReturns: '没有退回',
  count: '件数',
  grades: '满意度',
  noGrades: '没有评价',
  badReasons: '差评原因',
  badList: '差评明细',
  number: '受理编号',
  grade: '等级',
  reasons: '原因',
  words: '补充说明',
  save: '导出 Excel',
  saved: '已导出。',
  notSaved: '没有导出。',
  fileName: (from: string, to: string): string => `业务报表 ${from}${from === to ? '' : ` 至 ${to}`}.xlsx`,
  explain:
    '受理按首次提交计；等候从取号到首次叫号，办理从叫号（没有取号的从受理身份）到提交；照片一次通过是第一张就采用、没有重拍也没有由同事同意的。网上和单位批量的业务不计办理时间。',
  seconds: (name: string): string => `${name}（秒）`,
  percent: (name: string): string => `${name}（%）`,
  people: (name: string): string => `${name}（人）`,
} as const

type Figures = Readonly<Record<string, number>>
const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')} 元`
const at = (figures: Figures, name: string): number => figures[name] ?? 0

export const dayLineText: Record<
  DayLine,
  { readonly name: string; readonly open: (count: number) => string; readonly figures: (f: Figures) => string }
> = {
  tickets: {
    name: '号票',
    open: count => `${count} 个号没有办结`,
    figures: f => `取号 ${at(f, 'taken')}，办结 ${at(f, 'done')}，未到 ${at(f, 'absent')}`,
  },
  counter: { name: '柜台业务', open: count => `${count} 件留在柜台没有提交`, figures: f => `今日受理 ${at(f, 'served')} 件` },
  reviews: {
    name: '复核',
    open: count => `${count} 件待复核`,
    figures: f => `通过 ${at(f, 'approved')}，退回 ${at(f, 'returned')}，不通过 ${at(f, 'rejected')}`,
  },
  tied: {
    name: '复核回避',
    open: count => `${count} 件由经办人动过账号的人作了决定`,
    figures: f => `涉及 ${at(f, 'pairs')} 对人员`,
  },
  drawers: {
    name: '现金',
    open: count => `${count} 个钱箱没有点清`,
    figures: f =>
      `账面现金 ${yuanOf(at(f, 'cash'))}，点得 ${yuanOf(at(f, 'counted'))}，差额 ${yuanOf(at(f, 'difference'))}；刷卡 ${yuanOf(at(f, 'card'))}，扫码 ${yuanOf(at(f, 'qr'))}`,
  },
  owed: { name: '待退费', open: count => `${count} 笔该退未退`, figures: f => `共 ${yuanOf(at(f, 'fen'))}` },
  stock: {
    name: '空白卡账实',
    open: count => `账实相差 ${count} 张`,
    figures: f =>
      `期初 ${at(f, 'opening')}，收入 ${at(f, 'received')}，用出 ${at(f, 'used')}，作废 ${at(f, 'spoiled')}，期末 ${at(f, 'closing')}`,
  },
  held: { name: '抽屉里的空白卡', open: count => `${count} 张没有交回库房`, figures: f => `${at(f, 'tellers')} 人持有` },
  texts: { name: '短信', open: count => `${count} 条没有发出`, figures: f => `到期未发 ${at(f, 'due')}，发送失败 ${at(f, 'failed')}` },
  uncollected: {
    name: '逾期未领',
    open: count => `${count} 张卡过了领卡期限`,
    figures: f =>
      `在网点待领 ${at(f, 'waiting')}，已回退 ${at(f, 'sentBack')}，转送在途 ${at(f, 'sentOn')}，邮寄在途 ${at(f, 'inPost')}，已终止待处置 ${at(f, 'ended')}`,
  },
  missing: {
    name: '待领卡清点',
    open: count => `${count} 张卡没有找到`,
    figures: f => `账面 ${at(f, 'here')} 张，没有格口 ${at(f, 'unplaced')} 张，当日清点 ${at(f, 'counts')} 次`,
  },
  errands: {
    name: '上门与跨省',
    open: count => `${count} 件过了约定或答复的日期`,
    figures: f => `未办结 ${at(f, 'open')} 件`,
  },
  bad: {
    name: '差评整改',
    open: count => `${count} 条差评没有答复`,
    figures: f => `过期限 ${at(f, 'late')}，没有承办人 ${at(f, 'unowned')}`,
  },
  online: {
    name: '线上申请',
    open: count => `${count} 件没有处理完`,
    figures: f => `待受理 ${at(f, 'waiting')}，待回复 ${at(f, 'unanswered')}`,
  },
  units: { name: '单位批量', open: count => `${count} 批没有办完`, figures: f => `共 ${at(f, 'rows')} 行` },
  centre: {
    name: '递交制卡中心',
    open: count => `${count} 件没有了结`,
    figures: f => `待传 ${at(f, 'waiting')}，待处理 ${at(f, 'stuck')}，对不上的消息 ${at(f, 'kept')}，文件夹里的照片 ${at(f, 'pictures')}`,
  },
}

export const dayEndText = {
  title: '日终',
  day: '日期',
  line: '项目',
  open: '未了',
  figures: '当日情况',
  reason: '说明',
  zero: '无',
  explain: '写说明',
  explainTitle: (name: string): string => `${name}：未结原因`,
  common: '常用说明',
  usual: ['客户改日再来', '已交接给次日值班', '待上级答复', '已登记，次日处理', '其他，自己写'],
  usualAgain: ['日终后又办了业务', '补点钱箱', '更正说明'],
  words: '说明',
  short: '请写至少两个字',
  close: '日终',
  again: '重新日终',
  againTitle: '重新日终',
  againAsk: '这一天已经日终。再做一次会另存一份，原来的保留。',
  againReason: '重做原因',
  todo: (count: number): string => `还有 ${count} 项未了结也没有说明，选中后写说明。`,
  ready: '每一项都已为零或有说明，可以日终。',
  done: (clock: string, by: string): string => `已于 ${clock} 由${by}日终。`,
  run: (run: number): string => `第 ${run} 次`,
  changed: '日终之后又有变化，需要时重新日终。',
  unclosed: (days: readonly string[]): string => `还没有日终的日子：${days.join('、')}`,
  tiedPair: (maker: string, checker: string, how: string, cases: readonly string[]): string =>
    `经办 ${maker}，决定 ${checker}（${how}）：${cases.join('、')}`,
  tiedHow: (by: string, day: string, done: string): string => `账号 ${day} 由${by}${done}`,
  print: '打印日终单',
  sheetTitle: '日终单',
  signManager: '主管签名',
  signSecond: '复核签名',
  sheetReason: (reason: string): string => `重做原因：${reason}`,
  sheetOf: (branch: string, day: string, run: number): string => `${branch}　${day}　第 ${run} 次`,
} as const
