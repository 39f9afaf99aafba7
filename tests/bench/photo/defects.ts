/** Shows how many made defects the photo engine sees, and how often it cries without a fault: `npm run bench -- photo-defects [SHEETS] [PEOPLE] [KIND,...]`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contactSheet, type Tile, tileOf } from '../../../main/cli/eval/contact-sheet.ts'
import { type EvalPicture, type EvalResult, evaluate, spoken } from '../../../main/cli/eval/result.ts'
import { geometryTable, percent, tableOf } from '../../../main/cli/eval/tables.ts'
import { openNetworks } from '../../../main/core/imaging/net/networks.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../support/a-photo-engine.ts'
import { goodPeople, harmless, type Person, peopleIn } from './good-people.ts'
import { type Defect, madeDefects, strengths } from './made-defects.ts'

type Look = (picture: EvalPicture) => Promise<Tile>

/** `sheets`: where the contact sheets go, `-` for none. `folder`: frontal people of one's own instead of the three. `kinds`: parts of the defects' names. */
export async function photoDefects(sheets?: string, folder?: string, kinds = ''): Promise<string> {
  const asked = madeDefects.filter(({ id }) => kinds.split(',').some(part => id.includes(part)))
  const engine = await aPhotoEngine()
  const spec = await photoSpec()
  try {
    const networks = await openNetworks(modelsDir)
    const people = folder ? await peopleIn(networks, folder) : await goodPeople(networks)
    const look: Look = async picture => tileOf(await evaluate(engine, picture, spec), picture.bytes)
    const good = await goodOnes(people, look)
    const faulty: Seen[] = []
    for (const defect of asked) faulty.push(...(await defective(people, defect, look)))
    if (sheets && sheets !== '-') await writeSheets(sheets, good, faulty)
    return report(
      good.map(tile => tile.result),
      faulty,
      asked,
      spec,
    )
  } finally {
    await engine.close()
  }
}

async function goodOnes(people: readonly Person[], look: Look): Promise<Tile[]> {
  const tiles: Tile[] = []
  for (const person of people) {
    for (const [variant, make] of Object.entries(harmless)) {
      tiles.push(await look({ name: `${person.name}: ${variant}`, bytes: await make(person), label: { faults: [] } }))
    }
  }
  return tiles
}

type Seen = { readonly defect: Defect; readonly strength: number; readonly tile: Tile }

async function defective(people: readonly Person[], defect: Defect, look: Look): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const person of people) {
    for (const [strength, amount] of defect.amounts.entries()) {
      const name = `${person.name}: ${defect.id} ${strengths[strength]}`
      const tile = await look({ name, bytes: await defect.make(person, amount), label: { faults: [...defect.by] } })
      seen.push({ defect, strength, tile })
    }
  }
  return seen
}

const caught = ({ defect, tile: { result } }: Seen) =>
  result.outcome === 'unreadable' || spoken(result).some(({ check }) => defect.by.includes(check))
const isRefused = ({ tile }: Seen) => tile.result.outcome === 'refused' || tile.result.outcome === 'unreadable'

function report(good: readonly EvalResult[], faulty: readonly Seen[], asked: readonly Defect[], spec: PhotoSpec): string {
  const rows = asked.map(defect => {
    const shares = strengths.map((_, strength) => {
      const seen = faulty.filter(one => one.defect === defect && one.strength === strength)
      return `${seen.filter(caught).length}, ${seen.filter(isRefused).length} of ${seen.length}`
    })
    return [defect.id, defect.by.join(', '), `${defect.amounts.join(' / ')} ${defect.unit}`, ...shares]
  })
  const strong = faulty.filter(({ strength }) => strength === 2)
  const turnedAway = strong.filter(({ tile }) => tile.result.outcome !== 'accepted')
  const alarms = good.filter(result => result.outcome !== 'accepted')
  const words = alarms.map(
    result =>
      `  ${result.name}: ${spoken(result)
        .map(({ level, check, measured }) => `${level} ${check} ${measured}`)
        .join(', ')}`,
  )
  const misses = strong.filter(seen => !caught(seen)).map(({ tile }) => `  ${tile.result.name}`)
  return [
    'Of each strength: how many the check for it speaks of, and how many are refused, for whatever reason.',
    tableOf(['defect', 'by', 'amounts', ...strengths], rows),
    `Strong defects seen by their own check: ${strong.filter(caught).length} of ${strong.length} (${percent(strong.filter(caught).length, strong.length)}); not accepted: ${turnedAway.length}.`,
    ...misses,
    `Good pictures not accepted: ${alarms.length} of ${good.length} (${percent(alarms.length, good.length)}).`,
    ...words,
    geometryTable([...good, ...faulty.map(({ tile }) => tile.result)], spec),
  ].join('\n')
}

async function writeSheets(folder: string, good: readonly Tile[], faulty: readonly Seen[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'good.png'), await contactSheet(good))
  const parts = Math.ceil(faulty.length / 60)
  for (let part = 0; part < parts; part++) {
    const tiles = faulty.slice(part * 60, part * 60 + 60).map(({ tile }) => tile)
    await writeFile(join(folder, `defects-${part + 1}.png`), await contactSheet(tiles))
  }
}
