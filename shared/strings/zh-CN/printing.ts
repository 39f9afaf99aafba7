/** Texts around making and saving a slip. */
import type { PrintKind } from '../../ipc/shapes/print.ts'

export const printingText = {
  title: {
    ticket: '排队号单',
    acceptance: '受理回执',
    pickup: '领卡单',
    form: '申请表',
    guide: '办事指南',
    receipt: '收费收据',
    refund: '退费凭证',
    returned: '补正通知书',
    rejected: '不予办理告知书',
    stock: '空白卡收发单',
    uncollected: '待领卡清单',
    transfer: '单位交接清单',
    'day-end': '日终单',
    'case-file': '整件资料',
  } satisfies Record<PrintKind, string>,
  making: '正在生成单据',
  preview: '单据第一页',
  kept: (kind: PrintKind, pages: number): string => (kind === 'guide' ? `共 ${pages} 页。` : `共 ${pages} 页，已随业务存档。`),
  saveAs: '另存为 PDF',
  saved: '已另存',
  again: '重试',
  done: '完成',
  close: '关闭',
} as const
