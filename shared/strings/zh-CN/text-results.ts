/** The words by which the columns and results of a gateway's file are known, and what is said of its odd lines. */
import type { Oddity } from '../../pickup/text-oddities.ts'

export const textResultWords = {
  id: ['id', '编号', '短信编号', '消息编号', 'msgid', 'messageid'],
  status: ['status', 'result', '状态', '结果', '发送状态', '发送结果'],
  why: ['why', 'reason', 'error', '原因', '失败原因', '说明'],
  refused: ['refused', 'failed', 'undelivered', 'rejected', 'false', '失败', '拒绝', '未送达', '发送失败'],
  delivered: ['ok', 'sent', 'delivered', 'success', 'true', '成功', '送达', '已送达', '发送成功'],
} as const satisfies Record<string, readonly string[]> as Readonly<
  Record<'id' | 'status' | 'why' | 'refused' | 'delivered', readonly string[]>
>

export const oddityText = {
  unreadable: '读不懂',
  unknown: '不是本网点的短信',
  'not-sent': '本网点没有交出过',
} as const satisfies Record<Oddity, string>
