/** Chinese for business items, reasons, papers and for what a customer must be told before an item is taken on. */
import type { EndPaper, EndReason } from '../../business/ends.ts'
import type { ItemCode } from '../../business/items.ts'
import type { MaterialCase, MaterialCode } from '../../business/materials.ts'
import type { NoticeId } from '../../business/notices.ts'
import type { ReasonCode } from '../../business/reasons.ts'
import { type Fen, yuan } from '../../money.ts'
import { takesPolicePhoto } from '../../profile/ask.ts'
import type { LossFormalWindow, LossTempWindow } from '../../profile/card-life.ts'
import type { OldCardPolicy, Profile, SameNumber } from '../../profile/profile.ts'
import { isDeath, isMinor, type Meanwhile, type Required, type Visit } from '../../profile/requirements.ts'
import { docTypeText } from './identity.ts'

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
  FOUND: '已找到',
  MISREPORTED: '误报挂失',
  CARD_RECEIVED: '已领到新卡',
  FIRST_USE: '首次使用银行账户',
  PWD_FORGOTTEN: '忘记密码',
  PWD_LOCKED: '密码锁定',
  CONTACT_CHANGED: '联系方式等变更',
  RECORD_WRONG: '原登记有误',
  DEATH: '持卡人死亡',
  EMIGRATION: '出境定居',
  MOVED_AWAY: '关系转出',
} as const satisfies Record<ReasonCode, string>

export const materialText = {
  HOLDER_ID: '本人有效身份证件原件',
  AGENT_ID: '代办人有效身份证件原件',
  GUARDIAN_ID: '监护人有效身份证件原件',
  UNIT_AGENT_ID: '单位经办人有效身份证件原件',
  OLD_CARD: '原社保卡',
  CARD: '社保卡',
  NEW_PHOTO: '近期白底证件照（可现场拍）',
  PHOTO_RECEIPT: '相片回执号',
  PICKUP_SLIP: '领卡凭证或受理回执',
  BATCH_SHEET: '批量申领登记表（盖章）',
  AUTHORITY_LETTER: '授权委托书',
  NOTARISED_LETTER: '经公证的授权委托书',
  GUARDIAN_PROOF: '监护关系材料（户口簿或出生医学证明）',
  CHANGE_PROOF: '变更证明（公安、社保记录不一致时）',
  UNIT_LETTER: '单位介绍信',
  DEATH_PROOF: '死亡证明或户口注销证明（窗口能联网查到的不用带）',
} as const satisfies Record<MaterialCode, string>

/** A paper as it is asked of whoever comes: whose it is, and which document, as far as that is known. */
export function paperWords({ material }: Pick<Required, 'material'>, visit: Visit, profile: Profile): string {
  const { photoFromAge, photoUpload } = profile
  const { docType, age, item } = visit
  switch (material) {
    case 'HOLDER_ID':
      if (docType !== null) return `${isMinor(visit) ? '孩子的' : '本人的'}${docTypeText[docType]}原件`
      if (visit.abroad === true) return `${isMinor(visit) ? '孩子的' : '本人的'}护照、居住证、通行证或永久居留身份证原件`
      return isMinor(visit) ? '孩子的户口簿原件（已有身份证的带身份证）' : '本人有效身份证件原件'
    case 'AGENT_ID':
      return isDeath(visit) ? '办理的亲属有效身份证件原件' : materialText.AGENT_ID
    case 'NEW_PHOTO': {
      const instead = [
        ...(photoUpload.value?.receipt ? ['报相片回执号'] : []),
        ...(takesPolicePhoto(profile, visit) && !isMinor(visit) ? ['授权用公安照片'] : []),
      ]
      const remarks = [
        instead.length > 0 ? `可现场拍，也可${instead.join('或')}` : '可现场拍',
        ...(age === null && isMinor(visit) && item !== 'REPLACE_PHOTO' ? [`未满${photoFromAge.value}周岁的可以不带`] : []),
      ]
      return `近期白底证件照（${remarks.join('；')}）`
    }
    default:
      return materialText[material]
  }
}

/** Under the papers of a pickup: who else may come, and with what besides. */
export const bringText = {
  holderOnly: '须本人来领，不能代领',
  byPost: '卡寄到您填的地址，不用来领。请本人签收，当面拆开核对姓名和照片',
  agentToo: (more: readonly string[], unsaid: boolean): string =>
    `请人代领的，另带：${more.join('、')}${unsaid ? '（能否代领请先问网点）' : ''}`,
} as const

export const materialCaseText = {
  always: '',
  'adult-by-agent': '成年人由他人代办时',
  minor: '未满16周岁时',
  unit: '单位办理时',
} as const satisfies Record<MaterialCase, string>

/** How to see a doctor, and what the card is good for, until the new one works. */
export const meanwhileText = {
  'first-card': '领到卡之前看病，可以用医保电子凭证（医保码）。',
  'old-ends-now': '旧卡收回后不能再用，电子社保卡也用不了；领到新卡前看病，请用医保电子凭证（医保码）。',
  'old-ends-unsaid': '旧卡要交回，什么时候交请问网点或打12333；交回以后看病，请用医保电子凭证（医保码）。',
  'old-works-on': '新卡启用之前，旧卡照常看病、照常使用。',
  'old-unsaid': '旧卡还能用多久，请问网点或打12333；旧卡不能用时，看病请用医保电子凭证（医保码）。',
  broken: '旧卡读不出来的，领到新卡前看病请用医保电子凭证（医保码）。',
  stopped: '挂失后卡不能用；看病请用医保电子凭证（医保码），急用又用不了的，先付费、留好票据，以后按规定报销。',
  ended: '注销后社保卡和电子社保卡都不能再用。',
} as const satisfies Record<Meanwhile, string>

/** What a notice speaks of, as far as the place has said. Null means: to be confirmed locally. */
export type NoticeFacts = {
  readonly oldCard: OldCardPolicy | null
  /** The holder has reported the card lost: there is none to give. */
  readonly lost: boolean
  readonly sameNumber: SameNumber | null
  readonly fee: Fen | null
  readonly promised: { readonly day: string; readonly covered: boolean } | null
  readonly pickupLimitDays: number | null
  readonly lossTemp: LossTempWindow | null
  readonly lossFormal: LossFormalWindow | null
  readonly passwordTries: number | null
  /** Whether this branch is of the card's bank, so that the bank's side is done here too. */
  readonly atItsBank: boolean
}

const oldCardNotice = {
  collect: '受理时收回旧社保卡并作废，电子社保卡的个人服务也会停用；领到新卡前看病请用医保电子凭证（医保码）。',
  'collect-unsaid': '旧社保卡要收回，收回前会再次告知您；收回后不能再用，看病请用医保电子凭证（医保码）。',
  'keep-until-enabled': '旧社保卡不收回，新卡启用前旧卡照常使用；新卡启用后旧卡停用。',
  keep: '旧社保卡由您保留，新卡启用后旧卡不能再用。',
} as const satisfies Record<OldCardPolicy, string>

const lostCardNotice = '已挂失的旧卡不能再用，补领后作废，找到也不能解挂。'

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

const lossUnit = { hour: '小时', work: '个工作日', calendar: '天' } as const

function lossTempNotice(window: LossTempWindow | null): string {
  if (window === null) return '临时挂失后社保功能停用；多久有效按本地规定（待确认），请尽快持证件办理正式挂失或解挂。'
  const held = `临时挂失后社保功能停用，有效${window.length}${lossUnit[window.unit]}`
  if (window.worksAgain === null) return `${held}；到期后卡是否恢复使用按本地规定，请在此之前办理正式挂失或解挂。`
  return window.worksAgain
    ? `${held}，到期自动恢复使用；仍未找到请在此之前办理正式挂失。`
    : `${held}；到期后不会自动恢复，须办理正式挂失或解挂。`
}

function lossFormalNotice(window: LossFormalWindow | null): string {
  const begin = '正式挂失后社保功能停用；找到卡可由本人解挂，找不到可申请补领，申请补领后不能再解挂。'
  if (window === null) return `${begin}挂失多久有效按本地规定（待确认）。`
  return window.ends === 'never' ? `${begin}挂失长期有效。` : `${begin}${window.days}${lossUnit[window.unit]}内没有解挂的，原卡自动注销。`
}

/** Each is shown beside its own tick box. */
export const noticeText = {
  NEW_CARD: () => '照片等信息印在卡面上，办理后须重新制卡，不能只改系统里的信息。',
  ACCOUNT_NUMBER: facts => accountNotice[facts.sameNumber ?? 'unknown'],
  OLD_CARD: facts =>
    facts.lost
      ? lostCardNotice
      : facts.oldCard === null
        ? '旧社保卡是否收回按本地规定办理，交出旧卡前会再次告知您。'
        : oldCardNotice[facts.oldCard],
  FEE: facts => feeNotice(facts.fee),
  LEAD_TIME: facts => leadNotice(facts.promised),
  PICKUP_LIMIT: facts =>
    facts.pickupLimitDays === null
      ? '收到短信后请尽早领卡，长期不领可能被退回。'
      : `请在通知领卡后${facts.pickupLimitDays}天内领取，逾期的卡会被退回。`,
  NOT_REVOCABLE: () => '送去制卡之前可以更换照片或撤回申请；送去制卡之后不能撤回。',
  LOSS_TEMP_HOLDS: facts => lossTempNotice(facts.lossTemp),
  LOSS_FORMAL_HOLDS: facts => lossFormalNotice(facts.lossFormal),
  BANK_APART: facts =>
    facts.atItsBank
      ? '社保功能和银行账户是两方面：银行账户在本网点按银行规定一并处理。'
      : '社保功能和银行账户是两方面：本次只办理社保功能，银行账户请另向卡面银行办理（可拨打银行客服电话）。',
  UNLOSS_WORKS: () => '解挂后这张卡立即恢复使用；已申请补领的不能解挂。',
  ENABLE_SOCIAL_ONLY: () => '本次启用的是社保功能；银行账户另须本人持证件和卡到卡面银行激活。',
  ENABLE_ENDS_OLD: () => '新卡启用后，原来的社保卡同时停用。',
  BANK_IN_PERSON: () => '银行账户须持卡人本人持证件和卡激活，不能代办；年老、病重、残疾的可以申请上门服务。',
  PASSWORDS_APART: () => '社保密码和银行密码是两个密码，本次只重置社保密码；新密码由您本人在密码键盘上输入，柜员不看、不问、不代输。',
  PASSWORD_TRIES: facts =>
    facts.passwordTries === null
      ? '密码连续输错多次会锁定（次数按本地规定），锁定后须本人再来重置。'
      : `密码连续输错${facts.passwordTries}次会锁定，锁定后须本人再来重置。`,
  FACE_STAYS: () => '本次只更新联系方式等登记信息，卡面、卡号不变，不换卡；银行、单位处的登记请另行变更。',
  CANCEL_ENDS: () => '社保功能注销后不能恢复；以后再用卡须重新申领。',
  CANCEL_BANK_AFTER: () => '注销分两步：先注销社保功能，再凭清户通知书到卡面银行销户，由银行收回卡片。',
  PHOTO_CONSENT: () =>
    '我同意为制作社会保障卡采集和使用本人的人脸照片：照片印制在卡面并存入社会保障卡系统，检测和审核在受理网点的电脑上完成，不作其他用途，办结后按法定期限保存，期满删除。不同意则无法制作带照片的新卡。',
  POLICE_PHOTO_CONSENT: () =>
    '我授权为制作社会保障卡向公安机关取得并使用本人的户籍照片（身份证照片）：照片印制在卡面并存入社会保障卡系统，不作其他用途。不同意的可现场采集新照片。',
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
  LOSS_TEMP_HOLDS: '临时挂失多久有效',
  LOSS_FORMAL_HOLDS: '正式挂失之后',
  BANK_APART: '银行账户另办',
  UNLOSS_WORKS: '解挂即恢复使用',
  ENABLE_SOCIAL_ONLY: '只启用社保功能',
  ENABLE_ENDS_OLD: '原卡同时停用',
  BANK_IN_PERSON: '须本人激活',
  PASSWORDS_APART: '两个密码分开',
  PASSWORD_TRIES: '输错会锁定',
  FACE_STAYS: '不换卡',
  CANCEL_ENDS: '注销不能恢复',
  CANCEL_BANK_AFTER: '先社保后银行',
  PHOTO_CONSENT: '照片采集单独同意',
  POLICE_PHOTO_CONSENT: '授权使用公安户籍照片',
  GUARDIAN_CONSENT: '监护人同意',
} as const satisfies Record<NoticeId, string>

/** The law behind a consent, shown under it. */
export const consentBasisText = '个人信息保护法第二十八条、第二十九条、第三十一条'

/** By what a case ends before its card is with its holder. */
export const endReasonText = {
  dead: '持卡人死亡',
  withdrawn: '客户撤回申请',
  'moved-away': '客户迁往外地',
  'refused-by-centre': '制卡中心不予制卡',
  duplicate: '重复受理',
  uncollected: '长期无人领取',
} as const satisfies Record<EndReason, string>

export const endPaperText = {
  'contact-tries': '多次联系持卡人没有结果的记录',
  'death-proof': '死亡证明或户口注销证明',
  'relative-id': '办理的亲属有效身份证件',
  'holder-id': '本人有效身份证件',
  'written-withdrawal': '本人签名的书面撤回申请',
  'centre-reply': '制卡中心的退回说明',
  'other-case': '另一笔业务的编号已核对',
} as const satisfies Record<EndPaper, string>

export const endText = {
  key: '终止',
  title: '按实际原因终止业务',
  reason: '终止原因',
  pick: '请选择终止原因',
  papers: '核对材料',
  papersMissing: '请逐项核对材料',
  note: '说明',
  noteShort: '请写明经过，至少两个字',
  confirm: '终止业务',
  lasting: '终止后不能恢复。核对无误后按 F10 终止。',
  print: '打印终止告知书',
  ended: (reason: string, note: string): string => `${reason}：${note}`,
} as const
