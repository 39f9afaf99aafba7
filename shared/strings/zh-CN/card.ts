/** Chinese for cards and bank accounts: their states, what stands in the way of an item, what an act does, the holder's card panel. */
import type { AssuranceId, UnfitCode } from '../../business/pre-checks.ts'
import type { AccountState } from '../../card/account.ts'
import type { CardState, Generation } from '../../card/card.ts'

export const cardStateText = {
  sealed: '封存（未启用）',
  normal: '正常',
  'lost-temp': '临时挂失',
  'lost-formal': '正式挂失',
  'pwd-locked': '密码锁定',
  cancelled: '已注销',
} as const satisfies Record<CardState, string>

export const accountStateText = {
  inactive: '未激活',
  active: '已激活',
  stopped: '已止付',
  closed: '已销户',
} as const satisfies Record<AccountState, string>

export const generationText = { 1: '第一代', 2: '第二代', 3: '第三代' } as const satisfies Record<Generation, string>

/** What can be done next with a card in this state; a card that ended leads to a new one. */
export const nextForCard = {
  sealed: '本人领到卡后办理“启用社保功能”',
  normal: '可以正常使用',
  'lost-temp': '找到可“解挂”；确认遗失请“正式挂失”后“补领”',
  'lost-formal': '找到可“解挂”；找不到可“补领”',
  'pwd-locked': '本人办理“社保密码重置”',
  cancelled: '如需用卡，可以重新申领',
} as const satisfies Record<CardState, string>

export const unfitText = {
  NO_CARD: '请在卡管系统查此人的卡，查到后用“登记持有卡”录入，再办此项。',
  HAS_CARD: '此人已有社保卡，一人一卡，不能再次首次申领。请改办换领或补领。',
  SECOND_CARD: '此人已登记有一张在用的卡，一人一卡。请先核对原来那张卡的状态。',
  CARD_STATE: '这张卡现在的状态不能办理此项业务。请核对卡的状态，或改办其他事项。',
  REPLACED: '已为此人制作新卡，原卡不能再办理此项业务。请改用新卡办理。',
  ACCOUNT_STATE: '银行账户现在的状态不能办理此项业务。请核对账户状态。',
  BANK_SIDE_OPEN: '银行账户还没有挂失或销户。请客户先到卡面银行办理，再更新登记后继续。',
  NO_LOSS: '补领之前须先正式挂失。这次一并挂失的，请在经办确认里勾选；否则先为客户办理正式挂失。',
  END_UNKNOWN: '卡上没有登记到期日。请在卡管系统查到期日，查到已到期或将到期的，勾选该项后继续；长期有效的改办其他换领。',
  NOT_EXPIRED: '卡还没有到期。请选“卡将到期”，或改办其他换领。',
  EXPIRED_ALREADY: '卡已经到期。办理原因请选“卡已到期”。',
  NOT_SOON: '离到期还早，没有到可以换领的日子。请告知客户何时再来。',
  THIRD_GENERATION: '此卡已是第三代，不需要升级。请改办其他换领。',
  OTHER_GENERATION: '原因与卡的代次不符。请核对卡面后另选原因。',
  NO_BANK_HERE: '本网点不是银行网点，不能激活金融功能。请客户本人到卡面银行办理。',
  OTHER_BANK: '这张卡是其他银行的，不能在本网点激活。请客户本人到卡面银行办理。',
  FACE_CHANGED: '姓名与以前登记的不同，卡面须重新制作。请改办“换领·姓名号码变更”。',
  WARRANTY_OVER: '领卡已满一年，不在质保期内。请取消“质保”一项，按本地标准收费。',
  CLOSE_AT_BANK: '账户不是本网点的银行开立的，不能在这里销户。请客户持清户通知书到卡面银行销户。',
  SOCIAL_FIRST: '注销须先注销社保功能，再由银行销户。请先完成社保功能注销。',
  NOT_HANDED_OVER: '新卡还没有领取，不能办理此项业务。请先办理领卡。',
  REISSUED: '已补领新卡，旧卡不能解挂。旧卡找到也不能再用，请客户剪角作废。',
  CASE_UNDER_WAY: '此人已有一笔同类业务正在办理，不能重复受理。请打开原来的业务。',
  CARD_IN_MAKING: '此人有一张新卡正在办理，不能注销。请先领取新卡，或作废制卡业务后再办。',
  CANCEL_UNDER_WAY: '此人的卡正在办理注销，不能再制新卡。请先办结或作废注销业务。',
  REISSUE_UNDER_WAY: '已申请补领新卡，旧卡不能解挂。',
  UNLOSS_UNDER_WAY: '此人的卡正在办理解挂，不能补领。请先办结或作废解挂业务。',
} as const satisfies Record<UnfitCode, string>

export const assuranceText = {
  NO_CARD_ELSEWHERE: '已在卡管系统查询，此人没有社保卡',
  RECORDS_CHANGED: '参保登记和银行户名已先变更为新的姓名、号码',
  PASSWORD_ON_PAD: '客户本人在密码键盘上输入了新密码，本人没有看到也没有询问',
  LOSS_NOW: '还没有正式挂失，客户要求这次一并挂失（提交时立即停用原卡）',
  END_SEEN: '卡上没有登记到期日，已在卡管系统查到已到期或将到期',
  WARRANTY_FAULT: '领卡不满一年，非人为损坏，属卡本身的问题（按质保处理）',
} as const satisfies Record<AssuranceId, string>

export const holderText = {
  title: '持有的卡',
  none: '没有登记过此人的卡',
  card: (generation: string, bank: string) => `${generation} ${bank}`,
  number: (number: string) => `卡号 ${number}`,
  account: (state: string, tail: string | null) => (tail === null ? `银行账户 ${state}` : `银行账户 ${state}（尾号 ${tail}）`),
  validTo: (end: string) => `有效期至 ${end}`,
  long: '长期有效',
  newer: '新卡，启用后原卡停用',
  awaited: '新卡，尚未领取',
  older: '已制新卡，新卡启用前有效',
  lossEnds: (at: string) => `挂失至 ${at}`,
  seen: (at: string) => `${at} 登记`,
  which: '办理哪张卡',
  tell: '登记持有卡',
  tellAgain: '更新登记',
  form: {
    title: '登记持有的卡',
    titleAgain: '更新卡的登记',
    explain: '照卡管系统画面和卡面如实登记；本程序没有连到卡管系统和银行系统。',
    cardNumber: '卡号',
    cardNumberHint: '卡面 9 位，看不清可留空',
    bank: '服务银行',
    bankHint: '3 位代码、名称或拼音',
    accountTail: '银行账号后四位',
    accountTailHint: '可留空',
    generation: '代次',
    state: '社保功能',
    account: '银行账户',
    validTo: '有效期至',
    validToHint: '8 位数字；长期按 L；卡面没有可留空',
    badNumber: '卡号是 9 位字母或数字',
    badTail: '请输 4 位数字',
    badBank: '请从列表选择银行',
    badDay: '没有这一天',
    save: '登记',
  },
} as const

/** What an act does, told to the customer, the second person and on the slip. */
export const effectText = {
  title: '办理后',
  titleReview: '通过后',
  done: '办理结果',
  social: '社保功能',
  bank: '银行账户',
  change: (from: string, to: string) => `${from} → ${to}`,
  same: (state: string) => `${state}（不变）`,
  apart: '银行账户请另到卡面银行办理',
  bankAfter: '第二步：凭清户通知书由卡面银行销户',
  oldEnds: '原卡同时停用',
  newCard: '制作新卡；原卡按本地规定处理',
  firstCard: '制作新卡',
  record: '更新登记信息，卡面不变，不换卡',
  changes: '变更内容',
  list: (names: readonly string[]) => names.join('、'),
  changed: (from: string, to: string) => `${from === '' ? '（未登记）' : from} → ${to === '' ? '（清空）' : to}`,
} as const
