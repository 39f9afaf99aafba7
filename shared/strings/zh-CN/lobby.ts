/** Texts of the lobby desk. */

export const lobbyText = {
  title: '取号',
  hint: '按数字键取号',
  notHere: '柜台尚未开通',
  none: '本地规则没有开通任何业务，不能取号。请联系主管核对城市规则。',
  more: '更多业务',
  page: (page: number, pages: number): string => `第 ${page} / ${pages} 页`,
  priority: '优先',
  priorityOn: '优先号：开',
  priorityFor: (kind: string): string => `优先号：${kind}`,
  priorityOff: '优先号：关',
  priorityNote: '老年人、残疾人、孕妇、军人等可优先：先按 P 选原因（再按换下一个），再按数字；取号后自动关闭。',

  issued: {
    none: '还没有取号',
    noneHint: '请问客户要办什么，按对应的数字键。',
    label: '刚取的号',
    ahead: (count: number): string => (count === 0 ? '前面没有人等候' : `前面还有 ${count} 人等候`),
    priority: '优先号',
    takenNow: (number: string): string => `取号 ${number}`,
    print: '打印号单',
    taken: (clock: string): string => `${clock} 取号`,
  },

  line: {
    title: '今日队列',
    waiting: '等候',
    people: (count: number): string => `${count} 人`,
    meanWait: '平均等待',
    minutes: (minutes: number): string => `${minutes} 分`,
    unknown: '暂无',
    empty: '现在没有人等候',
    since: (clock: string): string => `${clock} 起无人等候`,
    atCounters: '正在办理',
    noneAtCounters: '没有柜台在叫号',
    counter: (counter: string): string => `${counter}号窗口`,
    more: (count: number): string => `另有 ${count} 位`,
  },
} as const
