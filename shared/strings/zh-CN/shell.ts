/** Words the shell itself shows: window titles, the save dialog, the counter of practice mode. */

export const shellText = {
  customerTitle: '客户窗口',
  hallTitle: '叫号屏',
  windowTitle: '社保卡柜台',
  practiceTitle: '演练 · 社保卡柜台',
  closing: '正在保存最后一份备份，请不要关机。完成后程序会自己退出。',
  saveTitle: '保存打印件',
  pdfFiles: 'PDF 文件',
  calendarFiles: '日历文件',
  workbookFiles: 'Excel 工作簿',
  logFiles: '签名日志',
  rulesFiles: '规则文件',
  packageFiles: '线上申请包',
  listFiles: '对账清单',
  zipFiles: 'zip 压缩包',
  pickTitle: { package: '选择线上申请包', sheet: '选择单位登记表', list: '选对账清单', zip: '选择照片压缩包', folder: '选择文件夹' },
} as const

/** Why the program ends instead of starting. */
export const startTrouble = {
  missing: (path: string) => `程序不完整，缺少 ${path}，请重新安装。`,
  unsafe: (found: readonly string[]) =>
    `正式业务不能在可被其他程序操纵或防护放宽的状态下进行${found.length > 0 ? `（${found.join('、')}）` : ''}。请去掉这些启动设置，重新启动程序。`,
} as const

/** Names offered for workbooks. */
export const savedName = { template: '单位批量登记表.xlsx', result: '单位批量处理结果.xlsx' } as const
