/** Chinese for corrections: what can be put right, its values, the dialog, the list of what was put right. */
import type { FactName } from '../../correction/facts.ts'

export const factText = {
  identity: '证件与身份信息',
  sent: '误登“送制”',
  'city-bank': '误登“市行签收”',
  arrived: '误登“网点签收”',
  'handed-over': '误登“发卡”',
  'old-card': '旧卡处理方式',
  'fee-reversal': '收费冲正',
  'fee-way': '收款方式',
  delivery: '到货号段',
  blank: '所用空白卡',
} as const satisfies Record<FactName, string>

/** What each fact is for, where somebody chooses it. */
export const factHint = {
  identity: '同一个人，姓名、号码或日期录错',
  sent: '卡还没有送制，退回待送制',
  'city-bank': '卡还没有到市行，退回制卡中',
  arrived: '卡其实没有到，撤下待发短信和新卡登记',
  'handed-over': '卡其实没有发出，放回待领；旧卡恢复原状',
  'old-card': '收回、留存登记错了',
  'fee-reversal': '银行冲正，或实际没有收到',
  'fee-way': '钱收到了，方式记错',
  delivery: '入库的号段录错',
  blank: '制卡所用的空白卡号录错',
} as const satisfies Record<FactName, string>

/** The values of facts, by the names they have in a correction. */
export const correctedValueText: Readonly<Record<string, string>> = {
  collected: '已收（分）',
  method: '收款方式',
  terminal: '终端号',
  reference: '交易参考号',
  first: '起始卡号',
  last: '截止卡号',
  blank: '空白卡号',
  docType: '证件类型',
  number: '证件号码',
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  validFrom: '证件有效期起',
  validTo: '证件有效期止',
  event: '登记的环节',
  at: '登记时间',
  handedOver: '已发卡',
  oldCard: '旧卡处理',
  closedAt: '办结时间',
}

export const correctionText = {
  key: '更正',
  title: '更正登记错误',
  what: '更正哪一项',
  pick: '请选择要更正的项目',
  old: '原登记',
  reason: '更正原因',
  reasonShort: '请写明更正原因，至少两个字',
  incomplete: '请按证件填完整后再更正',
  second: '需要另一位同事同意',
  login: '复核员或主管登录名',
  password: '本人口令',
  secondMissing: '请另一位同事输入登录名和口令',
  resign: '改动了客户签过名的内容，更正后须请客户重新签名。',
  undo: '确认这一步没有发生，撤回后按未登记处理。',
  confirm: '登记更正',
  none: '无',
  and: '、',
  next: '；',
  yes: '是',
  no: '否',
  list: '更正记录',
  line: (fact: string, values: string) => `${fact}：${values}`,
  change: (name: string, was: string, now: string) => `${name} 由“${was}”改为“${now}”`,
  by: (by: string, second: string | null, reason: string) => (second ? `${by} 登记，${second} 同意；${reason}` : `${by} 登记；${reason}`),
} as const
