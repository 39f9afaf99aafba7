/** Texts of the waiting line: why somebody goes first, numbers aside, windows and their series. */
import type { Jump, PriorityKind } from '../../queue/line.ts'
import type { HoldReason, PauseReason, TransferReason } from '../../queue/reasons.ts'

export const priorityKindText = {
  old: '老年人',
  disabled: '残疾人',
  soldier: '军人',
  booked: '预约',
  other: '其他优先',
} as const satisfies Record<PriorityKind, string>

export const jumpText = { ...priorityKindText, waited: '等候超时', sent: '转到本窗口' } as const satisfies Record<Jump, string>

export const holdReasonText = {
  'fetch-papers': '客户去取材料',
  copy: '客户去复印',
  companion: '等人到场',
  pay: '客户去缴费或取款',
  phone: '客户接电话',
  unwell: '客户身体不适',
  'other-hold': '其他',
} as const satisfies Record<HoldReason, string>

export const transferReasonText = {
  'wrong-series': '取错号',
  'own-window': '须由专窗办理',
  'other-item': '客户改办别的业务',
  dialect: '语言或沟通需要',
  'manager-asked': '主管安排',
  'other-transfer': '其他',
} as const satisfies Record<TransferReason, string>

export const pauseReasonText = {
  away: '短暂离开',
  shift: '交接班',
  fault: '设备故障',
  meal: '用餐',
  'other-work': '处理内务',
  'other-pause': '其他',
} as const satisfies Record<PauseReason, string>

export const queueText = {
  open: '排队',
  title: '排队与本窗口',
  window: (counter: string): string => `${counter.replace(/^0+(?=\d)/, '')}号窗口`,
  calls: '本窗口叫',
  all: '全部号',
  series: (series: readonly string[]): string => series.map(one => `${one}号`).join('、'),
  state: '状态',
  working: '正在叫号',
  paused: (reason: PauseReason): string => `已暂停：${pauseReasonText[reason]}`,
  hold: '暂缓此号',
  transfer: '转号',
  pause: '暂停叫号',
  resume: '恢复叫号',
  assign: '本窗口叫哪些号',
  assignHint: '写系列字母，例如 AE；不写就是全部。',
  save: '保存',
  back: '回到队列',
  backNumber: (number: string): string => `${number} 回到队列`,
  aside: '暂缓和未到',
  noneAside: '没有暂缓或未到的号',
  held: '暂缓',
  absent: '未到',
  waits: '现在等候',
  wait: (count: number, minutes: number | null, error: number | null): string =>
    `${count} 人${minutes === null ? '' : `，约 ${minutes} 分`}${error === null ? '' : `（近来误差 ${error} 分）`}`,
  item: '转到哪项业务',
  to: '转到哪个窗口（不写就是不指定）',
  reasonLabel: '原因',
  reasonMissing: '请选择原因',
  handOn: '转窗',
  handOnTitle: (number: string): string => `转窗 ${number}`,
  handOnTo: '转到（窗口写数字，业务写号头字母）',
  handOnHint: '例如 5、L、L5。正在办理的业务随号一起转过去。',
  handOnWrong: '没有这个窗口或号头',
  handedOn: (number: string): string => `${number} 已转出`,
  sentBy: (by: string, counter: string, reason: TransferReason): string =>
    `${counter.replace(/^0+(?=\d)/, '')}号窗口${by}转来：${transferReasonText[reason]}`,
  sentTo: (counter: string): string => `转${counter.replace(/^0+(?=\d)/, '')}号`,
  needTicket: '没有正在叫的号',
  estimate: (minutes: number): string => `预计等候约 ${minutes} 分钟`,
} as const
