/** Texts of the fee step. */
import type { FeeKind, FeeMethod, Fen, ReversalCause, WaiverReason } from '../../money.ts'

export const feeMethodText = { cash: '现金', card: '刷卡', qr: '扫码', transfer: '转账' } as const satisfies Record<FeeMethod, string>

/** Said in the log and on the screens wherever a waiver is told of. */
export const waiverText = {
  'own-fault': '采集或制作有误，按规定免收',
  warranty: '制卡后一年内非人为损坏',
  hardship: '低保、特困等按政策免收',
  unconfirmed: '本地收费标准待确认',
  other: '其他',
} as const satisfies Record<WaiverReason, string>

export const waivedWords = ({ reason, note }: { readonly reason: WaiverReason; readonly note: string }): string =>
  reason === 'other' ? note : note === '' || note === waiverText[reason] ? waiverText[reason] : `${waiverText[reason]}（${note}）`

export const feeStepText = {
  due: '应收',
  yuan: (amount: string): string => `${amount} 元`,
  nothing: '不收费',
  unknown: '本地收费标准待确认，本次不收费。如需收费，请先由主管确认城市规则。',
  basis: '收费依据',
  method: '收款方式',
  terminal: '终端号',
  reference: '交易参考号',
  optional: '可不填，填了便于与银行核对',
  oddNumber: '只能是字母、数字和短横',
  collectNow: '收费',
  collectTitle: '收费',
  collectAsk: (number: string, amount: string): string => `${number}：应收 ${amount} 元，尚未收到。`,
  unpaidHere: (amount: string): string => `应收 ${amount} 元尚未收到，请先收费。`,
  collect: (amount: string): string => `已收 ${amount} 元，开具收据`,
  collectFree: '不收费，继续送制',
  waive: '减免',
  waiveTitle: '减免费用',
  waiveAsk: (amount: string): string => `应收 ${amount} 元，减免后不再收取，理由写入审计日志。`,
  waiveReason: '减免理由',
  waiveCommon: '常用理由',
  short: '请写明理由，至少 2 个字',
  paid: (amount: string, method: string): string => `${amount} 元，${method}`,
  waived: (reason: string): string => `已减免：${reason}`,
  open: (amount: string): string => `${amount} 元，未收`,
  unknownShort: '待确认',
  notYours: '您的岗位不能收费，请由经办或卡务办理。',
  receipt: '打印收据',
  refundSlip: '打印退费凭证',
  refund: '退费撤回',
  refundTitle: '退费撤回',
  refundAsk: (amount: string, method: string): string => `退还客户 ${amount} 元（${method}原路退回），业务作废。制卡以后不能撤回。`,
  withdrawAsk: '没有收过费用，撤回后业务作废。制卡以后不能撤回。',
  refundReason: '撤回理由',
  refundCommon: '常用理由',
  refundReasons: ['客户撤回申请', '受理有误，重新办理', '其他'],
  refunded: (amount: string, number: string): string => `已退费 ${amount} 元，凭证号 ${number}`,
  paidBefore: '费用在退回补正前已结清，不再收取。',

  day: {
    open: '收费日结',
    title: '收费日结',
    of: (day: string): string => `${day} 收费日结`,
    operator: '柜员',
    cash: '现金',
    card: '刷卡',
    qr: '扫码',
    transfer: '转账',
    waived: '减免',
    inOut: (collected: string, out: string): string => (out === '0.00' ? collected : `${collected} − ${out}`),
    drawer: '应有现金',
    openDrawer: '开钱箱',
    counted: '点钞',
    difference: '差额',
    notCounted: '未点',
    stale: '点钞后又有收支，请复点',
    even: '相符',
    total: '合计',
    pieces: (count: number): string => `${count} 笔`,
    empty: '您这一天没有收支',
    count: '点钞登记',
    countTitle: '点钞登记',
    countAsk: (amount: string): string => `账上应有现金 ${amount} 元。请按券别点数，或直接录入总额。`,
    piece: (amount: string): string => `${amount} 元 张数`,
    sum: '现金总额（元）',
    sumWrong: '请录入金额，最多两位小数',
    note: '差额原因',
    noteAsk: '点钞与账面不符，请写明原因，至少 2 个字',
    differs: (amount: string): string => `与账面相差 ${amount} 元`,
    save: '登记',
    saved: '已登记',
    amount: '金额',
    owed: '应退未退',
    owedHint: '这些业务收过费、没有制卡就结束了，客户来时退费。',
    giveBack: '退费',
    giveBackTitle: '退还费用',
    giveBackAsk: (number: string, amount: string, method: string): string => `${number}：退还 ${amount} 元（${method}原路退回）。`,
    back: '返回',
  },
} as const

export const putRightText = {
  open: '更正收费',
  title: '更正收费',
  ask: (amount: string, method: string): string =>
    `账上已收 ${amount} 元（${method}）。原来的记录保留，另记一笔冲正。须另一位复核或主管授权。`,
  what: '什么不对',
  pick: '请选择',
  kinds: { bank: '银行冲正', 'wrong-way': '收款方式记错', 'not-paid': '实际没有收到' },
  follows: { bank: '钱被银行退回，须重新收', 'wrong-way': '钱在，方式改正', 'not-paid': '记错了，须重新收' },
  same: '与账上一样，没有要改的',
  reason: '理由',
  action: '更正',
} as const

export const feeKindText = { collected: '收费', refunded: '退费', reversed: '冲正', waived: '减免' } as const satisfies Record<
  FeeKind,
  string
>
export const reversalText = { bank: '银行冲正', 'not-paid': '实际没有收到', 'wrong-way': '收款方式记错' } as const satisfies Record<
  ReversalCause,
  string
>

export const payManyText = {
  print: '打印合并付款凭证',
  open: '待收与多件合收',
  title: '待收费用',
  none: '没有待收的费用',
  picked: '选中',
  number: '受理编号',
  name: '姓名',
  unit: '单位',
  item: '业务',
  state: '状态',
  again: '须补收',
  pick: '选中或取消',
  wholeUnit: '选中整个单位',
  pay: (count: number): string => (count === 0 ? '合收' : `合收 ${count} 件`),
  sum: (count: number, amount: string): string => `选中 ${count} 件，共 ${amount} 元`,
  payTitle: '多件合收',
  payAsk: (count: number, amount: string): string => `${count} 件一笔收清，共 ${amount} 元，每件各记一笔，全部记上或全部不记。`,
  payer: '付款人或单位',
  payerAsk: '请填写付款人，至少 2 个字',
  done: (count: number, amount: string, number: string): string => `已收 ${count} 件共 ${amount} 元，编号 ${number}`,
} as const

export const feeBookText = {
  title: '收费账',
  span: '日期',
  byDay: '按日',
  byOperator: '按柜员',
  ledger: '流水',
  day: '日期',
  operator: '柜员',
  total: '合计',
  net: '净额（元）',
  waivedCount: '减免笔数',
  waivedSum: '减免（元）',
  accountHeads: (method: string): readonly string[] => [
    `${method}笔数`,
    `${method}收费（元）`,
    `${method}退费（元）`,
    `${method}冲正（元）`,
    `${method}净额（元）`,
  ],
  ledgerHeads: [
    '时间',
    '票据号',
    '类别',
    '受理编号',
    '业务',
    '方式',
    '金额（元）',
    '终端号',
    '交易参考号',
    '合收',
    '原票据号',
    '说明',
    '经手人',
    '授权人',
  ],
  and: '；',
  partOf: (number: string, payer: string): string => `${number} ${payer}`,
  fileName: (from: string, to: string): string => `收费账 ${from} 至 ${to}.xlsx`,
  save: '存为工作簿',
  saved: '已保存',
  notSaved: '没有保存',
  none: '这段时间没有收费',
  entries: (count: number): string => `共 ${count} 笔`,
  match: '与银行核对',
  matchHint: '选银行给的对账文件（xlsx 或 csv）。按参考号核对，没有参考号的按终端号、日期和金额。',
  matched: (count: number, amount: string): string => `相符 ${count} 笔，${amount} 元`,
  allEven: '没有差异',
  differences: (count: number): string => `差异 ${count} 笔`,
  unread: (rows: readonly number[]): string => `第 ${rows.join('、')} 行看不懂日期或金额，请人工核对`,
  kind: '差异',
  kinds: { 'only-bank': '银行有、账上没有', 'only-ledger': '账上有、银行没有', amount: '金额不同', day: '日期不同' },
  bankRow: '银行文件行',
  bankAmount: '银行金额',
  ledgerAmount: '账上金额',
  reference: '参考号',
  paper: '票据号',
} as const

/** How banks head the columns of their lists. */
export const bankHeadings = {
  day: ['交易日期', '交易时间', '日期', '清算日期', '记账日期', '入账日期'],
  amount: ['交易金额', '金额', '交易金额(元)', '收入金额', '贷方发生额', '入账金额'],
  reference: ['参考号', '交易参考号', '检索参考号', '系统参考号', '交易流水号', '流水号', '订单号', '商户订单号'],
  terminal: ['终端号', '终端编号', '终端'],
  kind: ['交易类型', '类型', '借贷标志', '交易名称'],
} as const
/** Kinds of transactions by which money went back. */
export const bankWentOut = ['退', '撤销', '冲正', '借', '支出'] as const

const digitWords = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const placeWords = ['', '拾', '佰', '仟', '万', '拾', '佰', '仟']

/** Whole yuan in the words of a receipt; one nought stands for a run of them, and none at the end. */
function yuanWords(whole: number): string {
  const digits = [...String(whole)].map(Number)
  const said = digits.map((digit, at) => {
    const place = digits.length - 1 - at
    if (digit !== 0) return `${digitWords[digit]}${placeWords[place]}`
    return place === 4 ? '万' : '零'
  })
  return said.join('').replaceAll(/零+/g, '零').replaceAll('零万', '万').replace(/零$/, '')
}

/** An amount as a receipt writes it out, so that no figure can be added: 20.50 is 贰拾元伍角. Below a hundred million yuan. */
export function amountInWords(amount: Fen): string {
  const [whole, jiao, last] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10]
  const parts = [
    whole > 0 ? `${yuanWords(whole)}元` : '',
    jiao > 0 ? `${digitWords[jiao]}角` : last > 0 && whole > 0 ? '零' : '',
    last > 0 ? `${digitWords[last]}分` : '',
  ]
  const words = parts.join('')
  return words === '' ? '零元整' : last > 0 ? words : `${words}整`
}

export const feeSlipText = {
  number: { receipt: '收据号', refund: '凭证号' },
  amount: { receipt: '收费金额', refund: '退费金额' },
  inWords: '大写',
  method: '方式',
  at: { receipt: '收费时间', refund: '退费时间' },
  before: '原收据号',
  reason: '退费原因',
  payee: '收款单位',
  signed: '客户签字',
  keep: '请妥善保管，退费时交回',
} as const
