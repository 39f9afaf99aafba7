/** Texts of the further figures of a report. */
import type { FigureName, PeriodKind } from '../../report/figures.ts'

export const figureText = {
  sent: '送制',
  arrived: '制成到网点',
  failed: '制卡失败',
  remade: '重新制卡',
  sentBack: '制卡退回柜台',
  stockReceived: '空白卡入库',
  stockUsed: '空白卡用出',
  stockSpoiled: '空白卡作废',
  stockLost: '空白卡遗失',
  stockFound: '空白卡找回',
  stockMended: '空白卡冲正',
  collected: '收费笔数',
  collectedFen: '收费（元）',
  refunded: '退费笔数',
  refundedFen: '退费（元）',
  reversed: '冲正笔数',
  reversedFen: '冲正（元）',
  waived: '减免笔数',
  waivedFen: '减免（元）',
  netFen: '净收（元）',
  corrections: '更正',
  age0: '0 至 6 岁',
  age7: '7 至 15 岁',
  age16: '16 至 34 岁',
  age35: '35 至 59 岁',
  age60: '60 岁以上',
  ageUnknown: '年龄未记',
  counter: '柜台受理',
  online: '线上受理',
  unit: '单位批量受理',
} as const satisfies Record<FigureName, string>

export const periodText = { day: '按日', month: '按月', quarter: '按季' } as const satisfies Record<PeriodKind, string>

export const figuresText = {
  title: '统计',
  period: '期间',
  total: '合计',
  by: '期间',
  none: '这段时间没有数字',
  save: '存为工作簿',
  saved: '已保存',
  notSaved: '没有保存',
  groups: { cards: '制卡', stock: '空白卡', fees: '收费', rest: '更正、年龄与渠道' },
  nextGroup: (name: string): string => `改看${name}`,
  fileName: (from: string, to: string): string => `统计 ${from} 至 ${to}.xlsx`,
} as const
