/** Chinese for the photo coach: what it says to the person before the camera, and the names of its lights. */

import type { LightState } from '../../photo/coach.ts'
import type { Hint, Light } from '../../photo/coach-hints.ts'

/** Left and right are the listener's own. What no network sees, as a hat, is never said here. */
export const hintText = {
  nobody: '请坐到镜头前，脸朝镜头',
  'too-many': '请一个人面对镜头，旁边的人请让开',
  nearer: '请靠近一点',
  further: '请退后一点',
  'move-left': '请往您的左边挪一点',
  'move-right': '请往您的右边挪一点',
  'sit-higher': '请坐高一点',
  'sit-lower': '请坐低一点',
  'turn-left': '请把脸往您的左边转一点',
  'turn-right': '请把脸往您的右边转一点',
  'tilt-left': '请把头往您的左边正一点',
  'tilt-right': '请把头往您的右边正一点',
  'raise-chin': '请稍微抬头',
  'lower-chin': '请稍微低头',
  'open-eyes': '请自然睁开双眼',
  'look-here': '请看着镜头',
  'lens-glare': '镜片反光，请稍微低头',
  'close-mouth': '请自然闭上嘴',
  'too-dim': '光线太暗，请稍等，我们来调',
  'too-bright': '光线太亮，请稍等，我们来调',
  'poor-light': '光线不合适，请稍等，我们来调',
  'dark-left': '您的左脸太暗，请稍等，我们来调灯',
  'dark-right': '您的右脸太暗，请稍等，我们来调灯',
  'hold-still': '请坐稳，不要动',
  stay: '很好，请保持不动',
} as const satisfies Record<Hint, string>

export const lightText = {
  alone: '只有一人',
  distance: '远近',
  place: '位置',
  straight: '头部端正',
  eyes: '双眼',
  mouth: '嘴唇',
  light: '亮度',
  even: '左右光线',
  sharp: '清晰',
} as const satisfies Record<Light, string>

export const lightStateText = { good: '合适', bad: '请调整', unknown: '等待' } as const satisfies Record<LightState, string>

export const coachText = {
  lights: '实时提示',
  /** Beside the last hint when the shutter waits for the teller's hand. */
  ready: '很好，可以拍了',
  rate: (perSecond: string) => `每秒查看 ${perSecond} 次，以拍后检查为准`,
  auto: { on: '自动拍摄：开', off: '自动拍摄：关' },
  spoken: { on: '语音：开', off: '语音：关', none: '无中文语音' },
  shooting: '正在拍摄',
  unseen: '请您留意',
} as const
