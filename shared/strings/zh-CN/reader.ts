/** Texts of the ID card reader, and the one word that a chip itself holds. */

/** As the chip of a document without an end has it. */
export const chipLong = '长期'

/** What happened and what to do; the fields are always there to be typed into. */
export const readerTroubleText = {
  reader: '没有接读卡器。请接好读卡器，或手工录入。',
  'not-chosen': '这个窗口还没有选定读卡器。请按 F4 选一台，或手工录入。',
  'no-driver': '这台电脑不支持直接读卡。请手工录入。',
  unplugged: '读卡器断开了。请检查连接线后再按 F4，或手工录入。',
  'in-use': '读卡器正被其他程序占用。请关闭那个程序后再按 F4，或手工录入。',
  permission: '系统不允许使用读卡器的端口。请电脑维护人员授权，先手工录入。',
  'no-card': '没有读到证件。请把证件放在读卡区；刚读过的请拿开再放。',
  'lift-again': '证件要拿开再放一次。请重放证件后再按 F4，或手工录入。',
  'no-answer': '读卡器没有响应。请重新插拔读卡器后再按 F4，或手工录入。',
  deadline: '读卡器响应太慢。请重放证件后再按 F4，或手工录入。',
  stopped: '读卡已停止，没有读到内容。请再按 F4，或手工录入。',
  checksum: '读卡器传来的数据不完整。请重放证件后再按 F4，或手工录入。',
  'read-failed': '证件读不出来。请重放证件后再按 F4；仍读不出，请手工录入。',
  'not-a-document': '放的不是身份证件，或证件种类不认识。请换证件，或手工录入。',
  'card-refused': '证件与读卡器互认没有通过，芯片可能有问题。请核对证件真伪，手工录入。',
  module: '读卡器的安全模块不能用。请报修读卡器，先手工录入。',
} as const

const known: Readonly<Record<string, string>> = readerTroubleText
export const readerTrouble = (reason: unknown): string => known[String(reason)] ?? readerTroubleText['read-failed']

export const readerText = {
  read: '读证件',
  choose: '选读卡器',
  reading: '正在读证件…',
  done: '已从芯片读取，请与证件、本人核对',
  changed: '有内容在读取后改过，将如实记录',
  title: '选读卡器',
  note: '选定后，本窗口一直使用这一台；换插口不用重选。请只选读卡器的端口。',
  none: '没有找到读卡器的端口。请接好读卡器再打开这里，或手工录入。',
  port: (name: string, isHere: boolean) => (isHere ? `${name}（当前使用）` : name),
  use: '选定',
  drop: '不用读卡器',
} as const

export const chipDoubtText = {
  NUMBER_WRONG: '芯片里的证件号码校验不符',
  SEX_DIFFERS: '芯片里的性别与证件号码不符',
  BIRTH_DIFFERS: '芯片里的出生日期与证件号码不符',
  DAYS_REVERSED: '芯片里的有效期止早于有效期起',
  FIELD_UNREAD: '芯片里有内容缺失或读不懂，请按证件补齐',
} as const

export const chipDoubtsText = (doubts: readonly (keyof typeof chipDoubtText)[]): string =>
  `${doubts.map(doubt => chipDoubtText[doubt]).join('；')}。请与证件核对。`
