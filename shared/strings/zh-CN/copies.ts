/** Texts of the copies: the manager's room and the light in the bar. */
import type { ClockJump } from '../../clock-jump.ts'

const hoursOf = (minutes: number): string => (minutes < 120 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时`)

export const copiesText = {
  title: '备份',
  note: '有新业务时每 5 分钟备份一次，保存最近一小时的每一份和最近 14 天每天的最后一份。备份带着打开它所需的密钥文件：用数据口令或恢复码打开。',
  last: '最近一次备份',
  never: '还没有',
  upToDate: (at: string): string => `${at}，此后没有新的业务`,
  behind: (at: string): string => `${at}，此后的业务还没有备份`,
  count: '现有备份',
  countOf: (count: number): string => `${count} 份`,
  pictures: '照片和单据',
  picturesOf: (count: number, missing: number): string =>
    missing === 0 ? `${count} 份，都在` : `${count} 份，其中 ${missing} 份的文件已经丢失`,
  unreadable: (count: number): string => `程序启动以来有 ${count} 份照片或单据读不出来，请联系维护人员检查硬盘。`,
  lost: (count: number): string => `${count} 份照片或单据的文件已经丢失，备份里也没有。`,
  failed: (why: string): string => `备份没有做成：${why}`,

  away: '第二处备份',
  awayNote: '选另一块硬盘、U 盘或共享文件夹：本机的硬盘坏了，那里的备份还在。每次备份后送去最新的一份，读过一遍才算数。',
  none: '没有设置，硬盘损坏时备份会一起丢失',
  folder: '位置',
  lastAway: '最近一次送达',
  awayFailed: (why: string): string => `没有送到第二处：${why}`,
  set: '已设置第二处，正在送第一份备份。',

  now: '现在备份',
  done: '已备份。',
  pick: '选择第二处',
  leave: '不再用第二处',

  light: '备份',
  old: (minutes: number): string => `${hoursOf(minutes)}没有备份`,
  awayOld: '第二处没有送到',
  clock: '机器时钟',
  clockWrong: ({ way, days }: ClockJump): string => (way === 'back' ? `比最后一笔记录早 ${days} 天，请核对` : `跳过了 ${days} 天，请核对`),
} as const

/** The dialog in which the manager puts another passphrase in the place of the old one. */
export const passphraseText = {
  title: '更换数据口令',
  note: '从下次启动起用新口令。旧口令不再打开本机和第二处的备份；早先带走的备份和密钥文件不受影响，请收回或销毁。恢复码不变。',
  password: '您的登录密码',
  fresh: '新的数据口令',
  hint: '至少 8 个字符',
  again: '再输一遍新口令',
  differs: '两次输入不一样',
  change: '更换',
  done: '数据口令已更换。',
} as const
