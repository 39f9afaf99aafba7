/** The coach before the camera: what it asks for first, that it does not flicker, and when the shutter may fall. */
import { describe, expect, test } from 'vitest'
import type { FaceSeen } from '../../../shared/ipc/shapes/photo.ts'
import { type Coach, coachSees, isInPlace, startCoach } from '../../../shared/photo/coach.ts'
import { type CoachLook, type Hint, hints, lights } from '../../../shared/photo/coach-hints.ts'
import type { CheckId, Level, Verdict } from '../../../shared/photo/verdict.ts'
import { hintText, lightText } from '../../../shared/strings/zh-CN/coach.ts'

/** A head as the outline asks for it, in a frame of 16 to 9. */
const seated: FaceSeen = {
  left: 0.39,
  right: 0.61,
  brow: 0.3,
  chin: 0.72,
  crown: 0.12,
  pose: { yaw: 0, pitch: 0, roll: 0 },
  cheeks: { left: 150, right: 150 },
}
const verdict = (check: CheckId, level: Level, measured = 0): Verdict => ({ check, level, measured, limit: '', score: null })
type Change = { face?: Partial<FaceSeen>; bad?: readonly (readonly [CheckId, number?])[] }
const look = ({ face = {}, bad = [] }: Change = {}): CoachLook => ({
  verdicts: [verdict('one-face', 'pass', 1), ...bad.map(([check, measured]) => verdict(check, 'refuse', measured))],
  face: { ...seated, ...face },
  aspect: 16 / 9,
})
const good = look()
const nobody: CoachLook = { verdicts: [verdict('one-face', 'refuse')], face: null, aspect: 16 / 9 }

/** Looks every 150 ms, from where the coach stands; gives back every coach on the way. */
function watch(looks: readonly CoachLook[], { auto = true, from = startCoach(0) }: { auto?: boolean; from?: Coach } = {}): Coach[] {
  const seen: Coach[] = []
  for (const one of looks) {
    const before = seen.at(-1) ?? from
    seen.push(coachSees(before, one, { at: before.seenAt + 150, auto }))
  }
  return seen
}
const times = (one: CoachLook, count: number): CoachLook[] => Array.from({ length: count }, () => one)
const standing = (looks: readonly CoachLook[], wish?: Parameters<typeof watch>[1]): Coach => watch(looks, wish).at(-1) ?? startCoach(0)

const turned = { pose: { yaw: 9, pitch: 0, roll: 0 } }
const asked: readonly (readonly [string, CoachLook, Hint])[] = [
  ['an empty chair', nobody, 'nobody'],
  ['two people', look({ bad: [['one-face', 2]] }), 'too-many'],
  ['a face far away', look({ face: { left: 0.45, right: 0.55 } }), 'nearer'],
  ['too few pixels on the face', look({ bad: [['source-size', 140]] }), 'nearer'],
  ['a face that fills the frame', look({ face: { left: 0.33, right: 0.67 } }), 'further'],
  ['a person at the picture’s left, which is their right', look({ face: { left: 0.2, right: 0.42 } }), 'move-left'],
  ['a person at the picture’s right', look({ face: { left: 0.58, right: 0.8 } }), 'move-right'],
  ['a head cut by the upper edge', look({ face: { crown: 0.01 }, bad: [['frame']] }), 'sit-lower'],
  ['a chin at the lower edge', look({ face: { crown: 0.4, chin: 0.95 }, bad: [['frame']] }), 'sit-higher'],
  ['a head cut above and below', look({ face: { crown: 0, chin: 0.9 }, bad: [['frame']] }), 'further'],
  ['a face turned to the picture’s left', look({ face: turned, bad: [['pose-yaw', 9]] }), 'turn-left'],
  ['a face turned to the picture’s right', look({ face: { pose: { yaw: -9, pitch: 0, roll: 0 } }, bad: [['pose-yaw', 9]] }), 'turn-right'],
  [
    'a head leaning to the picture’s right',
    look({ face: { pose: { yaw: 0, pitch: 0, roll: 12 } }, bad: [['pose-roll', 12]] }),
    'tilt-right',
  ],
  [
    'a head leaning to the picture’s left',
    look({ face: { pose: { yaw: 0, pitch: 0, roll: -12 } }, bad: [['pose-roll', 12]] }),
    'tilt-left',
  ],
  ['a lowered head', look({ face: { pose: { yaw: 0, pitch: 14, roll: 0 } }, bad: [['pose-pitch', 14]] }), 'raise-chin'],
  ['a head thrown back', look({ face: { pose: { yaw: 0, pitch: -14, roll: 0 } }, bad: [['pose-pitch', 14]] }), 'lower-chin'],
  ['closed eyes', look({ bad: [['eyes-open']] }), 'open-eyes'],
  ['eyes on the screen', look({ bad: [['gaze']] }), 'look-here'],
  ['a lamp in the glasses', look({ bad: [['lens-glare']] }), 'lens-glare'],
  ['an open mouth', look({ bad: [['mouth-closed']] }), 'close-mouth'],
  ['a dark room', look({ bad: [['luminance', 0.15]] }), 'too-dim'],
  ['a lamp in the face', look({ bad: [['luminance', 0.9]] }), 'too-bright'],
  ['burnt skin', look({ bad: [['exposure-over']] }), 'too-bright'],
  ['shadows without tones', look({ bad: [['exposure-under']] }), 'too-dim'],
  ['coloured light', look({ bad: [['natural-colour']] }), 'poor-light'],
  ['light from the picture’s left only', look({ face: { cheeks: { left: 180, right: 90 } }, bad: [['illumination-even']] }), 'dark-left'],
  ['light from the picture’s right only', look({ face: { cheeks: { left: 90, right: 180 } }, bad: [['illumination-even']] }), 'dark-right'],
  ['a moving head', look({ bad: [['sharpness', 4]] }), 'hold-still'],
]

test.each(asked)('of %s the coach says what to do', (_what, seen, hint) => {
  expect(standing([seen]).hint).toBe(hint)
})

test('every hint can be heard, and is said in words', () => {
  expect([...new Set([...asked.map(([, , hint]) => hint), 'stay'])].sort()).toEqual([...hints].sort())
  expect(Object.values(hintText).every(words => words.length > 3)).toBe(true)
})

test('with everything wrong the hints come one at a time, from the chair to the lamp', () => {
  const faults: Change[] = [
    { bad: [['one-face', 2]] },
    { bad: [['source-size', 140]] },
    { bad: [['frame']], face: { crown: 0.01 } },
    { bad: [['pose-yaw', 9]], face: turned },
    { bad: [['eyes-open']] },
    { bad: [['mouth-closed']] },
    { bad: [['luminance', 0.1]] },
    { bad: [['illumination-even']], face: { cheeks: { left: 90, right: 180 } } },
    { bad: [['sharpness', 4]] },
  ]
  const left = faults.map((_, mended) => faults.slice(mended))
  const said = left.map(
    rest =>
      standing([look({ face: Object.assign({}, ...rest.map(fault => fault.face)), bad: rest.flatMap(fault => fault.bad ?? []) })]).hint,
  )
  expect(said).toEqual(['too-many', 'nearer', 'sit-lower', 'turn-left', 'open-eyes', 'close-mouth', 'too-dim', 'dark-right', 'hold-still'])
})

test('a face turned far away is asked to turn before it is asked to come nearer, for it only looks narrow', () => {
  const away = look({
    face: { left: 0.44, right: 0.57, pose: { yaw: 35, pitch: 0, roll: 0 } },
    bad: [
      ['pose-yaw', 35],
      ['source-size', 180],
    ],
  })
  expect(standing([away]).hint).toBe('turn-left')
})

test('a camera that stands upright is judged by the frame’s height, not its width', () => {
  const upright = { ...look({ face: { left: 0.2, right: 0.8 } }), aspect: 9 / 16 }
  expect(standing([upright]).hint).toBe('stay')
})

describe('lights and hints stand still', () => {
  test('one odd look neither puts a light out nor changes the word', () => {
    const seen = watch([...times(good, 2), look({ bad: [['gaze']] }), ...times(good, 2)])
    expect(seen.map(coach => coach.lights.eyes)).toEqual(['good', 'good', 'good', 'good', 'good'])
    expect(new Set(seen.map(coach => coach.hint))).toEqual(new Set(['stay']))
  })

  test('two looks in a row do', () => {
    expect(standing([good, ...times(look({ bad: [['mouth-closed']] }), 2)]).lights.mouth).toBe('bad')
  })

  test('a hint stays until it can be read, though the eyes flutter', () => {
    const flutter = [look({ bad: [['pose-yaw', 9]], face: turned }), look({ bad: [['eyes-open']] })]
    const words = watch([...flutter, ...flutter, ...flutter]).map(coach => coach.hint)
    expect(new Set(words)).toEqual(new Set(['turn-left']))
  })

  test('a hint that was followed gives way to the next one', () => {
    const words = watch([...times(look({ bad: [['pose-yaw', 9]], face: turned }), 4), ...times(look({ bad: [['mouth-closed']] }), 8)]).map(
      coach => coach.hint,
    )
    expect(words.at(-1)).toBe('close-mouth')
    expect(words.filter((word, at) => at > 0 && word !== words[at - 1])).toEqual(['close-mouth'])
  })

  test('without a face nothing is said of eyes and light', () => {
    const { lights: shown } = standing([nobody])
    expect(Object.values(shown).filter(state => state === 'bad')).toHaveLength(1)
    expect(lights.filter(light => shown[light] === 'unknown')).toHaveLength(lights.length - 1)
  })
})

describe('the shutter', () => {
  test('falls after one second of green, and once', () => {
    const seen = watch(times(good, 12))
    const fired = seen.filter(coach => coach.phase === 'fire')
    expect(fired).toHaveLength(1)
    expect((fired[0]?.seenAt ?? 0) - (fired[0]?.greenSince ?? 0)).toBeGreaterThanOrEqual(1_000)
    expect(seen.slice(0, 7).map(coach => coach.phase)).toEqual(times(good, 7).map(() => 'holding'))
    expect(seen.at(-1)?.phase).toBe('rest')
  })

  test('waits for the teller’s hand when it is switched off', () => {
    const seen = watch(times(good, 20), { auto: false })
    expect(new Set(seen.map(coach => coach.phase))).toEqual(new Set(['holding']))
  })

  test('begins to count anew when something changed', () => {
    const seen = watch([...times(good, 5), ...times(look({ bad: [['mouth-closed']] }), 2), ...times(good, 6)])
    expect(seen.map(coach => coach.phase)).not.toContain('fire')
    expect(seen[6]?.phase).toBe('nearly')
  })

  test('does not fall on a look that says blink, even when the light is still green', () => {
    const blink = look({ bad: [['eyes-open']] })
    const seen = watch([...times(good, 7), blink, good])
    expect(seen[7]?.phase).toBe('holding')
    expect(seen[8]?.phase).toBe('fire')
  })

  test('does not fall on what was green before the picture stood still', () => {
    const green = standing(times(good, 6))
    const later = coachSees(green, good, { at: green.seenAt + 5_000, auto: true })
    expect(later.phase).toBe('holding')
    expect(later.greenSince).toBe(later.seenAt)
  })

  test('does not fall on a single look a second, as a slow machine gives', () => {
    const first = coachSees(startCoach(0), good, { at: 0, auto: true })
    const second = coachSees(first, good, { at: 1_100, auto: true })
    const third = coachSees(second, good, { at: 2_200, auto: true })
    expect([first, second, third].map(coach => coach.phase)).toEqual(['holding', 'holding', 'fire'])
  })

  test('rests after a shot that is to be taken again', () => {
    const seen = watch(times(good, 30), { from: startCoach(0, 2_500) })
    const fired = seen.find(coach => coach.phase === 'fire')
    expect(seen[0]?.phase).toBe('rest')
    expect(fired?.seenAt).toBeGreaterThanOrEqual(3_500)
  })

  test('a picture that stood still while it rested goes on resting', () => {
    const resting = standing(times(good, 3), { from: startCoach(0, 5_000) })
    expect(coachSees(resting, good, { at: resting.seenAt + 2_000, auto: true }).phase).toBe('rest')
  })
})

test('the outline closes when the head is in place, though the mouth is still open', () => {
  const open = standing([look({ bad: [['mouth-closed']] })])
  expect(isInPlace(open)).toBe(true)
  expect(open.phase).toBe('nearly')
  expect(isInPlace(standing([look({ face: { left: 0.2, right: 0.42 } })]))).toBe(false)
})

test('every light has its name', () => {
  expect(Object.keys(lightText)).toEqual([...lights])
})
