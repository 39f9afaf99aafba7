/** The State Council's yearly notice on days off: how it writes what it arranges, and what is said where it cannot be read. */
import type { NoticeCode, NoticeProblem } from '../../pickup/notice-problem.ts'

/** The seven that every notice since 2008 arranges; two of them may share a section. */
export const holidayNames = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

const any = holidayNames.join('|')
const date = '(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})[日号](?:[(\\[【]([^)\\]】]*)[)\\]】])?'
/** Patterns over the notice in one line, without gaps and in half width. */
export const noticeWords = {
  sectionHead: new RegExp(`(?:[一二三四五六七八九十]+、|[0-9]+[.、])?((?:${any})(?:[、和与](?:${any}))*)(?:节|假期)?[*_]*[:。]`, 'gu'),
  /** A head whose colon was lost with the line end: only with its number, for a feast is named in sentences too. */
  bareHead: new RegExp(
    `((?:[一二三四五六七八九十]+[、.]|\\([一二三四五六七八九十]+\\)|[0-9]+[.、])(?:${any})(?:[、和与](?:${any}))*(?:假期)?)(?=[0-9])`,
    'gu',
  ),
  /** Between two feasts of one section. */
  and: /[、和与]/u,
  /** Where the notice turns from days to what it asks of the offices. */
  rest: /节假日期间|各地区|各部门/u,
  /** What a copied page may write in characters: 二〇二七年十月一日. */
  numerals: /[〇零一二三四五六七八九十]+(?=[年月日号天])/gu,
  digits: '〇一二三四五六七八九',
  zero: '零',
  ten: '十',
  /** One day, or from one to another: year, month, day and what stands in brackets, twice. */
  spanOrDay: new RegExp(`${date}(?:(?:至|到|-+|[~〜∼])${date})?`, 'gu'),
  weekday: /(?:星期|周|礼拜)([一二三四五六日天])/u,
  weekdays: { 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 日: '7', 天: '7' },
  sentenceEnd: /[。;]/u,
  off: '放假',
  /** What a day is called that is taken in place of one on a weekend. */
  closed: ['放假', '补休', '调休', '公休'],
  /** The weekend beside it may be counted along, although it is off anyway. */
  joined: '连休',
  open: '上班',
  /** Who signs it, before the day it was given. */
  signed: '国务院办公厅',
  /** 除夕 and the like, where the notice only encourages a day off: the counters stay open. */
  wish: '鼓励',
  count: /(?:共|放假)([0-9]+)天/u,
  titleYear: /关于(?:印发|做好|公布)?([0-9]{4})年(?:部分)?节假日/u,
  bodyYear: /([0-9]{4})年(?:部分节假日|元旦)/u,
  number: /国办发明电〔[0-9]{4}〕[0-9]+号/u,
  both: (names: readonly string[]): string => names.join('、'),
  dayWritten: (year: string | undefined, month: string | undefined, day: string): string =>
    `${year === undefined ? '' : `${year}年`}${month === undefined ? '' : `${month}月`}${day}日`,
  spanWritten: (first: string, last: string): string => `${first}至${last}`,
} as const

export const noticeSource = (year: number, number: string | null) =>
  ({ text: `国务院办公厅关于${year}年部分节假日安排的通知${number === null ? '' : `（${number}）`}`, url: null }) as const

const said = {
  'no-notice': () => '这段文字里没有放假安排。请把国务院办公厅的通知从标题到落款整篇粘贴进来。',
  'no-year': () => '没有找到是哪一年的安排。请连标题“关于某某年部分节假日安排的通知”一起粘贴。',
  'other-year': (at: string) => `${at} 不在这一年，也不在前一年年底，请核对通知原文。`,
  'no-section': (at: string) => `没有找到${at}的安排，请粘贴整篇通知。`,
  'no-days': (at: string) => `${at}一节没有看懂放假的日期，请核对通知原文。`,
  'bad-day': (at: string) => `“${at}”不是一个日期，请核对通知原文。`,
  weekday: (at: string) => `“${at}”的星期与日历不符，请核对通知原文。`,
  unread: (at: string) => `${at} 没有写明是放假还是上班，请核对通知原文。`,
  count: (at: string) => `${at}写明的放假天数与日期不符，请核对通知原文。`,
  twice: (at: string) => `${at} 出现了两次，请核对通知原文。`,
} as const satisfies Record<NoticeCode, (at: string) => string>

export const noticeProblemText = ({ code, at }: NoticeProblem): string => said[code](at)

export const noticeText = {
  key: '粘贴放假通知',
  title: '粘贴国务院办公厅的放假通知',
  ask: '从政府网站把通知整篇复制，粘贴在下面。读出的日子先预览，看过再保存。',
  pasted: '通知原文',
  empty: '请粘贴通知原文。',
  go: '预览',
} as const
