/** Names the states, steps, actions and needs of the workflow, one word per thing. */
import type { Need } from '../../workflow/guards.ts'
import type { Step } from '../../workflow/steps.ts'
import type { Action, State } from '../../workflow/table.ts'

export const stateText = {
  opened: '已受理身份',
  noticed: '已告知',
  filled: '已填单',
  photographed: '已采集照片',
  confirmed: '客户已确认',
  returned: '退回补正',
  submitted: '复核中',
  approved: '待收费',
  paid: '待送制',
  making: '制卡中',
  'make-failed': '制卡失败',
  'at-city-bank': '市行签收',
  'at-branch': '待领卡',
  'handing-over': '领卡中',
  closed: '已办结',
  rejected: '复核不通过',
  void: '已作废',
} as const satisfies Record<State, string>

export const stepText = {
  identity: '身份核验',
  business: '办理事项',
  form: '填单',
  photo: '采集照片',
  confirm: '客户确认',
  review: '复核',
  fee: '收费',
  production: '制卡',
  pickup: '预约领卡',
  handover: '领卡',
} as const satisfies Record<Step, string>

export const actionText = {
  notice: '告知事项',
  draft: '保存草稿',
  fill: '填单完成',
  shoot: '拍照',
  choosePhoto: '选定照片',
  confirm: '客户签名确认',
  submit: '提交复核',
  void: '作废',
  approve: '复核通过',
  return: '退回补正',
  reject: '复核不通过',
  collectFee: '收费',
  waiveFee: '减免',
  sendToMake: '送制',
  makeFailed: '登记制卡失败',
  remake: '重新制卡',
  cityBankReceived: '市行签收',
  branchReceived: '网点签收',
  bookPickup: '预约领卡',
  verifyTaker: '核验领卡人',
  leaveCard: '暂不发卡',
  handOver: '发卡',
} as const satisfies Record<Action, string>

export const needText = {
  reason: '本地接受的办理原因',
  papers: '核对全部材料',
  notices: '逐项告知客户',
  consent: '客户对采集照片的单独同意',
  formComplete: '填好申请表的必填项',
  photoUsable: '可用的照片',
  signature: '客户签名',
  otherPerson: '由另一位同事复核',
  returnReason: '退回理由',
  voidReason: '作废理由',
  failReason: '失败原因',
  waiverReason: '减免理由',
  feeExact: '与应收一致的金额',
  takerVerified: '核验领卡人身份',
  oldCardDealt: '处理旧卡',
  told: '告知启用与激活',
} as const satisfies Record<Need, string>
