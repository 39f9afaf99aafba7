/** Chinese for the work the branch does by itself: its names, its state, and what keeps it from going on. */

import { centreRefusalCodes } from '../../centre/refusals.ts'
import type { EntryFault, JobName } from '../../jobs/jobs.ts'
import { isRefusalCode } from '../../refusal.ts'
import { centreErrors, centreErrorText } from './centre.ts'
import { refusalText } from './refusal.ts'

export const jobNameText = {
  copy: '备份数据',
  'day-turn': '日期变更处理',
  texts: '交出短信',
  'online-inbox': '收取线上申请',
  'online-answers': '答复线上申请',
  'unit-batch': '单位批量',
  centre: '递交制卡中心',
  'centre-news': '收取制卡进度',
  'centre-batch': '编写批量文件',
  'centre-results': '读取结果文件',
  'centre-hand': '清理递交照片',
  'centre-call-back': '接收制卡中心回调',
  retention: '到期删除个人资料',
  'copy-away': '送备份到第二处',
  clock: '核对机器时钟',
  emergency: '受理柜台应急业务',
} as const satisfies Record<JobName, string>

const entrySays = {
  ENTRY_LINK: '是指向别处的链接，不能收取。请让渠道放入文件本身。',
  ENTRY_NOT_A_FILE: '不是文件也不是文件夹，不能收取。',
  ENTRY_NAME: '文件名的编码不是 UTF-8，不能收取。请让渠道改名后重新放入。',
  ENTRY_DENIED: '没有读取权限，不能收取。请检查文件夹的权限。',
} as const satisfies Record<EntryFault, string>

const systemSays = {
  ENOENT: '文件夹或文件不在原处。请检查文件夹是否被移走、共享是否断开。',
  ENOTDIR: '设置的位置不是文件夹。请重新选择文件夹。',
  EACCES: '没有权限读写文件夹。请检查权限。',
  EPERM: '系统不允许这项操作。请检查权限。',
  EISDIR: '要写的文件名被同名的文件夹占用。请移走那个文件夹。',
  ENOSPC: '磁盘没有空间。请清理磁盘。',
  EROFS: '文件夹只能读，不能写。请检查权限。',
  INTERRUPTED: '处理它时程序中断了。',
  TEXTS_WITHDRAWN: '客户已撤回接收短信的同意。请电话或当面通知客户。',
  NO_PHONE: '号码不是手机号码，短信发不到。请电话通知客户。',
  INTERNAL: '程序内部出错，其余各项照常进行。请重试；仍不行请联系维护人员。',
} as const

const centreSays: Readonly<Record<string, string>> = Object.fromEntries(
  [...centreRefusalCodes, ...centreErrors].map(code => [code, `${centreErrorText(code)}。`]),
)

const says: Readonly<Record<string, string>> = { ...entrySays, ...systemSays }

/** One sentence for a machine word; an unknown one is named, so that whoever maintains the program can look it up. */
export function jobErrorSaid(code: string): string {
  const own = says[code] ?? centreSays[code]
  if (own !== undefined) return own
  return isRefusalCode(code) ? refusalText[code]({}) : `系统报告错误 ${code}。请重试；仍不行请联系维护人员。`
}

export const jobsText = {
  title: '后台任务',
  allWell: '一切正常',
  someFailing: (count: number): string => `${count} 项任务没有做成，程序会自己再试`,
  setAside: (count: number): string => `${count} 项等人处理`,
  columns: { name: '任务', lastOk: '上次做成', next: '下次', attempts: '连续未成', error: '情况' },
  never: '还没有',
  onDemand: '有事时',
  running: '正在进行',
  soon: '即将',
  well: '正常',
  times: (count: number): string => `${count} 次`,
  items: '没有做成的各项',
  itemColumns: { job: '任务', label: '哪一项', attempts: '已试', since: '自', error: '情况', state: '处理' },
  quarantined: '已搁置，等人处理',
  willRetry: '会自动再试',
  runNow: '现在做一次',
  retry: '重试这一项',
  drop: '放下这一项',
  dropTitle: '放下这一项',
  dropAsk: (job: string, label: string): string =>
    `${job}：${label}。放下后程序不再处理它；收取的申请包移入 processed 文件夹，短信不再发出，答复不再写出，请另行处理。`,
  done: '已重试。',
  dropped: '已放下。',
} as const
