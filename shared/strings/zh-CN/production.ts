/** Texts of the production step. */
import type { productionEvents } from '../../ipc/shapes/case.ts'

type Event = (typeof productionEvents)[number]

/** What happened, as a line of the history. */
export const productionEventText = {
  sendToMake: '已送制',
  makeFailed: '制卡失败',
  remake: '已重新送制',
  cityBankReceived: '市行已签收',
  branchReceived: '网点已签收',
  backToCounter: '已退回柜台补正',
} as const satisfies Record<Event, string>

/** What a key will do. */
export const productionKeyText = {
  sendToMake: '登记送制',
  makeFailed: '登记制卡失败',
  remake: '重新送制',
  cityBankReceived: '市行签收',
  branchReceived: '网点签收',
  backToCounter: '退回柜台补正',
} as const satisfies Record<Event, string>

/** The same news of a whole box. */
export const manyText = {
  sendToMake: '送制',
  cityBankReceived: '市行签收',
  branchReceived: '网点签收',
} as const

export const productionText = {
  history: '制卡经过',
  none: '还没有送制。',
  by: (name: string): string => `${name}登记`,
  told: {
    paid: '费用已结清，可以送制卡中心。送制以后不能更换照片或撤回。',
    making: '制卡中心正在制作。收到卡后登记签收；做不成时登记失败和原因。',
    'make-failed': '这张卡没有做成。查明原因后重新送制；照片或信息有误的，退回柜台补正，客户不再付费。',
    'at-city-bank': '卡在市行，等待送到网点。收到后登记网点签收。',
  },
  failTitle: '登记制卡失败',
  failReason: '失败原因',
  failCommon: '常见原因',
  failReasons: ['照片被制卡中心退回', '个人信息与卡管系统不一致', '卡片打印或写芯片失败', '其他'],
  short: '请写明原因，至少 2 个字',
  receiveTitle: '网点签收',
  receiveAsk: '请对照卡面姓名和照片，录入新卡卡号后四位。',
  cardTail: '卡号后四位',
  tailWrong: '请录入 4 位数字',
  record: '登记',
  blank: '用卡',
  blankUsed: (number: string): string => `本柜台制卡，白卡卡号 ${number}`,
  here: '本柜台制卡',
  hereTitle: '本柜台即时制卡',
  hereAsk: '取一张本人领用的空白卡制卡，卡号与这笔业务绑定。做坏的登记制卡失败，卡号随之作废，再换一张。',
  hereNone: '您手上没有领用的空白卡，请先在“库存”领用。',
  blankNumber: '空白卡卡号',
  blankWrong: '请录入空白卡卡号',
  made: '制好',
  madeTitle: '制卡完成',
  backTitle: '退回柜台补正',
  backAsk: '制卡中心不收的照片或信息，勾出来退回经办，客户补正后重新复核送制，不再付费。',
  backReason: '退回理由',
  backCommon: '常见理由',
  backReasons: ['照片不符合制卡要求', '姓名或号码与卡管系统不一致', '其他'],
  many: '批量登记',
  manyTitle: (what: string, count: number): string => `批量${what}（${count} 件）`,
  manyTick: '按数字或空格勾选，回车到下一行。',
  manyTails: '拿到哪张录哪张的卡号后四位，录满即勾选，回车到下一行。',
  manyEmpty: '这一环节没有业务了。',
  manyAll: '全选',
  manyNone: '全不选',
  manyGo: (what: string, count: number): string => `${what} ${count} 件`,
  manyDone: (what: string, count: number): string => `已登记${what} ${count} 件。`,
  manyLeft: (number: string, why: string): string => `${number}：${why}`,
  manyRow: (number: string, name: string, item: string): string => `${number}　${name}　${item}`,
  manyBack: '返回列表',
  notYours: '制卡由卡务登记，您的岗位只能查看。',
} as const
