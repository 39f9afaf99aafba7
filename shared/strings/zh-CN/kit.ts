/** The few words the kit itself says; every other text comes in as a prop. */
import type { Weekday } from '../../time.ts'

export const kitText = {
  caps: { Escape: 'Esc', Space: '空格', Enter: '回车', Tab: 'Tab', Backspace: '退格', PageDown: '下翻' },
  keyBar: '现在可用的按键',
  optional: '选填',
  weekdays: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' } satisfies Record<Weekday, string>,
  noSuchDay: '没有这一天',
  dayHint: '8 位数字，如 20260131',
  dayOrLongHint: '8 位数字；长期按 L',
  long: '长期',
  codeHint: '代码、汉字、拼音',
  noCode: '没有相符的代码，请换一种写法',
  tickedOf: (done: number, all: number) => `${done} / ${all}`,
  levels: { pass: '通过', flag: '请看', refuse: '不合格' },
  cancel: '取消',
  close: '关闭',
  again: '重试',
  waiting: '请稍候',
  practice: '演练模式，数据均为虚构',
  copy: '复制',
  copied: '已复制',
} as const
