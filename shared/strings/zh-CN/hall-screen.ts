/** Texts of the screen in the hall. */
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** Beijing time, as everywhere in the program. */
const beijingMs = 8 * 60 * 60_000

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const digit = (one: string): string => digits[Number(one)] ?? one
/** A window up to 99 as a person says it. */
function counterWords(counter: string): string {
  const count = Number(counter)
  if (!Number.isInteger(count) || count < 1 || count > 99) return [...counter].map(one => (/\d/.test(one) ? digit(one) : one)).join('')
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${ones === 0 && tens > 0 ? '' : digits[ones]}`
}

export const hallScreenText = {
  /** Spaces keep an engine from reading the digits as one number. */
  say: (number: string, counter: string): string =>
    `请 ${[...number].map(one => (/\d/.test(one) ? digit(one) : one)).join(' ')} 号，到${counterWords(counter)}号窗口。`,
  silent: '本机没有中文语音，只显示不播报',
  dialog: '叫号屏与播报',
  field: { volume: '音量（0 到 100，0 为不播报）', repeats: '每次播报几遍（1 到 3）', from: '不播报：从', to: '不播报：到' },
  wrong: { volume: '请写 0 到 100 的整数', repeats: '请写 1 到 3', from: '请写时间，如 12 或 12:30', to: '请写时间，如 13:30 或 13点半' },
  quietHint: '例如 12:00；不写就是一直播报。',
  please: '请',
  to: '到',
  counter: (counter: string): string => `${counter.replace(/^0+(?=\d)/, '')}号窗口`,
  before: '刚才叫过',
  none: '请等候叫号',
  lost: '线路中断，叫号以窗口为准',
  day: (at: string): string => {
    const local = new Date(Date.parse(at) + beijingMs)
    return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${weekdays[local.getUTCDay()]}`
  },
  open: '打开叫号屏',
} as const
