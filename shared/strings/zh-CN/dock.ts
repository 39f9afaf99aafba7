/** The panel of simulated devices in practice. */
import type { DockFault, DockPart } from '../../devices/dock.ts'

const parts = { reader: '读卡器', document: '高拍仪', slip: '小票打印机', sheet: 'A4 打印机', pay: '收款码' } as const satisfies Record<
  DockPart,
  string
>
const faults = {
  unplug: '拔掉连接线',
  silence: '不回答',
  garbage: '传回乱码',
  paper: '缺纸',
  'paper-midway': '打到一半缺纸',
  cover: '盖子开着',
  busy: '一直打不完',
  refused: '对方不认可',
} as const satisfies Record<DockFault, string>

/** What the same fault is called where a device is no printer. */
const ofPart: { readonly [P in DockPart]?: { readonly [F in DockFault]?: string } } = { document: { busy: '被其他程序占用' } }

export const dockText = {
  open: '模拟故障',
  title: '模拟设备的故障',
  note: '只在演练中有：让模拟的设备出一次故障，看程序怎么说、该怎么办。',
  row: (part: DockPart, fault: DockFault, isOn: boolean) =>
    `${parts[part]} · ${ofPart[part]?.[fault] ?? faults[fault]}${isOn ? '（正在模拟）' : ''}`,
  flip: '模拟或恢复',
  clear: '全部恢复',
  close: '关闭',
} as const
