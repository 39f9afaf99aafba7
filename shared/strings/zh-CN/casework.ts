/** Chinese for what happens beside the straight way of a case: cards whose case ended, cards sent on, consents withdrawn. */
import type { EndedCardFate } from '../../business/ends.ts'
import type { ConsentScope, WithdrawnBy } from '../../business/withdrawal.ts'

/** The other branch as a holder reads it. */
export const otherBranchWords = ({
  branch,
  address,
  phone,
}: {
  readonly branch: string
  readonly address: string
  readonly phone: string
}): string => {
  const where = [address, phone === '' ? '' : `电话${phone}`].filter(part => part !== '').join('，')
  return where === '' ? branch : `${branch}（${where}）`
}

export const endedCardFateText = {
  destroy: '双人剪角销毁',
  'send-back': '退回制卡中心',
} as const satisfies Record<EndedCardFate, string>

export const endedCardText = {
  open: '已终止业务的卡',
  title: '已终止业务的卡',
  hint: '业务已终止的卡片不能发出，由两人按规定销毁或退回',
  empty: '没有待处置的卡',
  here: '在网点',
  late: '终止后到达',
  deal: '登记处置',
  ask: (fate: string, number: string): string => `业务 ${number} 的卡片：${fate}。请两人当面办理后登记。`,
  note: '说明',
  print: '打印处置单',
  columns: {
    number: '受理编号',
    place: '格口',
    name: '姓名',
    tail: '卡号尾四位',
    reason: '终止原因',
    cameAt: '到达时间',
    fate: '处置方式',
    dealt: '处置登记',
  },
  plainVoid: '作废',
  arrived: '登记卡片到达',
  arrivedAsk: '业务已终止，卡片却到了：登记后不通知客户，放入“已终止业务的卡”待处置。',
  tailWrong: '卡号尾四位是四个数字，可以不填',
  by: (by: string, second: string): string => `${by}、${second}`,
  back: '返回',
} as const

export const transferText = {
  open: '转送他网点',
  title: '转送他网点的卡',
  send: '转送所选的卡',
  sendOne: '转送他网点',
  branch: '送往网点',
  address: '网点地址',
  phone: '网点电话',
  reason: '转送原因',
  missing: '请填写',
  confirm: '登记转送',
  toBoard: '返回',
  pick: '选中或取消',
  picked: '选中',
  explain: '卡片由两人当面清点装袋，客户会收到短信，领卡改到该网点。',
  received: '对方已签收',
  back: '对方退回',
  receivedNote: '对方签收人或签收单号',
  backNote: '退回原因',
  noteShort: '请写明，至少两个字',
  print: '打印转送清单',
  empty: '没有转送过的卡',
  columns: { list: '清单号', number: '受理编号', name: '姓名', branch: '送往网点', sentAt: '转送时间', state: '现在', note: '说明' },
  onItsWay: '在途',
  ended: { received: '对方已签收', back: '已退回' },
  wait: '卡片已转送他网点，等待对方签收。',
} as const

export const consentScopeText = {
  photo: '采集和使用照片及办理本业务的单独同意',
  texts: '向本人手机发送短信',
} as const satisfies Record<ConsentScope, string>

export const withdrawnByText = { holder: '本人', guardian: '监护人' } as const satisfies Record<WithdrawnBy, string>

export const withdrawalText = {
  key: '撤回同意',
  title: '登记客户撤回同意',
  what: '撤回哪些同意',
  whatMissing: '请选择撤回的同意',
  byWhom: (who: string): string => `由${who}撤回，核对证件后登记。`,
  note: '客户的说明或书面撤回的编号',
  noteShort: '请写明，至少两个字',
  confirm: '登记撤回',
  stops: '撤回后：照片不再使用，业务退回办理事项，未送出的资料不再送出；重新同意前不能继续办理。',
  goesOn: '卡已送制：此前依同意所做的处理仍然有效，卡片照常制作领取；照片以后不再使用。',
  done: '业务已结束：照片以后不再使用，依法保存的业务档案保留到期。',
  textsStop: '短信：不再发送，到卡请客户自行查询。',
  line: (scopes: string, by: string, note: string): string => `撤回同意：${scopes}（${by}）；${note}`,
  and: '、',
  print: '打印撤回同意回执',
} as const
