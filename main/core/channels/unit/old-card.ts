/** Holds a person of a unit's sheet against the register of cards as the counter does, and reads the card the sheet tells of. */
import { tidyCode } from '../../../../shared/entry/code.ts'
import { CardTold } from '../../../../shared/ipc/shapes/holder.ts'
import type { UnitLine } from '../../../../shared/unit/columns.ts'
import { itemOfUnit, oldGeneration, type UnitFault, type UnitReason } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { standingOf, whyUnfit } from '../../records/business/pre-check.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { codeIn, said, yesIn } from './words.ts'

type Read = { readonly told: CardTold | null; readonly faults: readonly UnitFault[] }

/** The teller looked every card up in the card system and found it in use; what it is, the unit wrote. */
export function oldCardIn(core: Core, line: UnitLine, reason: UnitReason): Read {
  if (reason === 'FIRST_CARD' || (line.oldBank === '' && line.oldAccount === '' && line.oldNumber === '')) return { told: null, faults: [] }
  const bank = codeIn(core, 'bank', line.oldBank)
  const active = yesIn(line.oldAccount)
  const number = line.oldNumber === '' ? null : tidyCode(line.oldNumber)
  const faults = [
    ...(line.oldBank === '' ? [said('oldBank', 'CELL_EMPTY')] : core.resources.isCode('bank', bank) ? [] : [said('oldBank', 'CELL_WORD')]),
    ...(line.oldAccount === '' ? [said('oldAccount', 'CELL_EMPTY')] : active === null ? [said('oldAccount', 'CELL_YES_NO')] : []),
    ...(CardTold.shape.cardNumber.safeParse(number).success ? [] : [said('oldNumber', 'CELL_WORD')]),
  ]
  if (faults.length > 0) return { told: null, faults }
  const known = { cardNumber: number, bank, generation: oldGeneration(reason), state: 'normal', account: active ? 'active' : 'inactive' }
  return { told: CardTold.parse({ cardId: null, accountTail: null, issuedOn: null, validTo: null, ...known }), faults }
}

/** What keeps the person from the item by what the branch knows; a card the sheet tells of makes good that it knows none. */
export async function unfitIn(core: Core, tx: Tx, person: string, reason: UnitReason, told: CardTold | null): Promise<UnitFault[]> {
  const why = whyUnfit(await standingOf(core, tx, { id: '', person }, { item: itemOfUnit(reason), reason, profile: profileOf(core) }))
  return why === null || (why === 'NO_CARD' && told !== null) ? [] : [{ about: 'number', code: why }]
}
