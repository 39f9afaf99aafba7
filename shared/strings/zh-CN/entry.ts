/** Words people write within a value, by which it is read: of days, numbers, telephones and amounts. */

export const entryWords = {
  year: '年',
  month: '月',
  /** How the day of a month ends. */
  dayEnds: '日号',
  weekday: /\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$/u,
  /** Digits as they are written on paper; ten and the rest of a number below a hundred follow from their place. */
  numerals: { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ten: '十',
  /** A date of validity that does not end. */
  long: ['长期', '长期有效'],
  extension: /(?:转|分机)[:：]?/gu,
  yuan: /(?:人民币|元整|圆整|元|圆)/gu,
} as const
