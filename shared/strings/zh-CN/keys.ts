/** Names the keys of every desk and step, so that they can be read and searched on one page; held to the screens by a test. */

export type ListedKey = readonly [press: string, label: string]
/** `at` names the folders or files of the renderer whose keys these are. */
export type KeyGroup = { readonly title: string; readonly at: readonly string[]; readonly keys: readonly ListedKey[] }

export const keysText = {
  title: '全部按键',
  find: '查找按键',
  hint: '输入按键或用途，如 F9、打印',
  none: '没有相符的按键',
  rule: 'F9 向前，Esc 退一步，F10 只问不做；收钱、送制、通过、作废、叫号的键按住或连按不起作用。',
  more: '再按 F1 看全部按键',
} as const

export const allKeys: readonly KeyGroup[] = [
  {
    title: '任何时候',
    at: ['app', 'parts', 'rating'],
    keys: [
      ['F1', '本页按键；再按一次看全部按键'],
      ['F3', '在按键页：第一天引导，限演练'],
      ['F4', '在按键页：我的按键与对比度'],
      ['F5', '在按键页：词语'],
      ['Alt+Enter', '第一天引导：跳过这一步'],
      ['F12', '锁屏'],
      ['Ctrl+K', '查找业务'],
      ['Ctrl+=', '放大文字'],
      ['Ctrl+-', '缩小文字'],
      ['Alt+Z', '撤销刚才的叫号、取号、未到、预约或复核通过'],
      ['Alt+U', '查看遮蔽的信息'],
      ['Ctrl+G', '咨询引导'],
      ['Ctrl+P', '请客户评价'],
      ['Alt+Y', '设备与运行状态'],
      ['Alt+A', '应急模式，或应急业务交回'],
      ['F4', '了结一件应急业务'],
      ['F2', '单据：选打印机，或再打一次'],
    ],
  },
  {
    title: '经办台',
    at: ['desks/teller'],
    keys: [
      ['F2', '叫下一位，号的业务已暂存时也可'],
      ['F9', '叫下一位，或继续办理、办结此号'],
      ['F3', '重叫'],
      ['F10', '未到，或作废正在办的业务'],
      ['F8', '无号受理'],
      ['F4', '单位批量；业务中为暂存'],
      ['F5', '我的未办结业务'],
      ['F7', '线上申请'],
      ['F11', '本地规则全文'],
      ['Alt+F', '收费日结'],
      ['Ctrl+J', '缺勤同事的业务'],
      ['Alt+O', '转窗：号和正在办的业务转到别的窗口'],
      ['Ctrl+Q', '排队与本窗口：暂缓、转号、暂停'],
      ['Alt+V', '上门与跨省'],
    ],
  },
  {
    title: '办理步骤',
    at: ['steps'],
    keys: [
      ['F9', '下一步，或完成'],
      ['Escape', '上一步'],
      ['F3', '换办理事项；选填项'],
      ['T', '各项均已告知；照片其余各项均已看过'],
      ['F6', '登记手中的卡；不能在板上签名；出收款码'],
      ['F7', '打印；从文件取照片'],
      ['F8', '重签；换相机'],
      ['F5', '重拍'],
      ['Space', '拍摄'],
      ['A', '自动拍摄'],
      ['L', '辅助线'],
      ['Z', '放大镜'],
      ['V', '检测数值'],
      ['C', '与旧照片对比'],
      ['F10', '退费'],
      ['Ctrl+T', '更正登记错误'],
      ['Ctrl+D', '终止业务'],
      ['Alt+C', '撤回同意'],
      ['Ctrl+F', '现在收费'],
      ['Ctrl+H', '冲正收款'],
    ],
  },
  {
    title: '复核台',
    at: ['desks/review', 'steps/review'],
    keys: [
      ['F9', '通过'],
      ['R', '退回'],
      ['X', '不通过'],
      ['N', '下一件'],
      ['F7', '批量复核'],
      ['W', '原图'],
      ['Space', '勾选，限批量复核'],
    ],
  },
  {
    title: '卡务台',
    at: ['desks/cards'],
    keys: [
      ['F3', '查找或扫码'],
      ['F9', '打开'],
      ['F5', '成批登记'],
      ['F2', '批次'],
      ['F6', '待领清单'],
      ['F7', '白卡库存'],
      ['F8', '收费日结'],
      ['Alt+S', '转送他网点'],
      ['Alt+M', '邮寄的卡'],
      ['Alt+D', '已终止业务的卡'],
      ['Alt+I', '格口：放卡、清点交接'],
    ],
  },
  {
    title: '大堂',
    at: ['desks/lobby'],
    keys: [
      ['P', '优先号'],
      ['0', '更多业务'],
      ['F4', '今日预约'],
      ['F6', '叫号屏'],
      ['F8', '自助取号'],
      ['F9', '打印号单'],
      ['Alt+V', '上门与跨省'],
    ],
  },
  {
    title: '主管台',
    at: ['desks/manager'],
    keys: [
      ['F5', '今日'],
      ['Escape', '退一步，最后回到今日'],
      ['F6', '人员'],
      ['F7', '审计日志'],
      ['F8', '查业务'],
      ['Alt+O', '并入网点的台账'],
      ['Ctrl+E', '日终'],
      ['Ctrl+R', '报表'],
      ['Ctrl+M', '收费账'],
      ['Alt+T', '统计'],
      ['Ctrl+N', '流水核对'],
      ['Ctrl+O', '网点资料'],
      ['Ctrl+I', '设备'],
      ['Alt+W', '柜台'],
      ['Ctrl+Y', '后台任务'],
      ['Ctrl+H', '制卡中心'],
      ['Ctrl+L', '本地规则'],
      ['Ctrl+D', '工作日历'],
      ['Alt+H', '领卡时段'],
      ['Ctrl+J', '待领卡'],
      ['Alt+I', '格口'],
      ['Alt+G', '差评'],
      ['Ctrl+Q', '上门与跨省'],
      ['Alt+P', '个人资料'],
      ['F3', '柜台：应急规则'],
      ['Alt+B', '备份'],
    ],
  },
]

/** What is typed is found in the key, in what it does, or in where it works. */
export function keysMatching(typed: string): readonly KeyGroup[] {
  const wanted = typed.trim().toUpperCase()
  return allKeys.flatMap(group => {
    const keys = group.keys.filter(words => [...words, group.title].some(word => word.toUpperCase().includes(wanted)))
    return keys.length > 0 ? [{ ...group, keys }] : []
  })
}
