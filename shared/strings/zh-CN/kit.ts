/** The few words the kit itself says; every other text comes in as a prop. */
import type { Weekday } from '../../time.ts'

type RareTold = {
  readonly character: string
  readonly code: string
  readonly radical: string | null
  readonly strokes: number | null
  readonly pinyin: string | null
}

export const kitText = {
  takeBack: (what: string): string => `撤销：${what}`,
  caps: {
    Escape: 'Esc',
    Space: '空格',
    Enter: '回车',
    Tab: 'Tab',
    Backspace: '退格',
    PageDown: '下翻',
    ContextMenu: '菜单键',
    'Alt+Enter': 'Alt+回车',
  },
  /** A picture is heard as its name alone, so the name says every figure. */
  chart: (title: string, bars: readonly { readonly name: string; readonly value: number }[]): string =>
    `${title}：${bars.length === 0 ? '0' : bars.map(({ name, value }) => `${name} ${value}`).join('，')}。`,
  chartSaid: (title: string, points: readonly string[]): string => `${title}：${points.length === 0 ? '0' : points.join('；')}。`,
  /** What takes a while: so far, and in all. */
  underWay: {
    working: (seconds: number): string => `正在处理，已用 ${seconds} 秒`,
    done: (seconds: number): string => `处理完成，用时 ${seconds} 秒`,
    failed: (seconds: number): string => `没有完成，用了 ${seconds} 秒；原因见办理页面`,
    chosen: '正在处理',
  },
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
  changed: '打开此框后，这一条已有变动，可能已由其他窗口办理。这里不再执行，请按 Esc 关闭后核对。',
  lost: '原先选中的一条已被其他窗口办理，不在此列。请用方向键另选一条。',
  pasteLong: (count: number, most: number) => `粘贴的内容有 ${count} 个字，此栏最多 ${most} 个，没有填入`,
  pasteNoDay: '粘贴的内容认不出是哪一天，没有填入',
  scanned: (label: string, isNumber: boolean) =>
    `扫到的${isNumber ? '是证件号码' : '是条码上的号码'}，不属于“${label}”，没有填入。请把光标放到对应的栏目再扫一次。`,
  waiting: '请稍候',
  practice: '演练模式，数据均为虚构',
  copy: '复制',
  copied: '已复制',
  division: {
    key: '选行政区划',
    title: '选择行政区划',
    label: '名称、拼音或代码',
    top: '全国',
    down: '进入下一级',
    take: '选定',
    here: (name: string) => `就选${name}`,
    up: '上一级',
    none: '没有相符的区划，请换一种写法；表里没有的旧区划可直接填写代码',
  },
  rare: {
    key: '生僻字',
    title: '生僻字录入',
    label: '编码、部首加笔画数，或拼音',
    placeholder: '20BB7 / 口3 / hong',
    hint: '如 20BB7；口3（部首口，部首外 3 画）；hong。方向键选字，回车录入',
    found: '找到的字',
    take: '录入此字',
    none: '没有找到这个字。请核对编码，或换部首、笔画数、拼音再试',
    more: (count: number) => `　另有 ${count} 个未列出，请写得更具体`,
    told: ({ character, code, radical, strokes, pinyin }: RareTold) =>
      [character, code, radical === null ? '' : `${radical}部 ${strokes} 画`, pinyin ?? ''].filter(part => part !== '').join('　'),
  },
} as const

export const secondText = { login: '授权人用户名', password: '授权人密码', missing: '请填写' } as const
