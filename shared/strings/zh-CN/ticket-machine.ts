/** Texts of the ticket machine, in the words people use. */
import type { ItemCode } from '../../business/items.ts'
import { itemShortText, itemText } from './business.ts'

/** What people come to say; the others go by their own names. */
const said: { readonly [I in ItemCode]?: readonly [string, string] } = {
  REPLACE_PHOTO: ['换照片', '照片太旧，或没有照片'],
  PICKUP: ['领新卡', '收到短信，来取卡'],
  REPLACE_UPGRADE: ['换第三代卡', '手上还是旧的社保卡'],
  REISSUE: ['卡丢了', '挂失、补一张新卡'],
  APPLY: ['第一次办卡', '从来没有社保卡'],
  REPLACE_DAMAGED: ['卡坏了', '断了、污了、读不出来'],
}

export const ticketMachineText = {
  open: '自助取号',
  leave: '退出自助取号',
  title: '您来办什么',
  hint: '点一下，取号等候',
  usual: '标准',
  large: '大字版',
  more: '更多业务',
  help: '请人帮忙',
  helpTitle: '请稍候',
  helpNote: '请在此稍等，或到咨询台，工作人员会来帮您。',
  back: '返回',
  waiting: (count: number): string => (count === 0 ? '现在没有人等候' : `现在等候 ${count} 人`),
  priorityNote: '老年人、残疾人、孕妇、军人可优先',
  first: '请问您是',
  firstNote: '点选后工作人员会看一下证件',
  kinds: { none: '都不是', old: '老年人', disabled: '残疾人', soldier: '军人', other: '孕妇或带婴儿' },
  printing: '正在打印号单…',
  yours: '您的号码',
  ahead: (count: number): string => (count === 0 ? '前面没有人等候' : `前面还有 ${count} 人`),
  take: '请取走号单，留意叫号屏。',
  done: '好的',
  giveUp: '退号',
  failedTitle: '号单没有打印出来',
  failedNote: '这个号没有生效。请再试一次，或请人帮忙。',
  again: '再试一次',
  word: (item: ItemCode): string => said[item]?.[0] ?? itemShortText[item],
  explain: (item: ItemCode): string => said[item]?.[1] ?? itemText[item],
} as const
