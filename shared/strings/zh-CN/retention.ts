/** Texts of the room in which the manager sees what is kept of people, and answers a person who asks. */
import type { RequestOutcome } from '../../access/retention.ts'

export const retentionText = {
  title: '个人资料',
  loading: '正在读取',
  period: (name: string, days: number | null): string =>
    days === null ? `${name}：本地规则没有写明，不会自动删除` : `${name}：了结后保存 ${days} 天，到期自动删除`,
  closed: '已办结的业务',
  ended: '不通过、作废和提前了结的业务',
  due: (count: number): string => (count === 0 ? '现在没有到期的业务' : `${count >= 200 ? '至少 200' : count} 笔已到期，稍后自动删除`),
  copies: (at: string): string => `最早的一份备份是 ${at} 的，此后删除的内容在它轮换掉之前仍在备份里。`,
  whatGoes: '删除的是照片、扫描件、签名、证件、联系方式和其他能认出个人的内容；受理编号、环节、金额和审计日志保留。',
  wiped: (count: number): string => `删除报告：共删除 ${count} 笔`,
  none: '还没有删除过',
  number: '受理编号',
  state: '结果',
  cause: '缘由',
  files: '照片和单据',
  at: '删除时间',
  byPeriod: '保存期满',
  byRequest: '本人请求',
  onlinePackage: '未受理的线上申请',
  filesOf: (count: number): string => `${count} 份`,

  ask: '本人来查询、复制或要求删除',
  docType: '证件类型',
  docNumber: '证件号码',
  docHint: '核对本人和证件原件后录入完整号码',
  name: '登记的姓名',
  phone: '登记的电话',
  reachedHint: '登记过上门、跨省而没有办成业务的，填当时留的姓名和电话才查得到',
  errands: '上门与跨省的登记',
  errandNumber: '登记编号',
  kind: '种类',
  askedOn: '登记日期',
  errandsHow: '复制：在“上门与跨省”里按登记编号打印回执给本人，联系人和地址当面给本人看。',
  wantsCopy: '查询或复制',
  wantsErase: '要求删除',
  answerTitle: (count: number, errands: number): string =>
    `${count === 0 ? '本网点没有这个证件号码的业务' : `本网点有 ${count} 笔`}${errands === 0 ? '' : `，上门、跨省登记 ${errands} 件`}`,
  item: '业务',
  openedOn: '受理日期',
  until: '保存到',
  outcome: '答复',
  copyHow: '复制：在“查业务”里按受理编号找到业务，出具整件资料给本人。',
  missing: '请录入完整的证件号码',
  eraseAsk: '这个人名下可以删除的业务会立即删除，不能恢复。',
  eraseSure: '删除',
  confirm: '确认删除',
} as const

/** What is said to the person, by what becomes of each case. */
export const requestOutcomeText = {
  erase: '可以删除，个人资料随请求立即删除（个人信息保护法第47条）',
  'under-way': '业务还在办理，办理目的没有实现，办结前不能删除',
  'by-law': '按当地档案规定保存到期后删除；此前只存储，不作他用（个人信息保护法第47条）',
  unset: '本地规则没有写明保存期限，请主管确认后答复',
  wiped: '个人资料已经删除',
} as const satisfies Record<RequestOutcome, string>
