/** Chinese for any one rule of a profile and for what changed between two versions, as manager and teller read it. */
import type { PhotoSpec } from '../../photo/standard.ts'
import { changedPlaces, type RulePlace, sameValueAt } from '../../profile/places.ts'
import type { OpeningHours, Paper, PlaceRuleKey, Profile, RuleKey } from '../../profile/profile.ts'
import type { SenseCode } from '../../profile/sense.ts'
import { type Weekday, weekdays } from '../../time.ts'
import { itemShortText, materialCaseText, materialText, reasonText } from './business.ts'
import { channelText, feeText, leadTimeText, placeRuleText, ruleText, unknownText, weekdayText } from './profile.ts'
import { hoursLine } from './slip.ts'

/** Said where a place says nothing of an item. */
export const unsaidText = '未规定'

/** Days with the same hours stand together; closed days are left out. */
export function hoursText({ week, slotMinutes, slotCapacity }: OpeningHours): string {
  const spans = (day: Weekday) => week[day].map(span => `${span.from}–${span.to}`).join(' ')
  const runs: { from: Weekday; to: Weekday; spans: string }[] = []
  for (const day of weekdays) {
    const last = runs.at(-1)
    if (last && last.spans === spans(day)) runs[runs.length - 1] = { ...last, to: day }
    else runs.push({ from: day, to: day, spans: spans(day) })
  }
  const open = runs.filter(run => run.spans !== '')
  const lines = open.map(run => hoursLine(weekdayText[run.from], weekdayText[run.to], run.spans))
  return `${lines.join('；')}；每${slotMinutes}分钟可约${slotCapacity}人`
}

export const paperText = ({ material, when }: Pick<Paper, 'material' | 'when'>): string =>
  materialCaseText[when] === '' ? materialText[material] : `${materialText[material]}（${materialCaseText[when]}）`

const isPlaceRule = (key: RuleKey): key is PlaceRuleKey => Object.hasOwn(placeRuleText, key)
const orUnknown = <V>(value: V | null, say: (value: V) => string): string => (value === null ? unknownText : say(value))

/** The value of one rule. */
export function ruleValueText(profile: Profile, { key, item }: RulePlace): string {
  if (isPlaceRule(key)) return placeRuleText[key](profile)
  switch (key) {
    case 'items':
      return profile.items.value.map(code => itemShortText[code]).join('、')
    case 'photoReasons':
      return profile.photoReasons.value.map(code => reasonText[code]).join('、')
    case 'hours':
      return orUnknown(profile.hours.value, hoursText)
    case 'papers': {
      const papers = item && profile.papers[item]
      return papers ? papers.map(paperText).join('、') || '无需材料' : unsaidText
    }
    case 'fees': {
      const rule = item && profile.fees[item]
      return rule ? orUnknown(rule.value, feeText) : unsaidText
    }
    case 'leadTime': {
      const rule = item && profile.leadTime[item]
      return rule ? orUnknown(rule.value, leadTimeText) : unsaidText
    }
    case 'channels': {
      const rule = item && profile.channels[item]
      return rule ? orUnknown(rule.value, list => list.map(one => channelText[one]).join('、')) : unsaidText
    }
    default:
      return key satisfies never
  }
}

export const ruleNameText = ({ key, item }: RulePlace): string =>
  item === null ? ruleText[key] : `${ruleText[key]}（${itemShortText[item]}）`

const between = ([least, most]: readonly [number, number]): string => `${least}～${most}`
/** Everything a photo must be; the short text of the rule leaves most of it out. */
const photoLines = (spec: PhotoSpec): readonly string[] => [
  `${spec.width}×${spec.height}像素`,
  `${spec.dpi}dpi`,
  `${between(spec.bytes)}字节`,
  `脸宽${spec.faceWidth.aim}，合格${between(spec.faceWidth.pass)}，退回线${between(spec.faceWidth.refuseOutside)}`,
  `头顶距上边${spec.headTop.aim}，合格${between(spec.headTop.pass)}`,
  `两眼中点${between(spec.eyeMidX)}`,
  `眼线距下边至少${spec.eyeLineToBottomMin}`,
  spec.takenWithinMonths === null ? '不限拍摄时间' : `${spec.takenWithinMonths}个月内拍摄`,
  spec.overrideBySecondPerson ? '可由另一人同意使用' : '不得破例',
]

/** Where a photo changes, only the lines that differ. */
function photoChange(before: Profile, after: Profile): readonly [string, string] {
  const [old, now] = [photoLines(before.photo.value), photoLines(after.photo.value)]
  const differ = now.flatMap((line, at) => (line === old[at] ? [] : [at]))
  const say = (lines: readonly string[]) => differ.map(at => lines[at]).join('；') || '检查项目的界限'
  return [say(old), say(now)]
}

export type ChangeWords = RulePlace & { readonly name: string; readonly before: string; readonly after: string }

function changeAt(before: Profile, after: Profile, place: RulePlace): ChangeWords {
  const name = ruleNameText(place)
  if (sameValueAt(before, after, place)) return { ...place, name, before: '内容不变', after: '更新依据、日期或确认情况' }
  if (place.key === 'photo') {
    const [old, now] = photoChange(before, after)
    return { ...place, name, before: old, after: now }
  }
  return { ...place, name, before: ruleValueText(before, place), after: ruleValueText(after, place) }
}

/** What a reader must know of a change: rule by rule, the old words and the new. */
export const changeWords = (before: Profile, after: Profile): readonly ChangeWords[] =>
  changedPlaces(before, after).map(place => changeAt(before, after, place))

export const senseText = {
  negative: '不能小于零。',
  'too-large': '数值过大，请核对。',
  'band-reversed': '下限应小于上限。',
  'aim-outside-band': '应在允许的范围之内。',
  'outside-picture': '超出了照片的尺寸。',
  'hours-overlap': '同一天的时段应从早到晚，且不能重叠。',
  'never-open': '请至少填写一天的营业时间。',
  'slot-too-long': '比最短的营业时段还长，会排不出预约。',
  'no-source': '请写明依据来自哪里。',
  'no-basis': '请写明法律依据：没有依据的材料不得索要（经办条例第三十一条）。',
  'not-a-web-address': '网址应以 http:// 或 https:// 开头。',
  'not-yet': '依据的日期不能晚于今天。',
  'too-long': '内容过长，请控制在500字以内。',
  twice: '重复了，请只保留一项。',
} as const satisfies Record<SenseCode, string>
