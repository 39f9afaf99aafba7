/** Lists every refusal code of a command; the Chinese text of each is in `strings/zh-CN/refusal.ts`. */

export const refusalCodes = [
  // dispatch
  'BAD_INPUT',
  'INPUT_TOO_LARGE',
  'TOO_MANY_CALLS',
  'CERTIFICATE_WRONG',
  'UNKNOWN_COMMAND',
  'WRONG_WINDOW',
  'NOT_SIGNED_IN',
  'SCREEN_LOCKED',
  'NOT_ALLOWED',
  // signing in
  'BAD_LOGIN',
  'LOGIN_WAIT',
  'LOGIN_TAKEN',
  'WEAK_PASSWORD',
  'PASSWORD_OLD',
  'RIGHTS_ENDED',
  'TERMS_WRONG',
  'TRAINEE_ALONE',
  'NOT_ABSENT',
  'CODE_DRAWN',
  'DIVISION_KNOWN',
  'PLACE_TAKEN',
  'PLACE_AREA',
  'RULES_FILE_UNREADABLE',
  'RULES_FILE_CHANGED',
  'RULES_FILE_NEWER',
  'RULES_FILE_CODE',
  'RULES_FILE_PRACTICE',
  'SELF_ROLES',
  'SELF_DISABLE',
  'LAST_MANAGER',
  // the core's life
  'CORE_STARTING',
  'CORE_RESTARTED',
  'CORE_DOWN',
  // the line to a branch across the hall
  'LINE_GONE',
  'DONE_BEFORE',
  'DESK_BARRED',
  'NO_HALL',
  'HALL_NO_FILES',
  'HALL_NO_REKEY',
  'JOIN_OTHER_BRANCH',
  'JOIN_CODE_WRONG',
  'JOIN_WAIT',
  'JOIN_CLOSED',
  'TIMED_OUT',
  'INTERNAL',
  // the store
  'SETUP_NEEDED',
  'SETUP_DONE',
  'UNSAFE_START',
  'DB_DAMAGED',
  'STORE_BEHIND',
  'STORE_UNSURE',
  'DB_KEY_WRONG',
  'DB_FROM_FUTURE',
  'FOLDER_BUSY',
  'FOLDER_UNWRITABLE',
  'FOLDER_GONE',
  'DISK_FULL',
  'BLOB_DAMAGED',
  'PASSPHRASE_WRONG',
  'PASSPHRASE_SHORT',
  'RECOVERY_WRONG',
  // a case
  'NOT_FOUND',
  'STALE',
  'WRONG_STATE',
  'NOT_READY',
  'SAME_PERSON',
  'OWN_ACCOUNT',
  'CASE_IN_FLIGHT',
  'ACT_IN_FLIGHT',
  'IDENTITY_WRONG',
  'COMPANION_WRONG',
  'GUARDIAN_NEEDED',
  'ITEM_NOT_OFFERED',
  'REASON_NOT_ACCEPTED',
  'CARD_UNFIT',
  'CASE_HELD',
  'UNDER_REVIEW',
  'NOT_SEEN',
  'CORRECTION_ALONE',
  'NOTHING_CHANGED',
  'MASKED',
  'SEARCH_WAIT',
  'CORRECTION_LATE',
  // tickets
  'NOBODY_WAITING',
  'TICKET_STATE',
  'TICKET_OPEN',
  // the photo
  'IMAGE_EMPTY',
  'IMAGE_UNREADABLE',
  'IMAGE_TORN',
  'IMAGE_DRAWING',
  'IMAGE_MANY',
  'IMAGE_HEIC',
  'IMAGE_TOO_SMALL',
  'IMAGE_TOO_LARGE',
  'PHOTO_REFUSED',
  'PHOTO_UNDECIDED',
  // files handed in, and batches of units
  'FILE_REFUSED',
  'FOLDER_UNSET',
  'UNIT_UNSEEN',
  // the ways to the card centre
  'CENTRE_FOLDER',
  'COPY_PLACE',
  'COPIES_UNFOUND',
  'CENTRE_OTHER_WAY',
  'HAND_FOLDER_USED',
  'HAND_HELD',
  // ratings and the end of a day
  'RATED',
  'DAY_AHEAD',
  'DAY_CLOSED',
  'DAY_UNEXPLAINED',
  // devices
  'DEVICE_MISSING',
  'DEVICE_BUSY',
  'DEVICE_TIMEOUT',
  'DEVICE_GARBLED',
  'DEVICE_DENIED',
  'READER_TROUBLE',
  'CAMERA_UNSURE',
  // signature, fee, pickup, hand-over, print
  'SIGNATURE_EMPTY',
  'SIGN_WAY',
  'FEE_WRONG',
  'FEE_ENTRY',
  'COUNT_UNEXPLAINED',
  'MADE_ELSEWHERE',
  'STOCK_OVERLAP',
  'STOCK_STATE',
  'STOCK_UNEXPLAINED',
  'SLOT_FULL',
  'SLOT_CLOSED',
  'SLOT_TOO_EARLY',
  'SLOT_NOT_OVER',
  'NOT_BOOKED',
  'NO_PHONE',
  'TEXTS_WITHDRAWN',
  'TEXTS_NOWHERE',
  'TEXTS_NOT_TAKEN',
  'TAKER_WRONG',
  'HANDOVER_MISMATCH',
  'HOLDER_DOCUMENT',
  'SECOND_NEEDED',
  'PRINT_FAILED',
  // what is given out
  'DISCLOSURE_TOO_LARGE',
  'MERGED_COLUMNS',
  'MERGED_OWN',
  'MERGED_TOO_LARGE',
  'SHEET_UNMAPPED',
] as const
export type RefusalCode = (typeof refusalCodes)[number]
export const isRefusalCode = (text: string): text is RefusalCode => (refusalCodes as readonly string[]).includes(text)

/** Codes and figures only: never a name, a document number or a path. */
export type RefusalDetail = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

/** Thrown deep inside a feature, caught only by `dispatch`. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: RefusalDetail | undefined
  constructor(code: RefusalCode, detail?: RefusalDetail) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }
}
