/** Chinese for emergency mode: the band under the bar, going on without the branch, and handing in afterwards. */
import type { PieceState } from '../../ipc/shapes/emergency.ts'

export const emergencyText = {
  key: '应急',
  mode: '应急模式',
  slip: (mark: string): string => `应急受理（${mark}）`,
  slipNote: '网点恢复后，仍可按此编号查询',
  goneTitle: '线路中断',
  gone: (from: string): string => `已填的内容还在，恢复后自动上传。${from} 起可以使用应急模式。`,
  goneNever: '已填的内容还在，恢复后自动上传。',
  offered: '网点仍不可用，可以用应急模式继续受理。',
  /** `cards`: how many waiting cards came along. */
  on: (mark: string, cards: number): string =>
    cards > 0
      ? `网点不可用，本机单独叫号、受理到提交，可发随带清单里的 ${cards} 张卡；收费、复核、作废暂停。编号带 ${mark}。`
      : `网点不可用，本机单独叫号和受理到提交；收费、发卡、复核、作废暂停。号票和编号带 ${mark}。`,
  afterwards: '网点恢复后，这里受理的自动交回网点，不用重做；在那之前不要清理或更换这台电脑。',
  /** On a key whose work waits for the branch. */
  paused: (label: string): string => `${label}（暂停）`,
  begunBy: (name: string, at: string): string => `${name} ${at} 启用`,
  backTitle: '线路已恢复',
  handing: (handed: number, left: number): string => {
    if (handed === 0 && left === 0) return ''
    return left > 0 ? `正在交回：已交 ${handed} 件，还有 ${left} 件。` : `已交回 ${handed} 件。`
  },
  finish: (open: number): string => (open > 0 ? `手上还有 ${open} 件没有提交，办完后结束应急。` : '办完手上这位，结束应急即回到网点。'),
  ending: '正在交回其余内容，随后回到网点，请重新登录。',
  conflictsTitle: '应急业务待处理',
  conflicts: (count: number): string => `有 ${count} 件应急业务网点没能直接受理，需要处理。`,
  see: '查看',

  beginTitle: '进入应急模式',
  beginNote: '用您自己的登录名和密码。十四天内在本柜台登录过、不是学员的人员可以使用。',
  login: '登录名',
  password: '密码',
  counter: '窗口号',
  begin: '进入应急模式',

  pageTitle: '应急业务交回',
  none: '没有应急业务',
  columns: { number: '编号', state: '结果', person: '姓名', item: '业务', maker: '经办', desk: '柜台', caseNumber: '网点编号' },
  handOver: (item: string): string => `发卡 · ${item}`,
  states: { received: '已收到', taken: '已受理', conflict: '待处理', dropped: '已了结' } as const satisfies Record<PieceState, string>,
  end: '结束应急',
  again: '重新受理',
  drop: '了结',
  dropTitle: '了结这件应急业务',
  dropAsk: (number: string, name: string): string =>
    `${number}（${name}）不再受理。请先告知本人：手中的应急回执作废，以网点已有的业务为准。原因会记入日志。`,
  dropHandOverAsk: (number: string, name: string): string =>
    `${number}（${name}）这一次应急发卡不再登记，网点那一件照现在的样子。取卡人和签名随之删除，原因会记入日志。`,
  dropHandOverReasons: ['卡已收回，重新放入卡柜', '网点已登记同一次领取', '卡不是本人的，已报主管'],
  dropWords: '原因',
  dropCommon: '常见原因',
  dropReasons: ['本人已在网点另办', '同一业务重复受理', '联系不上，等本人再来'],
  why: (sentence: string): string => `没能受理：${sentence}`,
  against: (number: string, item: string, state: string): string => `网点已有同一人的业务 ${number}（${item}，${state}）。`,
  whatToDo: '先看网点那一件：能并到那一件办的，了结这一件；那一件该作废的，作废后按“重新受理”。',
  cardAt: (number: string, state: string): string => `${number} 在网点现在是“${state}”，柜台应急时已把这张卡发出。`,
  cardGone:
    '网点那里也记了这张卡的去向：查两处的签名和卡，弄清卡在谁手里，报主管。以柜台这一次为准的，先把网点那一件改回待领，再按“重新受理”；以网点为准的，了结这一件。',
  received: '已收到，还没有受理完：网点几分钟内会自己接着办；急用按“重新受理”。',
  otherwise: '按上面的说明补齐后按“重新受理”；不能受理的，告知本人后了结。',
  droppedBecause: (reason: string): string => `了结原因：${reason}`,

  rule: '应急规则',
  ruleTitle: '应急模式的规则',
  ruleAsk: '柜台与网点断开超过这个时间，柜台才可以进入应急模式。',
  minutes: '分钟（1 至 240）',
  carries: '随带待领卡清单',
  carriesYes: '带：断网时也能发卡',
  carriesNo: '不带：断网时不发卡',
  carriesNote: '清单里有持卡人的姓名和证件号码，加密存在每个柜台的电脑里，线路通时自动更新。',
  save: '保存',
} as const
