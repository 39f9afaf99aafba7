/** Texts of the copies: the manager's room and the light in the bar. */
import type { ClockJump } from '../../clock-jump.ts'

const hoursOf = (minutes: number): string => (minutes < 120 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时`)

export const copiesText = {
  title: '备份',
  note: '有新业务时每 5 分钟备份一次，保存最近一小时的每一份和最近 14 天每天的最后一份。备份带着打开它所需的密钥文件：用数据口令或恢复码打开。',
  elsewhere: '这个网点的数据、照片和单据在数据库里，由数据库的管理人员备份和恢复，这里没有要做的事。',
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

/** The dialog in which the manager gives the store a new key and with it a new recovery code. */
export const newKeyText = {
  title: '更换恢复码',
  note: '先抄下新的恢复码，再更换密钥。更换时数据关闭片刻，各柜台要重新登录；数据口令不变。',
  limits:
    '换好后，旧恢复码打不开这里的数据。本机的旧备份和受损留存件随即删除，换成新密钥的一份；第二处的旧备份在下次送到后删除。早先被带走的备份，旧恢复码仍能打开当时的内容，请收回或销毁。',
  password: '您的登录密码',
  passphrase: '数据口令',
  passphraseHint: '没有设数据口令的，留空',
  draw: '下一步：抄写新码',
  changing: '正在更换密钥，数据多时要几分钟，请不要关机',
  leave: '不换了，旧码照用',
  done: '密钥和恢复码已更换，旧恢复码作废。请重新登录。',
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
