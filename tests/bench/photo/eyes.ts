/** Asks what becomes of narrow open eyes and of shut ones, both made from open ones: `npm run bench -- photo-eyes [FOLDER]`. */
import { percent, tableOf } from '../../../main/cli/eval/tables.ts'
import { openNetworks } from '../../../main/core/imaging/net/networks.ts'
import type { Level } from '../../../shared/photo/verdict.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../support/a-photo-engine.ts'
import { goodPeople, peopleIn } from './good-people.ts'
import { narrowed } from './narrow-eyes.ts'
import { jpegOf } from './raster.ts'

/** The height of the opening over the width of the eye: wide eyes have 0.35, narrow ones 0.16-0.24, of which half an iris shows and less. */
export const openings = [0.24, 0.2, 0.16] as const

const ways = [
  { id: 'as they are', opening: null, isShut: false },
  ...openings.map(opening => ({ id: `open by ${opening} of their width`, opening, isShut: false })),
  { id: 'shut', opening: 0, isShut: true },
]

export async function photoEyes(folder: string | undefined): Promise<string> {
  const engine = await aPhotoEngine()
  const spec = await photoSpec()
  try {
    const networks = await openNetworks(modelsDir)
    const people = folder ? await peopleIn(networks, folder) : await goodPeople(networks)
    const seen: { readonly way: (typeof ways)[number]; readonly name: string; readonly level: Level; readonly measured: number | null }[] =
      []
    for (const { name, image, mesh } of people) {
      for (const way of ways) {
        const picture = await jpegOf(way.opening === null ? image : narrowed(image, mesh, way.opening))
        const looked = await engine.look(picture, spec)
        const verdict = looked.readable ? looked.verdicts.find(({ check }) => check === 'eyes-open') : undefined
        if (verdict) seen.push({ way, name, level: verdict.level, measured: verdict.measured })
      }
    }
    const count = (of: typeof seen, level: Level) => of.filter(one => one.level === level).length
    const rows = ways.map(way => {
      const ones = seen.filter(one => one.way === way)
      return [way.id, ones.length, count(ones, 'pass'), count(ones, 'flag'), count(ones, 'refuse')]
    })
    const open = seen.filter(({ way }) => !way.isShut)
    const shut = seen.filter(({ way }) => way.isShut)
    const wrong = [...open.filter(({ level }) => level === 'refuse'), ...shut.filter(({ level }) => level !== 'refuse')]
    return [
      `${people.length} people.`,
      tableOf(['eyes', 'n', 'passed', 'asked about', 'refused'], rows),
      `Open eyes refused: ${count(open, 'refuse')} of ${open.length} (target 0). Shut eyes not refused: ${shut.length - count(shut, 'refuse')} of ${shut.length} (${percent(shut.length - count(shut, 'refuse'), shut.length)}).`,
      ...wrong.map(({ way, name, level, measured }) => `  ${name}, ${way.id}: ${level} ${measured}`),
    ].join('\n')
  } finally {
    await engine.close()
  }
}
