/** Texts of the fee step. */
import type { feeMethods } from '../../ipc/shapes/case.ts'

export const feeMethodText = { cash: '现金', card: '刷卡', qr: '扫码' } as const satisfies Record<(typeof feeMethods)[number], string>

export const feeStepText = {
  due: '应收',
  yuan: (amount: string): string => `${amount} 元`,
  nothing: '不收费',
  unknown: '本地收费标准待确认，本次不收费。如需收费，请先由主管确认城市规则。',
  basis: '收费依据',
  method: '收款方式',
  collect: (amount: string): string => `已收 ${amount} 元，开具收据`,
  collectFree: '不收费，继续送制',
  waive: '减免',
  waiveTitle: '减免费用',
  waiveAsk: (amount: string): string => `应收 ${amount} 元，减免后不再收取，理由写入审计日志。`,
  waiveReason: '减免理由',
  waiveCommon: '常用理由',
  waiveReasons: ['采集或制作有误，按规定免收', '制卡后一年内非人为损坏', '低保、特困等按政策免收', '其他'],
  short: '请写明理由，至少 2 个字',
  paid: (amount: string, method: string): string => `${amount} 元，${method}`,
  waived: (reason: string): string => `已减免：${reason}`,
  open: (amount: string): string => `${amount} 元，未收`,
  unknownShort: '待确认',
  notYours: '您的岗位不能收费，请由经办或卡务办理。',
} as const
