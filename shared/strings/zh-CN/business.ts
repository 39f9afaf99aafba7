/** Chinese for business items, reasons, papers and for what a customer must be told before an item is taken on. */
import type { ItemCode } from '../../business/items.ts'
import type { MaterialCase, MaterialCode } from '../../business/materials.ts'
import type { NoticeId } from '../../business/notices.ts'
import type { ReasonCode } from '../../business/reasons.ts'
import { type Fen, yuan } from '../../money.ts'
import type { OldCardPolicy, SameNumber } from '../../profile/profile.ts'

export const itemText = {
  REPLACE_PHOTO: '换领·照片变更',
  APPLY: '首次申领',
  REPLACE_EXPIRED: '换领·到期',
  REPLACE_DAMAGED: '换领·损坏',
  REPLACE_INFO: '换领·姓名号码变更',
  REPLACE_UPGRADE: '换领·升级第三代',
  REISSUE: '补领',
  LOSS_TEMP: '临时挂失',
  LOSS_FORMAL: '正式挂失',
  UNLOSS: '解挂',
  ENABLE_SOCIAL: '启用社保功能',
  ACTIVATE_BANK: '激活金融功能',
  PWD_RESET: '社保密码重置',
  INFO_CHANGE: '信息变更',
  CANCEL: '注销',
  PICKUP: '领卡',
  BATCH: '单位批量申领',
} as const satisfies Record<ItemCode, string>

/** Two to four characters for tickets, tiles and lists. */
export const itemShortText = {
  REPLACE_PHOTO: '换照片',
  APPLY: '申领',
  REPLACE_EXPIRED: '到期换卡',
  REPLACE_DAMAGED: '损坏换卡',
  REPLACE_INFO: '改名换卡',
  REPLACE_UPGRADE: '换三代',
  REISSUE: '补领',
  LOSS_TEMP: '临时挂失',
  LOSS_FORMAL: '正式挂失',
  UNLOSS: '解挂',
  ENABLE_SOCIAL: '启用',
  ACTIVATE_BANK: '激活',
  PWD_RESET: '密码重置',
  INFO_CHANGE: '信息变更',
  CANCEL: '注销',
  PICKUP: '领卡',
  BATCH: '单位批量',
} as const satisfies Record<ItemCode, string>

export const reasonText = {
  NO_PHOTO: '卡面没有照片',
  LOOKS_CHANGED: '相貌与卡面照片明显不同',
  FACE_CHECK_FAILS: '人脸比对因照片太旧不能通过',
  PERSONAL_WISH: '本人希望更换照片',
  CAPTURE_FAULT: '原照片采集或制作有误',
  FIRST_CARD: '首次申领',
  EXPIRED: '卡已到期',
  EXPIRES_SOON: '卡将到期',
  DAMAGED: '卡面污损、断裂',
  UNREADABLE: '卡不能读写',
  NAME_CHANGED: '姓名变更',
  NUMBER_CHANGED: '号码变更',
  FIRST_GENERATION: '第一代卡换第三代',
  SECOND_GENERATION: '第二代卡换第三代',
  BANK_CHANGED: '更换服务银行',
  LOST: '遗失',
  STOLEN: '被盗',
  DEATH: '持卡人死亡',
  EMIGRATION: '出境定居',
  MOVED_AWAY: '关系转出',
} as const satisfies Record<ReasonCode, string>

export const materialText = {
  HOLDER_ID: '本人有效身份证件原件',
  AGENT_ID: '代办人有效身份证件原件',
  GUARDIAN_ID: '监护人有效身份证件原件',
  OLD_CARD: '原社保卡',
  NEW_PHOTO: '合格新照片（可现场采集）',
  PHOTO_RECEIPT: '相片回执号',
  PICKUP_SLIP: '领卡凭证或受理回执',
  BATCH_SHEET: '批量申领登记表（盖章）',
  AUTHORITY_LETTER: '授权委托书',
  NOTARISED_LETTER: '经公证的授权委托书',
  GUARDIAN_PROOF: '监护关系材料（户口簿或出生医学证明）',
  CHANGE_PROOF: '变更证明（公安、社保记录不一致时）',
  UNIT_LETTER: '单位介绍信',
} as const satisfies Record<MaterialCode, string>

export const materialCaseText = {
  always: '',
  'adult-by-agent': '成年人由他人代办时',
  minor: '未满16周岁时',
  unit: '单位办理时',
} as const satisfies Record<MaterialCase, string>

/** What a notice speaks of, as far as the place has said. Null means: to be confirmed locally. */
export type NoticeFacts = {
  readonly oldCard: OldCardPolicy | null
  readonly sameNumber: SameNumber | null
  readonly fee: Fen | null
  readonly promised: { readonly day: string; readonly covered: boolean } | null
  readonly pickupLimitDays: number | null
}

const oldCardNotice = {
  collect: '受理时收回旧社保卡并作废，领到新卡前请用电子社保卡。',
  'keep-until-enabled': '旧社保卡不收回，新卡启用前旧卡照常使用；新卡启用后旧卡停用。',
  keep: '旧社保卡由您保留，新卡启用后旧卡不能再用。',
} as const satisfies Record<OldCardPolicy, string>

const accountNotice = {
  same: '新卡的银行账号与原来相同，养老金发放和代扣不受影响。',
  changes: '新卡的银行账号会改变，领到新卡后请及时更改养老金发放、代扣等绑定。',
  unknown: '新卡的银行账号可能改变。如有改变，领到新卡后请及时更改养老金发放、代扣等绑定。',
} as const satisfies Record<SameNumber, string>

function feeNotice(fee: Fen | null): string {
  if (fee === null) return '本地收费标准待确认，收费前会再次告知您，您可以决定是否继续办理。'
  return fee === 0 ? '本次办理不收费。' : `本次办理收费${yuan(fee)}元，开具收据。`
}

function leadNotice(promised: NoticeFacts['promised']): string {
  if (promised === null) return '制卡完成后短信通知您领卡。'
  return promised.covered
    ? `新卡预计${promised.day}可以领取，以短信通知为准。`
    : `新卡预计${promised.day}可以领取；该日期跨入放假安排尚未公布的年份，按国务院通知调整，以短信通知为准。`
}

/** Each is shown beside its own tick box. */
export const noticeText = {
  NEW_CARD: () => '照片等信息印在卡面上，办理后须重新制卡，不能只改系统里的信息。',
  ACCOUNT_NUMBER: facts => accountNotice[facts.sameNumber ?? 'unknown'],
  OLD_CARD: facts => (facts.oldCard === null ? '旧社保卡是否收回按本地规定办理，交出旧卡前会再次告知您。' : oldCardNotice[facts.oldCard]),
  FEE: facts => feeNotice(facts.fee),
  LEAD_TIME: facts => leadNotice(facts.promised),
  PICKUP_LIMIT: facts =>
    facts.pickupLimitDays === null
      ? '收到短信后请尽早领卡，长期不领可能被退回。'
      : `请在通知领卡后${facts.pickupLimitDays}天内领取，逾期的卡会被退回。`,
  NOT_REVOCABLE: () => '送去制卡之前可以更换照片或撤回申请；送去制卡之后不能撤回。',
  PHOTO_CONSENT: () =>
    '我同意为制作社会保障卡采集和使用本人的人脸照片：照片印制在卡面并存入社会保障卡系统，检测和审核在受理网点的电脑上完成，不作其他用途，办结后按法定期限保存，期满删除。不同意则无法制作带照片的新卡。',
  GUARDIAN_CONSENT: () => '我是未满14周岁申请人的监护人，同意为制作其社会保障卡处理其个人信息和人脸照片。',
} as const satisfies Record<NoticeId, (facts: NoticeFacts) => string>

/** Short heads for lists and slips. */
export const noticeTitle = {
  NEW_CARD: '须重新制卡',
  ACCOUNT_NUMBER: '银行账号可能改变',
  OLD_CARD: '旧卡处理',
  FEE: '费用',
  LEAD_TIME: '领卡时间',
  PICKUP_LIMIT: '领卡期限',
  NOT_REVOCABLE: '能否撤回',
  PHOTO_CONSENT: '照片采集单独同意',
  GUARDIAN_CONSENT: '监护人同意',
} as const satisfies Record<NoticeId, string>

/** The law behind a consent, shown under it. */
export const consentBasisText = '个人信息保护法第二十八条、第二十九条、第三十一条'
