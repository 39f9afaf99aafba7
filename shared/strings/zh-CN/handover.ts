/** Texts of the hand-over of a new card. */

import type { NameLink, ShownCode } from '../../pickup/holder.ts'
import type { oldCardFates } from '../../pickup/old-card.ts'
import type { TakerCode, TakerLetter, TakerRole } from '../../pickup/taker.ts'
import type { PickupGround } from '../../profile/channels.ts'

export const oldCardChoiceText = {
  collected: '收回作废',
  kept: '客户留存',
  none: '没有旧卡',
  lost: '已挂失',
} as const satisfies Record<(typeof oldCardFates)[number], string>

export const oldCardChoiceNote = {
  collected: '当面剪角，登记后按规定销毁',
  kept: '告知旧卡停用时间，不得再用',
  none: '无照片卡、遗失或从未领卡',
  lost: '旧卡已报失，无须收回',
} as const satisfies Record<(typeof oldCardFates)[number], string>

export const takerRoleText = { agent: '代领人', guardian: '监护人', unit: '单位经办人' } as const satisfies Record<TakerRole, string>

export const takerLetterText = {
  none: '没有',
  authority: '委托书',
  notarised: '公证委托书',
  promise: '书面承诺',
  register: '户口簿或出生证明',
  sheet: '单位介绍信和移交清单（盖章）',
} as const satisfies Record<TakerLetter, string>

export const pickupGroundText = { 'old-age': '年老', 'in-hospital': '住院', 'long-away': '长期在外' } as const satisfies Record<
  PickupGround,
  string
>

export const takerCodeText = {
  NUMBER: '领取人的证件号码有误',
  IS_HOLDER: '领取人就是持卡人，请选“本人”',
  TOO_YOUNG: '领取人未满18周岁',
  NO_END: '请录入领取人证件有效期的截止日期',
  EXPIRED: '领取人的证件已过有效期，请换领证件后再来，或由他人代领',
  NO_AGENTS: '本地规定须本人领取',
  NO_UNITS: '本地没有单位代领的规定',
  GUARDIAN_ONLY: '未成年人的卡由监护人领取',
  NOT_A_CHILD: '持卡人已成年，请按代领人办理',
  RELATION: '请选择与持卡人的关系',
  LETTER: '缺少委托书、关系证明或单位移交清单',
  GROUND: '代领原因不在本地规定的范围内',
  SECOND: '单位领卡须两人同来，请录入第二人的证件',
  SECOND_SAME: '两位领取人是同一人',
  SECOND_END: '第二人的证件没有录入有效期的截止日期，或已过有效期',
} as const satisfies Record<TakerCode, string>

export const shownCodeText = {
  NUMBER: '证件号码有误，请重新录入。',
  NO_END: '请录入证件有效期的截止日期。',
  EXPIRED: '证件已过有效期，请换领证件后再来，或由他人代领。',
  SAME_NAME: '录入的现用姓名与申请时相同，没有更名。',
} as const satisfies Record<ShownCode, string>

export const nameLinkText = { register: '户口簿“曾用名”', certificate: '公安机关更名证明' } as const satisfies Record<NameLink, string>

export const handoverText = {
  sheet: '领卡三步',
  steps: { verify: '核验领卡人', card: '旧卡与告知', sign: '客户签名' },

  verify: {
    docType: '证件类型',
    number: '证件号码',
    numberHint: '请领卡人出示原件，重新扫描或输入',
    holder: '持卡人',
    compare: '逐项比对',
    face: '本人相貌与照片一致',
    name: '新卡卡面姓名与证件一致',
    cardPhoto: '新卡卡面照片与系统照片一致',
    newPhoto: '新卡照片',
    loupe: '放大镜',
    previous: '上次照片',
    noPrevious: '本网点没有这位客户的上次照片',
    untaken: '没有照片',
    whose: '谁来领卡',
    holderSelf: '本人',
    facePaper: '本人相貌与其证件上的照片一致',
    cardPhotoStored: '新卡卡面照片是持卡人本人',
    cardPhotoNone: '新卡卡面没有照片，与申请一致',
    faceOther: '领取人相貌与其证件一致',
    takerNumber: '领取人证件号码',
    takerEnd: '证件有效期至',
    secondEnd: '第二人证件有效期至',
    takerName: '领取人姓名',
    takerType: '领取人证件类型',
    relation: '与持卡人的关系',
    letter: '出示的材料',
    ground: '代领原因',
    second: '第二人证件号码',
    secondName: '第二人姓名',
    missingTaker: '请填写',
    shownEnd: '证件有效期至',
    renamed: '已更名',
    sameName: '没有更名',
    nameNow: '现用姓名',
    nameLink: '更名依据',
    nameFormer: '新卡卡面姓名与更名依据上的曾用名一致',
    renamedNote: '卡面仍是申请时的姓名，发卡后请提示客户办理信息变更。',
    samePerson: {
      title: '请第二人确认是同一人',
      explain: '出示的证件与申请时不是同一件（如换发的护照、另一种证件）。请同事当面核对新旧证件和本人，再输入用户名、密码和依据。',
      confirm: '确认是同一人',
    },
    wrongCard: '错卡退回重制',
    wrong: {
      title: '错卡退回重制',
      ask: '卡面姓名、照片或卡片本身有错，不能发。登记后回到“制卡失败”，预约和提醒一并取消。',
      common: '常见差错',
      reasons: ['卡面姓名与申请不符', '卡面照片不是本人', '卡片损坏或读不出', '卡与信封不符'],
      words: '差错说明',
      short: '请写明差错',
      act: '登记错卡',
    },
    unsure: '本地是否允许代领待确认，请先请示主管。',
    next: '核验通过：旧卡与告知',
    missing: '请录入证件号码',
    untickedAll: '三项都一致才能继续。不一致请勿发卡，按 Esc 返回并联系主管。',
    mismatch: {
      document: '证件号码与持卡人不符，请核对是否本人',
      face: '相貌不一致',
      name: '卡面姓名不一致',
      cardPhoto: '卡面照片不一致',
    },
  },

  card: {
    fate: '旧卡怎样处理',
    firstCard: '首次领卡，没有旧卡要处理。',
    lostCard: '旧卡已挂失，无须收回。以后找到也不能再用，请剪角作废。',
    rule: '本地规定',
    fateMissing: '请选择旧卡的处理',
    told: '逐项告知客户',
    toldEnable: '新卡须先启用社会保障功能，之后旧卡停用',
    toldBank: '银行账户须本人持证件到银行柜台激活，账号可能改变',
    toldFirst: {
      toldEnable: '新卡须先启用社会保障功能，才能就医结算、领取待遇',
      toldBank: '银行账户须本人持证件到银行柜台激活',
    },
    toldLost: {
      toldEnable: '新卡须先启用社会保障功能，才能就医结算、领取待遇',
      toldBank: '银行账户须本人持证件到银行柜台激活，账号可能改变',
    },
    toldMissing: '请逐项告知并勾选',
    password: '社保密码与银行密码是两个密码，请分别设置。',
    next: '下一步：客户签名',
    leave: '暂不发卡',
    leaveAsk: '卡放回待领，领卡人下次来时重新核验。',
    leaveTitle: '暂不发卡',
  },

  sign: {
    prompt: '请领卡人在此签名',
    label: '领卡人签名',
    receives: (tail: string | null): string =>
      tail ? `我已领到尾号 ${tail} 的新社会保障卡，已核对卡面姓名和照片。` : '我已领到新社会保障卡，已核对卡面姓名和照片。',
    again: '重签',
    missing: '请领卡人在横线上签名',
    done: '发卡并办结',
    back: '返回旧卡与告知',
  },

  closed: {
    title: '已办结',
    text: '新卡已交给客户。',
    at: '办结时间',
    number: '受理编号',
    cardTail: '新卡尾号',
    oldCard: '旧卡',
    print: '打印领卡单',
    nextStep: '下一步：新卡的社会保障功能尚未启用。可当场办理“启用社保功能”，或请客户用电子社保卡、12333 启用。',
  },
  notYours: '发卡由经办或卡务办理，您的岗位只能查看。',
} as const
