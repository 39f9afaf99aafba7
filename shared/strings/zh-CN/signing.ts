/** Texts of the ways to sign. */
import type { SignCode, SignReason, SignWay } from '../../confirm/ways.ts'
import type { SigningView } from '../../ipc/shapes/case.ts'

export const signWayText = { pad: '签名板', paper: '纸质签名', print: '按指印', witness: '见证人代签' } as const satisfies Record<
  SignWay,
  string
>

export const signReasonText = {
  'no-pad': '本窗口没有签名板',
  'pad-fault': '签名板故障',
  wish: '客户要求在纸上签',
  'cannot-write': '不会写字',
  'hand-hurt': '手部受伤或残疾',
  'cannot-sign': '既不能签名也不能按指印',
} as const satisfies Record<SignReason, string>

export const signCodeText = {
  FORBIDDEN: '本地规定不采用这种签名方式，请换一种。',
  REASON: '所选原因不适用于这种签名方式，请重新选择。',
  WITNESS: '请在场的同事作为见证人输入用户名和密码。',
} as const satisfies Record<SignCode, string>

/** How somebody signed, as the second person and the slips read it. */
export const signingSaid = ({ way, reason, slip, witness }: SigningView): string =>
  `${signWayText[way]}，${signReasonText[reason]}，单据编号 ${slip}${witness === null ? '' : `，见证人 ${witness}`}`

export const signingText = {
  other: '其他签名方式',
  printSlip: '打印待签单据',
  title: '其他签名方式',
  explain: '先打印单据，请客户在纸上签名或按指印，再登记单据编号并归档。',
  way: '签名方式',
  reason: '原因',
  slip: '单据编号',
  slipHint: '归档用的编号；用受理编号归档的不用改',
  witness: '见证人用户名',
  password: '见证人密码',
  missing: '请填写',
  keep: '采用',
  cancel: '改回签名板',
} as const
