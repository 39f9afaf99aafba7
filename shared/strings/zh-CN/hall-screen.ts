/** Texts of the screen in the hall. */
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** Beijing time, as everywhere in the program. */
const beijingMs = 8 * 60 * 60_000

export const hallScreenText = {
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
