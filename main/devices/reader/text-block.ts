/** Reads the 256 bytes of text of a document's chip, in the layout its type says. Pure. */
import type { ChipLayout, ChipText } from '../../../shared/identity/chip.ts'

export const textBytes = 256
/** Which document it is stands at the same place in each layout, and is read first. */
const typeAt = 248

const layoutOf: Readonly<Record<string, ChipLayout>> = { '': 'resident', J: 'permit', I: 'foreigner-2017', Y: 'foreigner-2023' }

type Place = readonly [from: number, bytes: number]
const common = { sex: [30, 2], birth: [36, 16], number: [122, 36], validFrom: [188, 16], validTo: [204, 16] } as const

/** GA 490 and the layouts of the later cards: where in the block each field stands. The end of a long Latin name stands apart. */
const places: Readonly<Record<ChipLayout, Partial<Record<Exclude<keyof ChipText, 'layout'> | 'latinRest', Place>>>> = {
  resident: { ...common, name: [0, 30], ethnic: [32, 4], address: [52, 70], issuer: [158, 30] },
  permit: { ...common, name: [0, 30], address: [52, 70], issuer: [158, 30], passNumber: [220, 18], issueCount: [238, 4] },
  'foreigner-2017': {
    latinName: [0, 120],
    sex: [120, 2],
    number: [122, 30],
    nationality: [152, 6],
    name: [158, 30],
    validFrom: [188, 16],
    validTo: [204, 16],
    birth: [220, 16],
  },
  'foreigner-2023': { ...common, name: [0, 30], latinName: [52, 70], latinRest: [220, 22], nationality: [242, 6], issueCount: [32, 4] },
}

/** Null for a block that is none: another size, half a character, or a document nobody has described. */
export function readTextBlock(block: Uint8Array): ChipText | null {
  if (block.length !== textBytes) return null
  const raw = ([from, bytes]: Place = [0, 0]): string | null => {
    try {
      // `fatal`: half a surrogate pair would otherwise become a character that nobody is called by.
      const text = new TextDecoder('utf-16le', { fatal: true }).decode(block.subarray(from, from + bytes))
      // Some cards are padded with zero characters in place of spaces.
      return text.replaceAll('\0', ' ').trimEnd()
    } catch {
      return null
    }
  }
  // A resident's card has what is reserved at the place of the type; whatever is no letter of ours there is read as one.
  const type = raw([typeAt, 2])
  const layout = layoutOf[type === null || !/^[A-Z]$/.test(type) ? '' : type]
  if (layout === undefined) return null
  const at = places[layout]
  const latin = raw(at.latinName)
  const rest = raw(at.latinRest)
  const read = {
    number: raw(at.number),
    name: raw(at.name),
    latinName: latin === null || rest === null ? null : latinOf(latin, rest, at.latinName),
    sex: raw(at.sex),
    birth: raw(at.birth),
    validFrom: raw(at.validFrom),
    validTo: raw(at.validTo),
    ethnic: raw(at.ethnic),
    address: raw(at.address),
    issuer: raw(at.issuer),
    nationality: raw(at.nationality),
    passNumber: raw(at.passNumber),
    issueCount: raw(at.issueCount),
  }
  if (Object.values(read).some(text => text === null)) return null
  return { layout, ...(read as Omit<ChipText, 'layout'>) }
}

/** The block of a card that says this, for the simulator; what is too long for its place is cut. */
export function textBlockOf(text: ChipText): Uint8Array {
  const block = Buffer.from(' '.repeat(textBytes / 2), 'utf16le')
  const at = places[text.layout]
  const write = ([from, bytes]: Place, said: string) => block.write(said.padEnd(bytes / 2).slice(0, bytes / 2), from, 'utf16le')
  for (const [field, place] of Object.entries(at)) {
    if (field === 'latinRest') write(place, text.latinName.slice((at.latinName?.[1] ?? 0) / 2))
    else write(place, text[field as Exclude<keyof ChipText, 'layout'>])
  }
  const type = Object.entries(layoutOf).find(([, layout]) => layout === text.layout)?.[0] ?? ''
  write([typeAt, 2], type)
  return new Uint8Array(block)
}

/** The second part goes on where the first was full; the space at the seam was padding only if the first was not. */
const latinOf = (first: string, rest: string, place: Place | undefined): string =>
  rest === '' ? first : `${first.padEnd((place?.[1] ?? 0) / 2)}${rest}`
