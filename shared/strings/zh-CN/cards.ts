/** Texts of the cards desk: the board of states, one case, and booking a pickup. */

export const cardsText = {
  title: '卡务台',
  board: '各环节',
  oldest: (age: string): string => `最久 ${age}`,
  overdue: (count: number): string => `逾期 ${count}`,

  age: {
    minutes: (count: number): string => `${count} 分钟`,
    hours: (count: number): string => `${count} 小时`,
    days: (count: number): string => `${count} 天`,
  },

  table: {
    number: '受理编号',
    name: '姓名',
    docNumber: '证件号码',
    item: '业务',
    since: '停留',
    promised: '承诺日',
    booked: '预约领卡',
    notBooked: '未预约',
    late: '已过承诺日',
  },
  empty: (state: string): string => `没有“${state}”的业务`,
  emptyHint: '按数字键看其他环节。',
  noMatch: '没有相符的业务，请核对编号。',
  find: '查找或扫码',
  findHint: '受理编号、姓名或证件号码，回车打开',
  open: '打开',
  loading: '正在读取业务',

  room: {
    back: '返回列表',
    book: '预约领卡',
    toStep: '返回当前环节',
    steps: '后续环节',
    facts: '业务概要',
    name: '姓名',
    docNumber: '证件号码',
    item: '业务',
    reason: '办理原因',
    maker: '受理',
    makerAt: (name: string, counter: string): string => `${name}，${counter}号窗口`,
    openedAt: '受理时间',
    fee: '费用',
    receipt: '收据号',
    cardTail: '新卡尾号',
    promised: '承诺领卡日',
    booked: '预约时段',
    notBooked: '未预约',
    notPromised: '待定',
    moved: (state: string): string => `这笔业务刚由其他窗口办到“${state}”，已显示最新内容。`,
    elsewhere: (state: string): string => `这笔业务现在是“${state}”，不在本台办理。`,
  },

  pickup: {
    promised: '承诺领卡日',
    promisedNone: '本地没有规定制卡时限，卡到网点后即可预约。',
    workdays: (count: number): string => `自受理之日起 ${count} 个工作日`,
    atOnce: '当场领取',
    booked: '已预约',
    bookedAt: (day: string, start: string, end: string): string => `${day} ${start} 至 ${end}`,
    none: '还没有预约',
    here: '卡已在网点，今天起就可以领。',
    notHere: '卡还没有到网点，最早预约承诺日。',
    grid: '可约时段，方向键选择，回车预约',
    time: '时段',
    free: (count: number): string => `余 ${count}`,
    full: '约满',
    closed: '不可约',
    noDays: '近期没有可约的时段。请核对营业时间和放假安排，或稍后再约。',
    noOffer: '承诺领卡日未定，卡到网点后再预约。',
    loading: '正在读取可约时段',
    book: '预约所选时段',
    rebook: '改约到所选时段',
    print: '打印领卡单',
    begin: '开始领卡',
    done: (day: string, start: string): string => `已预约 ${day} ${start}。请告诉客户，并提醒带证件原件和回执。`,
    cell: (day: string, start: string, free: string): string => `${day} ${start} ${free}`,
    uncoveredMark: '未公布',
  },
} as const

export function ageText(minutes: number): string {
  if (minutes < 60) return cardsText.age.minutes(minutes)
  if (minutes < 48 * 60) return cardsText.age.hours(Math.floor(minutes / 60))
  return cardsText.age.days(Math.floor(minutes / 1440))
}
