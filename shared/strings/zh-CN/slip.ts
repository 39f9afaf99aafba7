/** Chinese for values the slips carry: hours, fees, what was done with the cards. */
export const feeWords = {
  waived: '已免收',
  free: '免费',
  unknown: '收费标准待本地确认',
  paid: (amount: string): string => `${amount}元，已收`,
  due: (amount: string, known: boolean): string => (known ? `${amount}元，复核通过后缴纳` : `${amount}元（标准待确认）`),
} as const

export const hoursLine = (from: string, to: string, spans: string): string => (from === to ? `${from} ${spans}` : `${from}至${to} ${spans}`)

export const limitNote = (days: number | null, graceDays: number | null): string | null => {
  if (days === null) return null
  return graceDays === null
    ? `通知领卡后${days}天内领取，逾期的卡会被退回`
    : `通知领卡后${days}天内领取；逾期后${graceDays}天内仍可申请领取，再逾期注销`
}

export const oldCardFateText = { collected: '已收回并剪角作废', kept: '由客户留存', none: '无旧卡', lost: '已挂失，无须收回' } as const
export const newCardText = (tail: string | null): string =>
  tail === null ? '新卡已交付，社保功能待启用' : `新卡（尾号${tail}）已交付，社保功能待启用`
export const identityRechecked = '证件、面貌与卡面核对一致'
export const takerSelf = (document: string, number: string): string => `本人，${document} ${number}`
/** The name on the card is a former one. */
export const takerRenamed = (taker: string, name: string, link: string): string => `${taker}（现名 ${name}，凭${link}）`
export const takerOther = (role: string, name: string, papers: string): string => `${role} ${name}，${papers}`
/** A unit sends two. */
export const takerPair = (first: string, name: string, papers: string): string => `${first}；${name}，${papers}`
export const passwordNote = '社保密码与银行密码是两个密码，请分别设置并妥善保管，柜员不会询问您的密码'

/** What an act did, in place of a day to come back. */
export const actSlipText = {
  done: '办理结果',
  afterReview: '复核通过后生效',
  card: '办理的卡',
  which: (generation: string, bank: string): string => `${generation} ${bank}`,
  closeAt: (bank: string): string => `清户通知：社保功能注销后，请凭本单和卡到${bank}办理银行销户，由银行收回卡片。`,
  keep: '请妥善保管本回执',
} as const
