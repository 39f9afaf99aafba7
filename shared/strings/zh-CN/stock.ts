/** Texts of the stock of blank cards. */
import type { BlankState, SpoilReason } from '../../card/blank.ts'
import type { StockEvent } from '../../ipc/shapes/stock.ts'

export const blankStateText = {
  'in-vault': '库存',
  'with-teller': '柜员领用',
  used: '已制卡',
  spoiled: '作废待上缴',
  'sent-up': '已上缴',
  destroyed: '已销毁',
  lost: '遗失',
} as const satisfies Record<BlankState, string>

export const stockEventText = {
  receive: '入库',
  draw: '领用',
  giveBack: '交回',
  use: '制卡',
  takeBack: '撤回用卡',
  spoil: '作废',
  sendUp: '上缴',
  destroy: '销毁',
  lose: '遗失',
  find: '找回',
  reverse: '冲正',
} as const satisfies Record<StockEvent, string>

export const spoilText = {
  print: '打印不良',
  chip: '芯片写入失败',
  jam: '卡机卡卡',
  damaged: '卡片破损',
  other: '其他',
} as const satisfies Record<SpoilReason, string>

export const stockText = {
  open: '库存',
  title: '空白卡库存',
  back: '返回列表',
  loading: '正在读取库存',
  empty: '还没有空白卡',
  emptyHint: '按 R 登记入库。',
  where: '位置',
  numbers: '卡号段',
  count: '张数',
  cards: (count: number): string => `${count} 张`,
  rangeText: (first: string, last: string): string => (first === last ? first : `${first} 至 ${last}`),
  heldBy: (name: string): string => `${name}领用`,
  gone: (used: number, destroyed: number): string => `已制卡 ${used} 张　已销毁 ${destroyed} 张`,

  balance: '当日结存',
  holder: '保管',
  vault: '库存',
  total: '合计',
  opening: '期初',
  received: '入库',
  drawn: '领用',
  givenBack: '交回',
  usedShort: '制卡',
  spoiled: '作废',
  lost: '遗失',
  found: '找回',
  mended: '冲正',
  closing: '结存',
  even: '账实相符',
  uneven: (book: number, counted: number): string => `账面 ${book} 张，卡号 ${counted} 张，不符，请停用库存并联系主管`,
  spoiledLine: (closing: number, added: number, afterUse: number): string =>
    afterUse > 0
      ? `作废待上缴 ${closing} 张，今日新增 ${added} 张，其中 ${afterUse} 张是制卡后作废`
      : `作废待上缴 ${closing} 张，今日新增 ${added} 张`,

  moves: '收发流水',
  noMoves: '还没有收发',
  at: '时间',
  event: '事项',
  people: '经手与授权',
  by: (operator: string, second: string | null): string => (second === null ? operator : `${operator}，${second}授权`),
  aboutHead: '说明',
  about: (words: readonly (string | null)[]): string => words.join('　'),
  slip: '单号',
  more: '更早',

  first: '起始卡号',
  last: '截止卡号',
  numberWrong: '请录入卡号：字母开头可有可无，后面 4 至 15 位数字',
  rangeWrong: '起止卡号写法要一致，截止不小于起始，一次最多 20000 张',
  counted: (count: number): string => `共 ${count} 张`,
  supplier: '来源',
  supplierHint: '制卡商或上级行',
  note: '说明',
  reason: '作废原因',
  otherAsk: '请写明，至少 2 个字',
  missing: '请填写',
  second: '授权人用户名',
  password: '授权人密码',
  ask: {
    receive: '清点到货卡片，起止卡号与装箱单一致后入库。须另一位复核或主管授权。',
    draw: '从库存领取空白卡，由本人保管到制卡或交回。须另一位复核或主管授权。',
    giveBack: '把本人领用、没有用掉的空白卡交回库存。须另一位复核或主管授权。',
    use: '',
    spoil: '卡片不能再用，登记作废，等待上缴。制卡失败的卡随业务作废，不在这里登记。',
    sendUp: '作废卡清点后上缴上级行。须另一位复核或主管授权。',
    destroy: '上缴的作废卡已销毁。须另一位复核或主管授权。',
    lose: '卡片找不到了。请写明何时何处、已采取的措施，登记后出报告单。须另一位复核或主管授权。',
    find: '遗失的卡片找到了，收回库存。请写明何处找到，登记后出报告单。须另一位复核或主管授权。',
    reverse: '这一笔记错了，卡片回到原来的位置。原记录保留，另记一笔冲正并出报告单。须另一位复核或主管授权。',
  } satisfies Record<Exclude<StockEvent, 'takeBack'>, string>,
  done: (event: string, count: number, slip: string | null): string =>
    slip === null ? `已登记${event} ${count} 张。` : `已登记${event} ${count} 张，单号 ${slip}。`,
  print: '打印凭单',
  noteAsk: '请写明，至少 2 个字',
  takeBack: '冲正',
  takenBack: '已冲正',
  takesBack: '冲正',
  renumber: '更正号段',
  renumberAsk: '到货的号段录错了。请按装箱单录入正确的起止卡号；多出的卡号从账上去掉，缺的卡号入账，其余不动。',
  takeCount: '盘点',
  countTitle: '空白卡盘点',
  countAsk: (where: string, book: number): string =>
    `两人一起清点${where}，账面 ${book} 张。请录入实物的起止卡号，一段一行，如 B00000001-B00000090。`,
  countRanges: '实物卡号段',
  countRangesWrong: '每行一段，写成 起始-截止，写法要一致',
  countNote: '不符的情况',
  countSave: '登记盘点',
  countDone: (number: string, book: number, counted: number): string =>
    book === counted
      ? `已登记盘点 ${number}，账面 ${book} 张，实物 ${counted} 张。`
      : `已登记盘点 ${number}，账面 ${book} 张，实物 ${counted} 张，不符，请查找；找不到的登记遗失。`,
  counts: '盘点记录',
  book: '账面',
  countedNow: '实物',
  missingNumbers: '账上有、实物没有',
  extraNumbers: '实物有、账上不在此处',

  slipTitle: (event: string): string => `空白卡${event}单`,
  operator: '经手人',
  authoriser: '授权人',
  signOperator: '经手人签字',
  signAuthoriser: '授权人签字',
} as const
