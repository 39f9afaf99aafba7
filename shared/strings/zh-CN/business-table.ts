/** Chinese for the heads and signs of the table of items and rules. */
import type { Applicant, Makes, PhotoNeed } from '../../business/items.ts'
import type { Further } from '../../business/pre-checks.ts'
import type { AccountEvent } from '../../card/account.ts'
import type { CardEvent } from '../../card/card.ts'

export const businessTableText = {
  itemHead: ['代码', '业务', '票号', '照片', '新卡', '谁来办', '理由'],
  cardHead: ['业务', '怎样生效', '办前卡的状态', '办前银行账户', '另须', '经办确认', '卡的变化', '银行账户的变化'],
  makes: {
    card: '复核后制卡',
    record: '复核后改登记',
    act: '复核后生效',
    'act-alone': '当场生效',
    handover: '领卡时生效',
    batch: '逐人复核后制卡',
  } satisfies Record<Makes, string>,
  cardNeed: { none: '—', 'no-live': '没有卡' },
  further: {
    expiry: '已到期，或在本地规定的换领期内',
    generation: '第一代或第二代；换银行的须先结清原银行账户',
    lostOnBothSides: '银行账户已挂失、未激活或已销户',
    atItsBank: '在卡面银行的网点',
  } satisfies Record<Further, string>,
  newCard: (withOld: boolean) => (withOld ? '新卡封存到网点；原卡按本地规定在发卡或启用时停用' : '新卡封存到网点'),
  afterwards: (event: string) => `${event}（第二步，由卡面银行凭清户通知书）`,
  cardEvent: {
    enable: '启用，原卡停用',
    reportTemp: '临时挂失',
    tempRanOut: '临时挂失到期',
    reportFormal: '正式挂失',
    unloss: '恢复正常',
    formalRanOut: '挂失到期注销',
    lockPassword: '密码锁定',
    resetPassword: '恢复正常',
    replace: '停用',
    cancel: '注销',
    leaveUncollected: '逾期注销',
    endUnfetched: '业务终止注销',
  } satisfies Record<CardEvent, string>,
  accountEvent: { activate: '激活', stop: '止付', resume: '恢复', close: '销户' } satisfies Record<AccountEvent, string>,
  basisHead: ['材料', '依据'],
  contradictionHead: ['地方', '规则', '各方说法', '来源'],
  openHead: ['地方', '版本', '规则', '待本地确认', '按全国通用', '网点未确认'],
  item: '业务',
  placeHead: ['规则', '值', '可信程度', '日期', '来源', '备注'],
  ofItems: (rule: string, items: readonly string[]) => `${rule}（${items.join('、')}）`,
  borrowed: (rules: readonly string[]) => `没有查到本地规定、按全国通用的：${rules.join('、')}。`,
  toConfirm: (count: number) => `网点须确认的规则 ${count} 条`,
  nothing: '—',
  notAllowed: '不能代办',
  place: '地方',
  comings: ['本人', '成年人请人代办', '5岁孩子（户口簿）', '15岁孩子（户口簿）', '外国人（护照）', '单位经办人', '本人线上申请'],
  online: {
    no: '没有写明线上可办',
    unknown: '待本地确认',
    /** What the program does not take itself goes by the channel's own way. */
    act: '线上渠道自助办理，不用带材料',
    picture: '近期白底证件照（电子文件）',
    card: (sent: string, atPickup: string) => `上传：${sent}；领卡时带：${atPickup}`,
  },
  asBase: '同全国通用',
  list: (names: readonly string[]) => names.join('、') || '—',
  yesNo: (yes: boolean) => (yes ? '是' : '否'),
  /** Behind a value whose sources disagree. */
  doubted: '（说法不一）',
  photo: { new: '须新照片', 'if-none': '没有可用的才采集', reuse: '用原照片', none: '不用' } satisfies Record<PhotoNeed, string>,
  applicant: { 'holder-or-agent': '本人或代办', 'holder-only': '本人', unit: '单位' } satisfies Record<Applicant, string>,
} as const
