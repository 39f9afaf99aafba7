/** Makes `resources/codes/characters/readings.json`: the readings of usual characters beside their first one, as surnames have them. Run by hand. */
import { readFile, writeFile } from 'node:fs/promises'
import { pinyin } from 'pinyin-pro'

const [characters, target] = process.argv.slice(2)
if (!characters || !target) throw new Error('usage: readings.ts CHARACTERS.json TARGET.json')

const { pinyin: first }: { pinyin: Record<string, string> } = JSON.parse(await readFile(characters, 'utf8'))

const more = new Map<string, string>()
for (let code = 0x4e00; code <= 0x9fa5; code++) {
  const character = String.fromCodePoint(code)
  const options = { type: 'array', toneType: 'none', v: true } as const
  const readings = [...pinyin(character, { ...options, multiple: true }), ...pinyin(character, { ...options, surname: 'head' })]
  for (const reading of new Set(readings))
    if (reading !== character && !first[reading]?.includes(character)) more.set(reading, (more.get(reading) ?? '') + character)
}
const head = { source: 'pinyin-pro 3.29.4 (MIT), readings beside the first of Unihan' }
await writeFile(target, `${JSON.stringify({ ...head, pinyin: Object.fromEntries([...more].sort()) }, null, 1)}\n`)
