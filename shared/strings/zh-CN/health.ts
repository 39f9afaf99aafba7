/** How each thing a counter stands on is said to be, and what to do about it in one sentence. */
import type { HealthPart, HealthState } from '../../devices/health.ts'

type Said = { readonly word: string; readonly act: string }
const well = (word: string): Said => ({ word, act: '' })

export const healthStateText: { readonly [P in HealthPart]: { readonly [S in HealthState<P>]: Said } } = {
  camera: {
    there: well('已接好'),
    none: { word: '没有找到', act: '接好相机；在此之前从文件或手机取照片。' },
    away: { word: '选定的相机没有接', act: '接好选定的相机，或由主管在设备页另选一台。' },
    unknown: well('正在查找'),
  },
  reader: {
    there: well('已接好'),
    none: { word: '没有选定', act: '在身份步骤按 F4 选读卡器；没有读卡器就照证件录入。' },
    away: { word: '选定的读卡器没有接', act: '检查读卡器的连接线；在此之前照证件录入。' },
  },
  slip: {
    ready: well('可以打印'),
    quiet: { word: '不回答', act: '打印机不报告状态，每次打印后看有没有出纸。' },
    'paper-low': { word: '纸快用完', act: '备好新的纸卷。' },
    none: { word: '没有选定', act: '在单据页按 F2 选小票打印机；没有打印机就另存为 PDF。' },
    paper: { word: '缺纸', act: '装好纸卷；没打出来的单据按 F2 再打一次。' },
    cover: { word: '盖子开着', act: '合上打印机的盖子。' },
    'printer-error': { word: '报错', act: '看打印机上的提示灯，排除卡纸后重新开机。' },
    away: { word: '连不上', act: '检查打印机的电源和连接线。' },
    busy: { word: '被占用', act: '关闭正在使用打印机的其他程序。' },
    looking: well('正在查看'),
  },
  sheet: {
    chosen: { word: '已选定', act: '' },
    system: { word: '没有选定', act: '在设备里选一台，或另存为 PDF 后用系统的打印机打印。' },
  },
  pad: {
    pen: well('可用手指或触笔签'),
    mouse: { word: '没有触摸屏', act: '客户用鼠标签，或按 F6 改为纸上签名。' },
  },
  line: {
    alone: well('本机运行'),
    up: well('已连上网点'),
    gone: { word: '连不上网点', act: '检查网线；填写的内容会保存，连上后自动交上去。' },
    barred: { word: '本柜台已停用', act: '请主管在柜台页重新开放。' },
  },
  disk: {
    enough: well('空间足够'),
    low: { word: '空间不多', act: '请电脑维护人员清理磁盘，留出 2 GB 以上。' },
    full: { word: '快满了', act: '马上请电脑维护人员清理磁盘，否则很快不能保存。' },
    unknown: { word: '查不到', act: '请电脑维护人员检查数据所在的磁盘。' },
  },
  clock: { right: well('准确'), wrong: { word: '不准', act: '请电脑维护人员校准本机时间，校准前不要受理。' } },
  copies: {
    good: well('正常'),
    none: { word: '还没有备份', act: '请主管在备份页（Alt+B）立即备份一次。' },
    old: { word: '太久没有备份', act: '请主管在备份页（Alt+B）查看原因并立即备份。' },
    away: { word: '异处备份没有送到', act: '请主管在备份页（Alt+B）检查存放备份的另一处。' },
  },
}

export const healthText = {
  title: '设备与运行状态',
  open: '设备状态',
  drawer: '钱箱',
  document: '高拍仪',
  parts: {
    camera: '相机',
    reader: '读卡器',
    slip: '小票打印机',
    sheet: 'A4 打印',
    pad: '签名',
    line: '线路',
    disk: '磁盘',
    clock: '时钟',
    copies: '备份',
  } satisfies Record<HealthPart, string>,
  again: '重新检查',
  close: '关闭',
  support: '存技术支持包',
  supportNote: '技术支持包只有程序版本、设备状态和故障代码，没有客户资料。',
  saved: '已存好技术支持包',
  log: '设备记录',
  noLog: '还没有设备故障。',
  bundle: '技术支持包',
  logAt: (counter: string, time: string) => `${counter} 号窗口 · ${time}`,
} as const

/** What the log of the devices says; any other word of the program stays as it is. */
const happenedText: Readonly<Record<string, string>> = {
  paper: '缺纸',
  'paper-low': '纸快用完',
  cover: '盖子开着',
  'printer-error': '打印机报错',
  unplugged: '断开',
  reader: '没有接',
  'not-chosen': '没有选定',
  'in-use': '被占用',
  permission: '系统不允许',
  'no-answer': '没有响应',
  deadline: '响应太慢',
  checksum: '数据不完整',
  'read-failed': '读取失败',
  module: '安全模块不能用',
  lost: '打印时程序中断',
  'no-driver': '不支持',
  busy: '被占用',
  denied: '系统不允许',
  missing: '没有找到',
}
export const happened = (reason: string): string => happenedText[reason] ?? reason
