/** Makes `resources/codes/characters/characters.json` out of the Unihan files of Unicode; run by hand when Unicode has a new version. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [folder, target] = process.argv.slice(2)
if (!folder || !target) throw new Error('usage: characters.ts FOLDER-WITH-UNIHAN-FILES TARGET.json')

type Row = { readonly character: string; readonly field: string; readonly value: string }

const linesOf = async (name: string): Promise<string[]> => (await readFile(join(folder, name), 'utf8')).split('\n')

const rowOf = (line: string): Row[] => {
  const [code = '', field = '', value = ''] = line.split('\t')
  return code.startsWith('U+') ? [{ character: String.fromCodePoint(Number.parseInt(code.slice(2), 16)), field, value }] : []
}

/** Compatibility ideographs look like names' characters but are written as their unified ones. */
const isUnified = ({ character }: Row): boolean => character.normalize('NFC') === character

function gathered(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const groups = new Map<string, string>()
  for (const [key, character] of pairs) if (!groups.get(key)?.includes(character)) groups.set(key, (groups.get(key) ?? '') + character)
  return Object.fromEntries(groups)
}

// A radical written in its simplified form carries a mark; some counts beside it are negative.
const radicalKeys = (value: string): string[] => value.split(' ').map(one => one.replaceAll("'", '').replace(/\.-\d+$/, '.0'))

const marks = /[\u0300\u0301\u0304\u030c]/g
const plainPinyin = (syllable: string): string => syllable.normalize('NFD').replaceAll(marks, '').normalize('NFC').replaceAll('\u00fc', 'v')

const sources = (await linesOf('Unihan_IRGSources.txt')).flatMap(rowOf).filter(isUnified)
const readings = (await linesOf('Unihan_Readings.txt')).flatMap(rowOf).filter(isUnified)
const version = (await linesOf('Unihan_IRGSources.txt')).find(line => line.startsWith('# Unicode version'))?.split(': ')[1] ?? ''

const radicals = gathered(
  sources.filter(row => row.field === 'kRSUnicode').flatMap(row => radicalKeys(row.value).map(key => [key, row.character] as const)),
)
const pinyin = gathered(
  readings
    .filter(row => row.field === 'kMandarin')
    .flatMap(row => row.value.split(' ').map(syllable => [plainPinyin(syllable), row.character] as const)),
)
const head = { source: 'Unicode Character Database, Unihan: kRSUnicode and kMandarin, regrouped', version, licence: 'license.txt' }
await writeFile(target, `${JSON.stringify({ ...head, radicals, pinyin }, null, 1)}\n`)
