/** Moves blank cards by range: taken in, drawn, given back, spoiled, sent up, destroyed; what leaves or enters the vault by two. */
import { type BlankEvent, blankMachine } from '../../../../shared/card/blank.ts'
import { stepIn } from '../../../../shared/card/machine.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { StockMoveInsert } from '../../platform/store/tables/stock.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { secondPerson } from '../../records/operator/second-person.ts'
import { signedIn } from '../../records/sessions.ts'
import { keepMove, moveAt } from '../../records/stock/keep-move.ts'
import { changeNumbers, type Lie, lieOf, type Numbers, putNumbers } from '../../records/stock/numbers.ts'
import { moveRow, takeBack } from '../../records/stock/take-back.ts'
import type { Core } from '../core.ts'

type Told = Partial<Pick<StockMoveInsert, 'note' | 'reason' | 'supplier' | 'bank' | 'second_id'>>
type ByTwo = Parsed<'stock.draw'>

/** @throws Refusal STOCK_OVERLAP, and whatever keeps the colleague from standing in for the second person */
export async function receiveStock(core: Core, who: Who, input: Parsed<'stock.receive'>): Promise<Out<'stock.receive'>> {
  const { first, last, supplier, bank, second } = input
  const { operatorId: second_id } = await secondPerson(core, who, { ...second, reason: '' })
  return written(core, async tx => {
    await putNumbers(tx, { first, last })
    return keepMove(core, tx, who, { first, last }, { event: 'receive', supplier, bank, second_id })
  })
}

export const drawStock = (core: Core, who: Who, input: ByTwo): Promise<Out<'stock.draw'>> => byTwo(core, who, 'draw', input)
export const giveBackStock = (core: Core, who: Who, input: ByTwo): Promise<Out<'stock.giveBack'>> => byTwo(core, who, 'giveBack', input)
export const sendUpStock = (core: Core, who: Who, input: ByTwo): Promise<Out<'stock.sendUp'>> => byTwo(core, who, 'sendUp', input)
export const destroyStock = (core: Core, who: Who, input: ByTwo): Promise<Out<'stock.destroy'>> => byTwo(core, who, 'destroy', input)

export const loseStock = (core: Core, who: Who, input: Parsed<'stock.lose'>): Promise<Out<'stock.lose'>> => byTwo(core, who, 'lose', input)
export const findStock = (core: Core, who: Who, input: Parsed<'stock.find'>): Promise<Out<'stock.find'>> => byTwo(core, who, 'find', input)

/** A movement that was recorded wrong, taken back as a whole. */
export async function reverseStock(core: Core, who: Who, { moveId, note, second }: Parsed<'stock.reverse'>): Promise<Out<'stock.reverse'>> {
  const { operatorId } = await secondPerson(core, who, { ...second, reason: note })
  return written(core, async tx => takeBack(core, tx, who, await moveRow(tx, moveId), { note, second: operatorId }))
}

export async function spoilStock(core: Core, who: Who, input: Parsed<'stock.spoil'>): Promise<Out<'stock.spoil'>> {
  const { first, last, reason, note } = input
  return written(core, tx => moveRange(core, tx, who, 'spoil', { first, last }, { reason, note }))
}

async function byTwo(core: Core, who: Who, event: BlankEvent, { first, last, note, second }: ByTwo): Promise<Out<'stock.draw'>> {
  const { operatorId: second_id } = await secondPerson(core, who, { ...second, reason: note })
  return written(core, tx => moveRange(core, tx, who, event, { first, last }, { note, second_id }))
}

async function written(core: Core, work: (tx: Tx) => ReturnType<typeof keepMove>): Promise<Out<'stock.draw'>> {
  const id = await core.store.write(async ({ tx, tell }) => {
    tell('stock.changed', {})
    return work(tx)
  })
  return moveAt(core.store.db, id)
}

/** @throws Refusal STOCK_STATE where a number of the range is missing, lies elsewhere or knows no such step; NOT_ALLOWED */
async function moveRange(core: Core, tx: Tx, who: Who, event: BlankEvent, numbers: Numbers, told: Told): ReturnType<typeof keepMove> {
  const lie = await lieOf(tx, numbers)
  const state = stepIn(blankMachine, lie.state, event)
  // A card that failed in the machine is spoiled with its case, not here.
  if (state === null || lie.state === 'used') throw new Refusal('STOCK_STATE', { number: numbers.first, state: lie.state })
  refuseForeign(who, event, lie)
  const { operatorId } = signedIn(who)
  await changeNumbers(tx, numbers, lie.state, { state, holder_id: state === 'with-teller' ? operatorId : null })
  const holder_id = event === 'draw' ? operatorId : lie.holder_id
  return keepMove(core, tx, who, numbers, { event, from_state: lie.state, holder_id, ...told })
}

/** What somebody drew is that person's to answer for; a manager may take over what one who left still holds. */
function refuseForeign(who: Who, event: BlankEvent, { state, holder_id }: Lie): void {
  const { operatorId, roles } = signedIn(who)
  const manages = roles.includes('manager')
  if (state === 'with-teller' && holder_id !== operatorId && !manages) throw new Refusal('NOT_ALLOWED')
  if (state === 'in-vault' && event === 'spoil' && !manages && !roles.includes('cards')) throw new Refusal('NOT_ALLOWED')
}
