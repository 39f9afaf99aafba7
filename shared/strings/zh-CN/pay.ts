/** Texts of payments by code. */
import type { PayTrouble } from '../../devices/pay.ts'

export const payTroubleText = {
  'no-service': '本窗口没有接通收款服务，请用别的方式收，或扫码机收后录入参考号。',
  'no-answer': '收款服务没有回应。',
  'wrong-amount': '收款服务回来的金额与应收不符，没有记账。请到收款平台核对。',
  'no-number': '收款服务没有给出流水号，没有记账。请到收款平台核对后录入参考号。',
} as const satisfies Record<PayTrouble, string>

export const payText = {
  open: '出收款码',
  title: '扫码收款',
  ask: (amount: string): string => `请客户扫码付 ${amount} 元。客户屏上也有这个码。`,
  code: '收款码',
  waiting: '等待客户付款',
  paid: (reference: string): string => `已付款，流水号 ${reference}。`,
  book: (amount: string): string => `记账 ${amount} 元`,
  refused: '付款没有成功，没有记账。请重新出码，或换一种方式。',
  gone: '这个码已经失效，没有记账。请重新出码。',
  unknown: '还不知道有没有付成，程序接着问。',
  stopping: '不知道有没有付成：收款服务没有回应。请到收款平台核对；付成了的录入参考号记账，不要让客户再付。',
  stop: '不用这个码',
  again: '重新出码',
} as const
