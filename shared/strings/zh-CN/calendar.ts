/** Texts of the calendar of working days, as the manager keeps it. */
import type { CalendarCode } from '../../pickup/calendar-change.ts'

/** Where a year comes from that only this branch has written. */
export const calendarSource = { text: '本网点自行登记，未见官方安排', url: null } as const

export const calendarProblemText = {
  'wrong-year': '不属于这一年',
  both: '既列为放假又列为上班',
  'make-up-on-weekday': '不是周末，不能列为调休上班',
  'too-many': '列出的日子过多，请核对文件',
  'no-days': '标明官方安排，却几乎没有放假日，请核对文件',
  'year-twice': '同一年出现了两次',
  'no-name': '没有写明是什么节日',
  'no-change': '与现在的安排相同，没有需要保存的改动',
} as const satisfies Record<CalendarCode, string>

export const calendarText = {
  title: '工作日历',
  covered: (years: readonly number[]): string => `官方安排已有：${years.join('、')}年`,
  provisional: (year: number): string =>
    `${year}年的放假安排尚未公布，只知道法定节日；算到这一年的日子都会注明“放假安排未公布”。公布后请导入。`,
  years: '年份',
  days: (year: number): string => `${year}年的放假和调休`,
  columns: {
    year: '年份',
    status: '安排',
    off: '放假',
    worked: '调休上班',
    source: '来源',
    changed: '最近修改',
    day: '日期',
    weekday: '星期',
    open: '营业',
    name: '名称',
  },
  status: { official: '官方公布', provisional: '尚未公布' },
  count: (days: number): string => `${days} 天`,
  off: '放假',
  worked: '上班',
  shipped: '随程序',
  changed: (by: string, at: string): string => `${by} ${at}`,
  reasonOf: (reason: string): string => `原因：${reason}`,
  import: '导入放假安排',
  file: '放假安排文件（JSON）',
  editDay: '调整一天',
  toDays: '看每一天',
  empty: '这一年没有登记放假',

  dayDialog: {
    title: '调整一天的营业',
    day: '日期',
    dayWrong: '请填写日期。',
    open: '这一天',
    opens: '营业',
    closes: '不营业',
    openMissing: '请选择营业还是不营业。',
    name: '名称',
    nameHint: '如 春节调休、电力检修',
    nameMissing: '请填写名称。',
    go: '预览',
  },

  wrongFile: '文件不是放假安排，没有导入。请选择与程序所附格式相同的 JSON 文件。',
  wrongField: (where: string): string => `文件中“${where}”一处不符合格式，没有导入。`,

  preview: {
    title: '保存前预览',
    problems: '有以下问题，不能保存：',
    days: (count: number): string => `营业有变化的日子（${count} 天）`,
    noDays: '没有哪一天的营业发生变化。',
    closes: '改为不营业',
    opens: '改为营业',
    booked: (count: number): string => `已约 ${count} 人领卡，请另约`,
    nowOfficial: (year: number): string => `${year}年从此按官方安排计算。`,
    noLonger: (year: number): string => `${year}年不再有官方安排。`,
    promises: '已承诺的领卡日',
    promisesNone: '没有已承诺的领卡日受影响。',
    promisesSome: (count: number): string => `${count} 件的承诺领卡日按新安排不能保证，保存后顺延并短信告知客户（不会提前）：`,
    number: '受理编号',
    promised: '已承诺',
    would: '按新安排',
    name: '客户',
    tell: '怎样告知',
    tellBy: { text: '短信', call: '没有短信，请打电话' },
    settled: (count: number): string => `另有 ${count} 件原注明“放假安排未公布”，按新安排照旧，保存后去掉这一注明。`,
    more: (count: number): string => `另有 ${count} 件未列出`,
    reason: '修改原因',
    reasonHint: '例如通知的名称和文号',
    reasonShort: '请写明修改原因，至少两个字。',
    save: '保存',
    back: '不保存',
    stale: '日历刚被另一位主管改过，这次没有保存。请返回查看最新内容，再改一次。',
    saved: '已保存，承诺领卡日和预约按新安排计算，顺延的已告知客户。',
  },
} as const

export const calendarProblem = (year: number, day: string | null, said: string): string => `${day ?? `${year}年`}：${said}`
