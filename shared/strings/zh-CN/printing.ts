/** Texts around making and saving a slip. */
import type { PrintKind } from '../../ipc/shapes/print.ts'
import type { JobReason, JobState } from '../../printing/job.ts'

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
    end: '终止告知书',
    correction: '更正单',
    consent: '撤回同意回执',
    payment: '合并付款凭证',
    'stock-count': '盘点单',
    'sent-on': '转送清单',
    'ended-card': '卡片处置单',
    parcel: '邮寄随卡说明',
    errand: '上门、跨省登记回执',
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

/** What happened and what to do; the paper is kept and can be printed at any time. */
export const printerTroubleText = {
  paper: '缺纸。请装好纸后再打一次。',
  cover: '打印机的盖子开着。请合上盖子后再打一次。',
  'printer-error': '打印机报错。请看打印机上的提示，排除后再打一次。',
  unplugged: '连不上打印机。请检查电源和连接线后再打一次。',
  'in-use': '打印机正被其他程序占用。请稍后再打一次。',
  permission: '系统不允许使用打印机。请电脑维护人员授权，先另存为 PDF。',
  'no-answer': '打印机没有响应。请重新开关打印机后再打一次。',
  deadline: '打印机太慢，已停止等待。请看打印机，再打一次。',
  stopped: '打印已停止。请再打一次。',
  'not-chosen': '这个窗口没有选定打印机。',
  'no-dots': '这份单据没有小票的内容。请另存为 PDF。',
  'no-driver': '这台电脑不能直接打印 A4。请另存为 PDF 后打印。',
  lost: '打印时程序中断，不知道有没有出纸。请看打印机；没有出纸就再打一次。',
} as const satisfies Record<JobReason, string>

export const noPrinter = (isSlip: boolean): string =>
  isSlip ? '这个窗口没有选定小票打印机。请在设备页选一台，或另存为 PDF。' : '这个窗口没有选定 A4 打印机。请在设备页选一台，或另存为 PDF。'

export const jobText = {
  title: '打印记录',
  none: '还没有打印过。',
  state: { waiting: '正在打印', printed: '已打印', unsure: '已送打印机，请看有没有出纸', failed: '没有打出来' } satisfies Record<
    JobState,
    string
  >,
  again: '补打',
  /** Stands on the paper itself, above what was printed before. */
  mark: (copy: number): string => `补打 第 ${copy} 次`,
  markAt: (time: string, counter: string): string => `${time} ${counter} 号窗口；原件内容不变`,
  send: '打印',
  sendAgain: '再打一次',
  onFrom: (page: number): string => `从第 ${page} 页接着打`,
  at: (printer: string, counter: string): string => `${counter} 号窗口 · ${printer}`,
} as const

type Told = { readonly state: JobState; readonly reason: JobReason | null; readonly again: boolean }
export const jobWords = ({ state, reason, again }: Told): string =>
  `${again ? `${jobText.again}：` : ''}${jobText.state[state]}${reason === null ? '' : `：${printerTroubleText[reason]}`}`

/** Choosing the printer of A4. */
export const sheetText = {
  title: '选 A4 打印机和纸盒',
  note: '选定后，本窗口的申请表、告知书和清单都从这一台的这个纸盒打印，A4 原大。',
  none: '这台电脑没有装 A4 打印机。请电脑维护人员在系统里添加；在此之前另存为 PDF 后打印。',
  choose: '选 A4 打印机',
  change: '换 A4 打印机',
  name: 'A4 打印机',
} as const

/** Choosing the printer of slips. */
export const printerText = {
  title: '选小票打印机',
  note: '选定后，本窗口的小票都从这一台打印；换插口不用重选。请只选打印机的端口。',
  none: '没有找到打印机。请接好打印机再打开这里；网络打印机由主管按地址添加。',
  noneManager: '没有找到打印机。请接好打印机再打开这里，或按 F6 填写网络打印机的地址。',
  port: (name: string, isHere: boolean) => (isHere ? `${name}（当前使用）` : name),
  atAddress: (name: string) => `当前使用网络打印机 ${name}`,
  byAddress: '填网络地址',
  address: '打印机地址',
  addressHint: '例如 192.168.1.50；端口不是 9100 时写成 192.168.1.50:9101',
  addressWrong: '这不是打印机地址',
  use: '选定',
  drop: '不用打印机',
  hangDrawer: '钱箱接在这一台',
  dropDrawer: '不用钱箱',
  drawerAt: (name: string) => `钱箱接在 ${name}：收现金时自动打开，每次打开都记日志。`,
  choose: '选打印机',
  change: '换打印机',
} as const
