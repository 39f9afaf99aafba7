/** Words of what a person sets for themselves: moved keys, more contrast. */
import type { MovableKey } from '../../habits/moved-keys.ts'

export const habitText = {
  title: '我的按键与对比度',
  how: '选中一行按回车，再按想用的键；可用 F2 至 F11 和 Insert、Pause、ScrollLock、菜单键。在本网点任何柜台登录都按此。',
  key: '按键',
  use: '用途',
  place: '现在的键位',
  same: '未移动',
  uses: {
    F2: '叫下一位，选打印机',
    F3: '选填项，换事项，查找',
    F4: '暂存，读证件',
    F5: '重拍，今日',
    F6: '登记手中的卡，另一种办法',
    F7: '打印，存为文件',
    F8: '换相机，重签，其他人',
    F9: '向前，完成',
    F10: '作废、退费等，只问不做',
    F11: '本地规则全文',
  } satisfies Record<MovableKey, string>,
  pressNow: (key: string): string => `请按 ${key} 的新键位；按 Esc 不移动。`,
  unfit: (press: string): string => `${press} 不能作键位。请用 F2 至 F11，或 Insert、Pause、ScrollLock、菜单键。`,
  swap: '两键对调',
  reset: '全部还原',
  moreContrast: '加强对比',
  usualContrast: '对比照常',
  close: '关闭',
  open: '我的按键与对比度',
  movedNote: '有按键移动过：这里和下方按键栏显示的都是现在的键位。',
} as const
