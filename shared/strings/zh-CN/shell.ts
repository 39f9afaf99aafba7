/** Words the shell itself shows: window titles, the save dialog, the counter of practice mode. */
import type { SlipKind } from '../../ipc/shapes/print.ts'

export const shellText = {
  windowTitle: '社保卡柜台',
  practiceTitle: '演练 · 社保卡柜台',
  saveTitle: '保存打印件',
  pdfFiles: 'PDF 文件',
  calendarFiles: '日历文件',
} as const

/** File names offered when a slip is saved; they name the paper, never the person. */
export const slipFileName = {
  ticket: '排队号单',
  acceptance: '受理回执',
  pickup: '领卡单',
  form: '业务申请表',
  guide: '办事指南',
  uncollected: '待领卡清单',
} as const satisfies Record<SlipKind, string>
