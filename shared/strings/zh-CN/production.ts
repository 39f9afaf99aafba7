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
} as const satisfies Record<Event, string>

/** What a key will do. */
export const productionKeyText = {
  sendToMake: '登记送制',
  makeFailed: '登记制卡失败',
  remake: '重新送制',
  cityBankReceived: '市行签收',
  branchReceived: '网点签收',
} as const satisfies Record<Event, string>

export const productionText = {
  history: '制卡经过',
  none: '还没有送制。',
  by: (name: string): string => `${name}登记`,
  told: {
    paid: '费用已结清，可以送制卡中心。送制以后不能更换照片或撤回。',
    making: '制卡中心正在制作。收到卡后登记签收；做不成时登记失败和原因。',
    'make-failed': '这张卡没有做成。查明原因后重新送制；照片或信息有误的，请联系主管。',
    'at-city-bank': '卡在市行，等待送到网点。收到后登记网点签收。',
  },
  failTitle: '登记制卡失败',
  failReason: '失败原因',
  failCommon: '常见原因',
  failReasons: ['照片被制卡中心退回', '个人信息与卡系统不一致', '卡片打印或写芯片失败', '其他'],
  short: '请写明原因，至少 2 个字',
  receiveTitle: '网点签收',
  receiveAsk: '请对照卡面姓名和照片，录入新卡卡号后四位。',
  cardTail: '卡号后四位',
  tailWrong: '请录入 4 位数字',
  record: '登记',
  notYours: '制卡由卡务登记，您的岗位只能查看。',
} as const
