/** Chinese for cards that go to their holders by post. */
import type { ParcelEnd } from '../../pickup/parcel.ts'
import { askAfterDays } from '../../pickup/parcel.ts'

/** How the holder finds it: carrier and number of the waybill. */
export const parcelWords = ({ carrier, waybill }: { readonly carrier: string; readonly waybill: string }): string =>
  `${carrier}单号${waybill}`

export const parcelEndText = {
  delivered: '已签收',
  returned: '已退回',
  lost: '丢失，重新制卡',
} as const satisfies Record<ParcelEnd, string>

export const parcelText = {
  open: '邮寄的卡',
  title: '邮寄的卡',
  summary: (onTheWay: number, late: number): string =>
    `在途 ${onTheWay} 张${late > 0 ? `，其中 ${late} 张超过 ${askAfterDays} 天没有消息` : ''}`,
  empty: '没有邮寄过的卡',
  toBoard: '返回',
  send: '邮寄给客户',
  sendTitle: '登记邮寄',
  explain: '由两人当面核对卡片、装袋封口。客户会收到短信，里面有快递公司和单号。',
  oldCard: '旧卡收不回来，新卡启用时旧卡自动停用；请在袋里放上随卡说明。',
  rule: (mail: string): string => `本地规定：${mail}。`,
  wanted: '客户填单时选的是邮寄',
  recipient: '收件人',
  phone: '收件电话',
  address: '收件地址',
  carrier: '快递公司',
  carrierUsual: 'EMS',
  waybill: '快递单号',
  wrong: {
    recipient: '请填写收件人',
    phone: '请填写收件电话，区号和分机一起写',
    address: '请写到门牌号',
    carrier: '请填写快递公司',
    waybill: '快递单号是6到32位字母或数字',
  },
  confirm: '登记寄出',
  wait: '卡片已寄出，等待签收。',
  on: (carrier: string, waybill: string): string => `${carrier} ${waybill}`,
  end: {
    delivered: { label: '已签收', title: '登记签收', ask: '查到客户已经签收，业务办结。', note: '签收人或查询结果' },
    returned: { label: '退回网点', title: '登记退回', ask: '卡片回到格口，客户会收到到卡短信，可以来领或换地址再寄。', note: '退回原因' },
    lost: { label: '邮寄丢失', title: '登记丢失', ask: '快递公司确认丢失：这张卡作废，重新制卡，不再收费。', note: '快递公司的答复' },
  },
  noteShort: '请写明，至少两个字',
  print: '打印随卡说明',
  late: (days: number): string => `${days} 天，请向快递公司查询`,
  days: (days: number): string => `${days} 天`,
  columns: {
    number: '受理编号',
    name: '姓名',
    carrier: '快递公司与单号',
    sentAt: '寄出时间',
    days: '在途',
    state: '现在',
    note: '说明',
  },
  onItsWay: '在途',
  fileLine: (carrier: string, waybill: string): string => `邮寄（${carrier} ${waybill}）`,

  /** The paper that lies beside the card. */
  slip: {
    to: '寄给',
    parcel: '快递单号',
    sent: '寄出日期',
    open: '收到卡以后',
    steps: {
      check: '当着快递员的面拆开，看姓名、号码、照片对不对。不对就拒收，再打网点电话。',
      enable: '新卡要先启用社保功能才能看病、领待遇：打网点电话或12333问怎样启用。',
      bank: '银行账户要本人带身份证和新卡，到卡面上的银行激活。',
      password: '初始密码请尽快改掉，不要告诉别人。',
      oldCard: '旧卡在新卡启用时停用。停用以后请剪断，不要给别人。',
      lost: '卡丢了马上打12333挂失，银行账户再打银行电话。',
    },
    ask: (phone: string): string => (phone === '' || phone === '12333' ? '不明白的打12333。' : `不明白的打网点电话${phone}，或者12333。`),
  },
} as const
