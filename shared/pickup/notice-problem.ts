/** What can be wrong with a pasted notice on days off, as codes. */
export const noticeCodes = [
  'no-notice',
  'no-year',
  'other-year',
  'no-section',
  'no-days',
  'bad-day',
  'weekday',
  'unread',
  'count',
  'twice',
] as const
export type NoticeCode = (typeof noticeCodes)[number]
/** `at`: the holiday or the day it stands at, as the notice writes it. */
export type NoticeProblem = { readonly code: NoticeCode; readonly at: string }
