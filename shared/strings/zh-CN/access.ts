/** Names the roles and desks of a branch. */
import type { GrantKind } from '../../access/power.ts'
import type { Desk, Role } from '../../access/roles.ts'
import type { TermsCode } from '../../access/terms.ts'

export const roleText = {
  lobby: '大堂',
  teller: '经办',
  reviewer: '复核',
  cards: '卡务',
  manager: '主管',
  auditor: '审计',
} as const satisfies Record<Role, string>
export const rolesText = (roles: readonly Role[]): string => roles.map(role => roleText[role]).join('、')
export const deskText = {
  teller: '经办台',
  review: '复核台',
  cards: '卡务台',
  lobby: '大堂',
  manager: '主管台',
  audit: '审计台',
} as const satisfies Record<Desk, string>

/** The dialog in which a colleague vouches at a teller's own window. */
export const secondPersonText = { login: '同事的用户名', password: '同事的密码', reason: '理由', missing: '请填写' } as const

export const termsCodeText = {
  AUDITOR_ALONE: '审计人员只能查看，不能兼任其他岗位，也不能代理。',
  AUDITOR_ENDS: '审计账号须填写最后一天。',
  DAY_PAST: '最后一天不能早于今天。',
  DEPUTY_AUDITOR: '审计岗位不能代理。',
  OWN_TERMS: '不能给自己设置期限或代理。请由另一位主管办理。',
} as const satisfies Record<TermsCode, string>

/** What was done to an account, as part of a sentence. */
export const grantText = { made: '新建', raised: '增加过岗位', opened: '重新启用', reset: '重置过密码' } as const satisfies Record<
  GrantKind,
  string
>

export const auditDeskText = { title: '审计台', readOnly: '只能查看。个人信息按规定遮盖，账号到期自动失效。' } as const

export const reassignText = {
  open: '转交',
  title: (number: string): string => `转交 ${number}`,
  ask: (maker: string): string => `这件业务由${maker}经办。转交后出现在接手人的经办台，原来录入的内容都保留。`,
  nobody: '现在没有可以接手的经办人员。',
  to: '接手人',
  reason: '原因',
  missing: '请填写',
  keep: '转交',
  absentTitle: '缺勤同事的业务',
  takeOver: '接手',
} as const

/** The dialogs in which an operator's term, deputy and names are set. */
export const termsText = {
  terms: '期限与代理',
  termsOf: (name: string): string => `${name}的期限与代理`,
  trainee: '学员：每件提交须有同事输入密码确认',
  trains: '学习',
  endsOn: '账号最后一天',
  endsHint: '过了这一天不能再登录；留空为长期',
  deputy: '代理岗位，可多选',
  until: '代理到哪一天',
  untilHint: '过了这一天，代理的岗位自动收回',
  badDay: '请录入日期',
  rolesMissing: '请选择代理的岗位',
  keep: '保存',
  set: (name: string): string => `已设置${name}的期限与代理，本人须重新登录。`,
  rename: '更正姓名',
  renameOf: (name: string): string => `更正${name}的姓名或用户名`,
  renameNote: '以前办的业务仍归此人，旧姓名和旧用户名留在记录里。',
  name: '姓名',
  login: '用户名',
  reason: '更正原因',
  missing: '请填写',
  renamed: (name: string): string => `已更正为${name}。`,
  former: (before: string, after: string, reason: string, by: string, at: string): string =>
    `${at} ${by}：${before} 改为 ${after}（${reason}）`,
  absent: '标记缺勤',
  back: '标记到岗',
  isAbsent: '缺勤',
  isTrainee: '学员',
  together: (parts: readonly string[]): string => parts.join('，'),
  endsAt: (day: string): string => `到 ${day}`,
} as const

export const traineeText = {
  title: '请同事确认提交',
  explain: '本人是学员。请在场的同事看过这件业务，输入本人的用户名和密码后提交。',
  confirm: '确认提交',
} as const

/** The screen at the start that names a manager by what opens the store. */
export const nameManagerText = {
  key: '指定主管',
  title: '没有主管能登录：凭恢复码指定一位',
  note: '用户名已有的，改为主管并换成新密码；没有的，新增一位。这一步记入日志。拿得到恢复码的人都能这样做，请妥善封存。',
  name: '指定为主管',
  named: (login: string): string => `${login} 已是主管，请登录。`,
  fields: {
    recoveryCode: '恢复码',
    passphrase: '数据口令',
    name: '主管姓名',
    login: '用户名',
    password: '登录密码',
    again: '再输一遍密码',
  },
  hints: {
    recoveryCode: '封存的那张纸上的，可以不输空格和横线',
    passphrase: '没有设数据口令的，留空',
    name: '',
    login: '',
    password: '至少 8 位，混用字母和数字',
    again: '',
  },
} as const
