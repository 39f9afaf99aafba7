/** Texts of what is done about a bad grade. */
import type { FollowUpEvent, FollowUpState } from '../../rating/follow-up.ts'

export const followUpStateText = {
  open: '待答复',
  appealed: '申诉待定',
  answered: '已答复',
  'set-aside': '申诉成立，不计',
} as const satisfies Record<FollowUpState, string>

export const followUpEventText = {
  assign: '指定承办人',
  reached: '回访到本人',
  unreached: '回访未接通',
  appeal: '提出申诉',
  uphold: '申诉成立',
  dismiss: '申诉不成立',
  answer: '答复办结',
} as const satisfies Record<FollowUpEvent, string>

export const followUpText = {
  title: '差评',
  summary: (open: number, late: number): string => (late === 0 ? `${open} 条待办结` : `${open} 条待办结，其中 ${late} 条已过期限`),
  empty: '没有差评。',
  back: '返回',
  columns: {
    due: '办结期限',
    number: '受理编号',
    name: '姓名',
    item: '业务',
    grade: '等级',
    reasons: '原因',
    rated: '被评人',
    owner: '承办人',
    state: '状态',
  },
  unowned: '未指定',
  late: '已过期限',
  dueOpen: '（待放假安排公布）',
  steps: '处理经过',
  noSteps: '还没有处理。先指定承办人，再回访。',
  step: (at: string, what: string, by: string): string => `${at} ${what}（${by}登记）`,
  to: (owner: string): string => `指定承办人：${owner}`,
  words: '客户的话',
  said: (day: string, grade: string, reasons: string): string => `${day} ${grade}：${reasons}`,

  assign: '指定承办人',
  assignAsk: '承办人查清情况、回访客户、按期答复。被评人不能承办自己的差评。',
  owner: '承办人',
  nobody: '没有可以承办的人。',
  call: '登记回访',
  callAsk: '每条差评都要回访。三次打不通的，可以书面答复。',
  outcome: '回访结果',
  outcomes: { reached: '联系到本人', unreached: '没有接通' },
  appeal: '登记申诉',
  appealAsk: '被评人认为是误评或恶意评价的，写明理由，由主管判定。',
  judge: '判定申诉',
  judgeAsk: '判定为误评或恶意评价的，这条评价不计；不成立的，继续整改答复。',
  verdict: '判定',
  verdicts: { uphold: '申诉成立', dismiss: '申诉不成立' },
  answer: '答复办结',
  answerAsk: '写明查到的情况、整改和给客户的答复。办结后不能再改。',
  note: '情况',
  noteOf: { assign: '交代', call: '客户说什么', appeal: '申诉理由', judge: '判定理由', answer: '整改和答复' },
  short: '请写明，至少两个字',
  keep: '登记',
} as const
