/** Texts of the window on the customer's screen, and of the desk that leads it. */
import type { ItemCode } from '../../business/items.ts'
import type { ConsentId } from '../../business/notices.ts'
import type { BadReason, Grade } from '../../rating/grades.ts'
import { itemText } from './business.ts'
import { hintText } from './coach.ts'
import { badReasonText, gradeText } from './rating.ts'

type Hint = keyof typeof hintText
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
/** The day as it is said and read: month and day, then the weekday. */
const dayWords = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return `${month}月${date}日 ${weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}`
}

/** What stands for words where a bad grade's reason was none of the list and the screen has no keyboard. */
export const unwrittenReason = '（客户屏点选，未写文字）'

export const customerText = {
  title: '客户窗口',
  counter: (counter: string): string => `${counter}号窗口`,
  practice: '演练',
  pageOf: (at: number, all: number): string => `第 ${at} 步，共 ${all} 步`,
  listen: '听一听',
  stopListening: '停止朗读',
  noVoice: '本机没有朗读语音，请工作人员念给您听。',
  larger: '大字',
  usual: '标准字',
  otherLanguage: 'English',
  back: '上一页',
  next: '下一页',
  blank: { title: '欢迎光临', note: '请等候叫号' },
  welcome: { title: '您好', ticket: (ticket: string): string => `正在办理 ${ticket} 号`, note: '请坐，请把身份证和社保卡交给工作人员。' },
  pay: { title: '请扫码付款', note: '付好后请稍等，这里会自动继续。', code: '收款码' },
  wait: { title: '正在为您办理', note: '请稍候，需要您确认时这里会显示。' },
  plan: {
    title: '今天为您办理',
    item: '办什么',
    fee: '费用',
    yuan: (amount: string): string => `${amount} 元`,
    free: '免费',
    feeUnknown: '按本地规定，工作人员会告诉您',
    day: '哪天领',
    said: '请您知道',
    go: '知道了',
    agree: '我同意',
    refuse: '不同意',
    noted: '已告诉工作人员，请稍候。',
  },
  consentTitle: {
    PHOTO_CONSENT: '请您同意拍照',
    POLICE_PHOTO_CONSENT: '请您同意用公安照片',
    GUARDIAN_CONSENT: '请监护人同意',
  } satisfies Record<ConsentId, string>,
  consent: {
    PHOTO_CONSENT: [
      ['照片印在您的新社保卡上，不作别的用途。', '存入社会保障卡系统，检查照片只在本网点的电脑上进行。'],
      ['办完以后按法定期限保存，到期删除。', '您可以向本网点查询、更正。'],
      ['不同意也可以，但不能制作带照片的新卡。', '依据：个人信息保护法第二十八条、第二十九条、第三十一条。'],
    ],
    POLICE_PHOTO_CONSENT: [
      ['向公安机关取您的户籍照片（身份证照片），印在新社保卡上。', '存入社会保障卡系统，不作别的用途。'],
      ['办完以后按法定期限保存，到期删除。', '您可以向本网点查询、更正。'],
      ['不同意也可以，可以现在拍一张新照片。', '依据：个人信息保护法第二十九条。'],
    ],
    GUARDIAN_CONSENT: [
      ['孩子未满14周岁，要由监护人同意。', '同意为制作社会保障卡处理孩子的个人信息和照片。'],
      ['不同意也可以，但不能办理。', '依据：个人信息保护法第三十一条。'],
    ],
  } satisfies Record<ConsentId, readonly (readonly [string, string])[]>,
  pose: {
    title: '请看镜头',
    ready: '很好，马上就拍',
    mirror: '镜中的您',
    noCamera: '请看镜头，听工作人员提示。',
    hint: (hint: Hint): string => hintText[hint],
  },
  picture: {
    title: '这张照片可以吗',
    note: '会印在您的新卡上。',
    photo: '您的照片',
    card: '印在卡上的样子',
    again: '再拍一张',
    accept: '就用这张',
    none: '照片读不出来，请告诉工作人员。',
  },
  check: {
    title: '请您核对',
    name: '姓名',
    number: '证件号码',
    document: '证件',
    broughtBy: '谁来办',
    mobile: '手机',
    item: '办什么',
    fee: '费用',
    day: '哪天领',
    at: '在哪领',
    dayUnknown: '以短信通知为准',
    form: '您填的表',
    photo: '您的照片',
    change: '请修改',
    agree: '都对，同意办理',
    empty: '（没有填）',
  },
  sign: {
    title: '请在横线上签名',
    note: '签名表示：您已核对内容和照片，同意办理。',
    pad: '签名处',
    prompt: '请用手指或笔写',
    again: '重写',
    done: '写好了',
    short: '签名太短，请写上您的全名。',
  },
  bye: {
    done: '办好了',
    when: '这一天起可以来领卡',
    later: '卡到了给您发短信',
    noCard: '业务已受理',
    text: (mobile: string): string => `卡到了给您发短信，手机 ${mobile}。`,
    bring: (bring: string): string => `来时请带：${bring}。`,
    at: (name: string, hours: string, phone: string): string => `${name}，${hours}，电话 ${phone}。`,
    take: '请取走身份证和回执，慢走。',
    rate: '给我们打分',
  },
  rate: {
    title: '请您评价本次服务',
    why: '哪里不满意（可以多选）',
    hand: '提交',
    back: '上一步',
    thanks: '谢谢您的评价',
    privacy: '评价直接交给主管，柜员看不到您打的分。',
    grade: (grade: Grade): string => gradeText[grade],
    reason: (reason: BadReason): string => badReasonText[reason],
  },
  stale: '工作人员换了一页，请再看一看。',
  failed: '没有送到，请再按一次。',
  day: dayWords,
  itemName: (item: ItemCode): string => itemText[item],
  /** A label of the form, as it stands on the paper. */
  label: (label: string): string => label,
} as const

/** The words of one language: the same names, other texts. */
type Worded<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...said: infer A) => string
      ? (...said: A) => string
      : T[K] extends readonly unknown[]
        ? readonly (readonly [string, string])[]
        : Worded<T[K]>
}
export type CustomerWords = Worded<typeof customerText>

/** What the teller reads of the customer's screen. */
export const customerDeskText = {
  turn: '转给客户看',
  turnBack: '转回来',
  agreed: '客户在客户屏上同意了。',
  refused: '客户在客户屏上选了“不同意”，请当面问明。',
  wantsChange: '客户在客户屏上选了“请修改”。',
  accepted: '客户认可这张照片。',
  wantsAnother: '客户想再拍一张。',
  signed: '客户已在客户屏上签名。',
} as const
