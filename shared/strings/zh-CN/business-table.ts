/** Chinese for the heads and signs of the table of items and rules. */
import type { Applicant, PhotoNeed } from '../../business/items.ts'

export const businessTableText = {
  itemHead: ['代码', '业务', '票号', '照片', '新卡', '谁来办', '理由', '已做成'],
  basisHead: ['材料', '依据'],
  contradictionHead: ['地方', '规则', '各方说法', '来源'],
  openHead: ['地方', '版本', '规则', '待本地确认', '按全国通用', '网点未确认'],
  item: '业务',
  rule: '规则',
  reason: '换照片的理由',
  nothing: '—',
  asBase: '同全国通用',
  list: (names: readonly string[]) => names.join('、') || '—',
  paper: (name: string, when: string, confidence: string) => `${name}${when === '' ? '' : `（${when}）`} (${confidence})`,
  papers: (papers: readonly string[]) => papers.join('；'),
  yesNo: (yes: boolean) => (yes ? '是' : '否'),
  photo: { new: '须新照片', 'if-none': '没有可用的才采集', reuse: '用原照片', none: '不用' } satisfies Record<PhotoNeed, string>,
  applicant: { 'holder-or-agent': '本人或代办', 'holder-only': '本人', unit: '单位' } satisfies Record<Applicant, string>,
} as const
