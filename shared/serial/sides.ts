/** Says which acts have a serial of the card system or of the bank, and how a list of theirs compares with ours. Pure. */

import { effectOf } from '../business/effects.ts'
import type { ItemCode } from '../business/items.ts'
import { typedCode } from '../entry/code.ts'
import { z } from '../zod.ts'

export const serialSides = ['card-system', 'bank'] as const
export const SerialSide = z.enum(serialSides)
export type SerialSide = z.infer<typeof SerialSide>

/** As the other side prints it: letters, digits and hyphens. */
export const Serial = typedCode().regex(/^[0-9A-Z-]{4,40}$/)

/** The sides that give an act a number: the card system for the social side and changed data, the bank for the account. */
export function sidesOf(item: ItemCode): readonly SerialSide[] {
  if (item === 'INFO_CHANGE') return ['card-system']
  const effect = effectOf(item)
  if (effect?.when !== 'act') return []
  return [
    ...(effect.card === null ? [] : (['card-system'] as const)),
    ...(effect.account === null && effect.bankAfter === undefined ? [] : (['bank'] as const)),
  ]
}

/** One line of their list: the serial, and the holder's document number where they give it. */
export type TheirAct = { readonly row: number; readonly serial: string; readonly number: string }
/** One act of ours on the days compared; `serial` null where none was noted. */
export type OurAct = { readonly caseNumber: string; readonly serial: string | null; readonly number: string }

/** `person`: the same serial for somebody else. `unnoted`: theirs has a line for the person and ours no serial. */
export const serialDifferences = ['only-theirs', 'only-ours', 'no-serial', 'person'] as const
export type SerialDifference = {
  readonly kind: (typeof serialDifferences)[number]
  readonly theirs: TheirAct | null
  readonly ours: OurAct | null
}

export function compareActs(
  theirs: readonly TheirAct[],
  ours: readonly OurAct[],
): { readonly agreed: number; readonly differences: readonly SerialDifference[] } {
  const bySerial = new Map(ours.flatMap(act => (act.serial === null ? [] : [[act.serial, act] as const])))
  const seen = new Set<OurAct>()
  const differences: SerialDifference[] = []
  let agreed = 0
  for (const line of theirs) {
    const act = bySerial.get(line.serial)
    if (!act || seen.has(act)) {
      differences.push({ kind: 'only-theirs', theirs: line, ours: null })
      continue
    }
    seen.add(act)
    if (line.number !== '' && line.number !== act.number) differences.push({ kind: 'person', theirs: line, ours: act })
    else agreed += 1
  }
  const rest = ours.filter(act => !seen.has(act))
  return {
    agreed,
    differences: [
      ...differences,
      ...rest.map(act => ({ kind: act.serial === null ? ('no-serial' as const) : ('only-ours' as const), theirs: null, ours: act })),
    ],
  }
}
