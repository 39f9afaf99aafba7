/** Words people write within a value, by which it is read: of days, numbers, telephones and amounts. */

export const entryWords = {
  year: '年',
  month: '月',
  /** How the day of a month ends. */
  dayEnds: '日号',
  /** In front of a year that is counted from the founding of the republic, 1912 being the first. */
  republic: '民国',
  halfDay: '上午|下午|凌晨|中午|晚上',
  /** A time of day: what stands after the hour, for half past, after the quarters and after the minutes. */
  clock: { hour: '点|點|时|時', sharp: '整', half: '半', quarter: '刻', minute: '分' },
  /** The parts of the day, which say what an hour up to twelve is. */
  partOfDay: { 凌晨: 'night', 上午: 'morning', 中午: 'noon', 下午: 'afternoon', 晚上: 'evening' },
  /** Between the two ends of a span of hours. */
  until: '至|到',
  weekday: /\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$/u,
  /** Digits as they are written on paper; ten and the rest of a number below a hundred follow from their place. */
  numerals: { 〇: 0, '○': 0, '◯': 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ten: '十',
  /** Twenty and thirty as calendars and registers write them in one character. */
  tens: { 廿: '二十', 卅: '三十' },
  /** What stands in front of a day on papers and in lists; another calendar is no such word. */
  dayHead: /^(?:出生(?:日期|年月日)?|生日|(?:签发|发证|办理|起始)?日期) ?: ?/u,
  /** The same of the end of a validity, and what may stand behind it. */
  endHead: /^(?:(?:证件)?有效(?:期限?|日期)(?:截止)?|(?:截止|失效|到期)日期?) ?:? ?(?:至|到)? ?|^[至到] ?/u,
  endTail: / ?(?:止|为止|到期|截止)$/u,
  /** Between the two ends of a validity, as the card shows them. */
  spans: /[-~至到]/gu,
  /** A date of validity that does not end. */
  long: ['长期', '长期有效', '長期', '長期有效', '永久', '永久有效'],
  extension: /(?<=\d)(?:(?:转|分机|ext\.?|x|#):?)+(?=\d)/giu,
  nameHead: /^(?:客户|持卡人|办理人|本人)?(?:姓名|名字):/u,
  /** What stands in front of a document's number where somebody left out the colon. */
  numberHead: /^(?:公民身份号码|(?:居民)?身份证件?号?码?|证件号码?|护照号码?)(?=[0-9A-Z])/iu,
  yuan: /(?:人民币|元整|圆整|元|圆)/gu,
} as const
