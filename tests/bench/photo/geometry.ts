/** Measures every finished picture that is not refused with the engine's landmarks and with a second model's: `npm run bench -- photo-geometry FOLDER`. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rememberJudged } from '../../../main/cli/eval/remembered.ts'
import { percent, tableOf } from '../../../main/cli/eval/tables.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { aPhotoEngine, photoSpec } from '../../support/a-photo-engine.ts'
import { openSecondModel, type SecondGeometry } from '../../support/second-landmarks.ts'

type Measured = { readonly name: string; readonly hairCut: boolean; readonly own: SecondGeometry; readonly second: SecondGeometry }

export async function photoGeometry(folder: string | undefined): Promise<string> {
  if (!folder) throw new Error('Usage: npm run bench -- photo-geometry FOLDER')
  const spec = await photoSpec()
  // The memory is the one of `photo:eval`, so that either finds what the other judged.
  const engine = rememberJudged(await aPhotoEngine(), join(folder, '.judged'))
  const second = await openSecondModel()
  const measured: Measured[] = []
  let refused = 0
  try {
    for (const name of (await readdir(folder)).filter(file => /\.(jpe?g|png|webp)$/i.test(file) && file !== 'contact-sheet.png').sort()) {
      const judged = await engine.judge(await readFile(join(folder, name)), spec)
      if (!judged.readable || judged.outcome === 'refused' || !judged.finished || !judged.geometry) refused++
      else {
        const hairCut = judged.verdicts.some(({ check, level }) => check === 'geometry' && level === 'flag')
        measured.push({ name, hairCut, own: judged.geometry, second: await second(judged.finished) })
      }
    }
  } finally {
    await engine.close()
  }
  return report(measured, refused, spec)
}

export function isInside({ faceWidth, eyeLineToBottom, eyeMidX }: SecondGeometry, spec: PhotoSpec): boolean {
  const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high
  return within(faceWidth, spec.faceWidth.pass) && within(eyeMidX, spec.eyeMidX) && eyeLineToBottom >= spec.eyeLineToBottomMin
}

function report(all: readonly Measured[], refused: number, spec: PhotoSpec): string {
  // Where tall hair cannot fit the picture is flagged for it, and the face is smaller than the rule.
  const measured = all.filter(({ hairCut }) => !hairCut)
  const span = (of: (one: Measured) => number) => {
    const values = measured.map(of).sort((a, b) => a - b)
    return `${values[0]?.toFixed(1)} - ${values.at(-1)?.toFixed(1)}`
  }
  const rows = (['faceWidth', 'eyeMidX', 'eyeLineToBottom'] as const).map(key => [
    key,
    span(({ own }) => own[key]),
    span(one => one.second[key]),
  ])
  const inside = (of: (one: Measured) => SecondGeometry) => measured.filter(one => isInside(of(one), spec)).length
  const outside = measured.filter(one => !isInside(one.second, spec) || !isInside(one.own, spec))
  return [
    `${all.length} accepted or flagged, ${refused} refused or unreadable; ${all.length - measured.length} flagged for tall hair are not counted.`,
    tableOf(['px', 'engine', 'second model'], rows),
    `Inside by the engine: ${inside(({ own }) => own)} of ${measured.length}; by the second model: ${inside(({ second }) => second)} (${percent(
      inside(({ second }) => second),
      measured.length,
    )}).`,
    ...outside.map(({ name, own, second }) => `  ${name}: ${JSON.stringify(own)} ${JSON.stringify(second)}`),
  ].join('\n')
}
