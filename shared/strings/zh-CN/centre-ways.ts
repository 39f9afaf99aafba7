/** Chinese for the ways to the card centre by hand and by files. */
import type { RowFault, RowResult } from '../../centre/results.ts'
import type { ColumnKey, PicturePack, SheetForm } from '../../profile/handover.ts'
import { fieldText } from './form.ts'

export const columnText = { ...fieldText, caseNumber: '业务编号', pictureName: '照片文件名' } as const satisfies Record<ColumnKey, string>

/** Words of centres for what became of a row; a code of ours is understood as well. */
export const rowResultWords = {
  taken: ['已接收', '接收', '接收成功', '已收到', '已受理', '受理', '受理成功', '导入成功', '入库成功', '成功', '已入库'],
  made: ['已制卡', '制卡成功', '制卡完成', '已制', '制卡中', '已个人化'],
  sent: ['已发出', '已寄出', '已发卡', '已配送', '配送中', '已发货', '已下发', '已出库'],
  refused: ['退回', '已退回', '拒绝', '失败', '制卡失败', '导入失败', '入库失败', '不合格', '审核不通过', '照片不合格', '未通过', '错误'],
  'with-bank': ['市银行签收', '银行签收', '市行签收', '已到银行'],
  'with-branch': ['网点签收', '已到网点', '网点已签收'],
} as const satisfies Record<RowResult, readonly string[]>

/** The first is what the reference centre writes. */
export const resultHeadings = {
  caseNumber: ['业务编号', '业务流水号', '流水号', '申请编号', 'caseNumber'],
  docNumber: ['证件号码', '身份证号', '身份证号码', '社会保障号码', '社会保障号', '公民身份号码', 'docNumber'],
  batch: ['批次号', '批次', '批次编号', 'batch'],
  result: ['处理结果', '结果', '状态', '制卡状态', '处理状态', 'result', 'status'],
  code: ['原因代码', '错误代码', '失败代码', 'code'],
  reason: ['原因', '失败原因', '退回原因', '错误信息', '说明', '备注', 'reason'],
  receipt: ['回执号', '受理号', '受理编号', '回执编号', 'receipt'],
  at: ['时间', '处理时间', '日期', '处理日期', '更新时间', 'time', 'date'],
  cardTail: ['卡号后四位', '卡号末四位', '卡尾号', '社保卡号', '卡号', 'cardTail'],
} as const satisfies Record<string, readonly string[]>

export const rowFaultText = {
  'no-number': '没有业务编号，也没有证件号码',
  'no-result': '没有处理结果',
  'unknown-result': '看不懂的处理结果',
  'many-cases': '这个证件号码有不止一笔业务，请按业务编号核对',
  'no-case': '本网点没有这笔业务',
  'not-waiting': '这笔业务没有递交，或已放下',
  'of-before': '与更正前的答复相同，没有按新的答复处理，请核对',
  'other-receipt': '回执号与先前的不同，请向制卡中心核对是否重复制卡',
  'shared-receipt': '回执号与另一批的业务相同，已登记，请向制卡中心核对是哪一笔',
} as const satisfies Record<RowFault, string>

export const sheetFormText = {
  xlsx: 'Excel 工作簿',
  'csv-utf8': 'CSV（UTF-8）',
  'csv-gbk': 'CSV（GBK）',
} as const satisfies Record<SheetForm, string>

export const picturePackText = { folder: '照片文件夹', zip: '照片压缩包' } as const satisfies Record<PicturePack, string>

export const handText = {
  open: '人工递交',
  title: '人工递交制卡系统',
  ask: (file: string): string => `照片将以 ${file} 放入递交文件夹。放好后，各项逐一复制到剪贴板，粘贴到制卡系统。`,
  askWithout: '这笔业务不带照片。确认后各项逐一复制到剪贴板，粘贴到制卡系统。',
  put: '放入照片，开始录入',
  putAgain: '重新放入照片',
  lies: (file: string, folder: string): string => `照片 ${file} 在 ${folder}`,
  noPicture: '这笔业务没有照片放在文件夹里。',
  fields: '逐项录入',
  leftEmpty: (names: readonly string[]): string => `未填写，不用录入：${names.join('、')}`,
  inClipboard: '已在剪贴板',
  copyNext: (name: string): string => `复制：${name}`,
  copyAgain: '再复制这一项',
  copyBefore: '复制上一项',
  allCopied: '各项都已复制',
  receipt: '制卡系统的回执号',
  receiptHint: '可手工录入或扫码。登记后照片自动移除。',
  receiptWrong: '请填写至少 3 位的回执号，只用文字、数字和 - _ / . #。',
  note: '登记回执号',
  noteAlso: '确实同号，仍然登记',
  received: (receipt: string): string => `制卡系统已收到，回执号 ${receipt}`,
  back: '取回照片，暂不录入',
  close: '先离开',
} as const

export const centreWaysText = {
  sheet: '制卡',
  toBatches: '批量递交',
  toBoard: '返回',
  nextFault: '；',
  nextOne: '、',
  way: '递交方式',
  waiting: '待递交',
  handFolder: '照片文件夹',
  batchFolder: '批量文件夹',
  resultFolder: '结果文件夹',
  until: '照片留到',
  untilReceipt: '登记回执号为止',
  lying: '还在文件夹里的照片',
  nothing: '没有',
  unset: '没有设置',
  times: '编批时间',
  byKey: '只按键编批',
  seal: '加密',
  sealedFor: (way: string, mark: string): string => `${way}，公钥摘要 ${mark}`,
  sealWays: { sm2: '国密 SM2/SM4', x25519: 'X25519/AES-256-GCM', none: '不加密' },
  pickHand: '照片文件夹',
  pickBatch: '批量文件夹',
  pickResults: '结果文件夹',
  folderSet: '文件夹已设置。',
  batchNow: '立即编批',
  nothingToBatch: '没有待编批的业务。',
  batched: (cases: number): string => `已编批并写出 ${cases} 笔业务。`,
  again: '原样再写',
  onStick: '写到 U 盘',
  writtenAgain: (number: string): string => `批次 ${number} 已写出。`,
  setSeal: '设置公钥',
  sealTitle: '批量文件加密',
  sealAsk: '用制卡中心的公钥加密后，批量文件只有制卡中心能打开，本机也不能再打开。公钥由制卡中心给出。',
  sealWay: '算法',
  sealKey: '公钥（十六进制）',
  sealHint: { sm2: '以 04 开头的 130 位', x25519: '64 位' },
  sealWrong: '公钥位数或字符不对，请核对。',
  sealSave: '保存',
  batches: '批次',
  batchColumns: { number: '批次号', made: '编批时间', by: '编批人', cases: '业务', open: '未回执', written: '写出时间', sealed: '加密' },
  byClock: '定时',
  unwritten: '尚未写出',
  sealedYes: '是',
  sealedNo: '否',
  results: '结果文件',
  resultColumns: { file: '文件', read: '读取时间', rows: '行数', followed: '已处理', faults: '处理不了的行', seen: '核对' },
  fault: (at: number, what: string, said: string): string => `第 ${at} 行${said === '' ? '' : ` ${said}`}：${what}`,
  more: (count: number): string => `；另有 ${count} 行`,
  seen: '已核对',
  seenYes: '已核对',
  seenNo: '待核对',
} as const
