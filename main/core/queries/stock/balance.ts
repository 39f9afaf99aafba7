/** Balances the blank cards of a day from the book of movements: opening and received less used and spoiled is closing. */
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { StockLine } from '../../../../shared/ipc/shapes/stock.ts'
import type { Day } from '../../../../shared/time.ts'
import type { StockMoveRecord } from '../../platform/store/tables/stock.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

type Summed = Pick<StockMoveRecord, 'event' | 'from_state' | 'holder_id' | 'undone'> & { readonly today: boolean; readonly count: number }
type Place = { readonly holder: string | null }

/** How a movement changes what lies in a place: the vault, or the drawer of the one it names. */
function change(move: Summed, { holder }: Place): number {
  const isVault = holder === null
  const mine = move.holder_id === holder
  switch (move.event) {
    case 'receive':
      return isVault ? move.count : 0
    case 'draw':
      return isVault ? -move.count : mine ? move.count : 0
    case 'giveBack':
      return isVault ? move.count : mine ? -move.count : 0
    case 'use':
      return !isVault && mine ? -move.count : 0
    case 'takeBack':
      return !isVault && mine ? move.count : 0
    case 'spoil':
      return move.from_state === (isVault ? 'in-vault' : 'with-teller') && mine ? -move.count : 0
    case 'lose':
      return move.from_state === (isVault ? 'in-vault' : 'with-teller') && mine ? -move.count : 0
    case 'find':
      return isVault ? move.count : 0
    case 'sendUp':
    case 'destroy':
      return 0
    case 'reverse':
      return -backOf(move, holder)
    default:
      return move.event satisfies never
  }
}

/** What the movement that is taken back had changed. */
const backOf = ({ undone, ...move }: Summed, holder: Place['holder']): number =>
  undone === null ? 0 : change({ ...move, event: undone, undone: null }, { holder })

const total = (moves: readonly Summed[], of: (move: Summed) => number): number => moves.reduce((sum, move) => sum + of(move), 0)

function lineOf(moves: readonly Summed[], place: Place): StockLine {
  const before = moves.filter(move => !move.today)
  const today = moves.filter(move => move.today)
  const said = (event: Summed['event']) => Math.abs(total(today, move => (move.event === event ? change(move, place) : 0)))
  const opening = total(before, move => change(move, place))
  return {
    opening,
    received: said('receive'),
    drawn: said('draw'),
    givenBack: said('giveBack'),
    // What was noted as used and was not is used no more, on the day on which that was seen.
    used: -total(today, move => (move.event === 'use' || move.event === 'takeBack' ? change(move, place) : 0)) || 0,
    spoiled: said('spoil'),
    lost: said('lose'),
    found: said('find'),
    mended: total(today, move => (move.event === 'reverse' ? change(move, place) : 0)),
    closing: opening + total(today, move => change(move, place)),
  }
}

const added = (lines: readonly StockLine[], of: keyof StockLine): number => lines.reduce((sum, line) => sum + line[of], 0)

const wholeOf = (vault: StockLine, held: readonly StockLine[]): StockLine => {
  const lines = [vault, ...held]
  const of = (key: keyof StockLine) => added(lines, key)
  // What is drawn and given back goes round inside.
  return {
    opening: of('opening'),
    received: of('received'),
    drawn: 0,
    givenBack: 0,
    used: of('used'),
    spoiled: of('spoiled'),
    lost: of('lost'),
    found: of('found'),
    mended: of('mended'),
    closing: of('closing'),
  }
}

function spoiledOf(moves: readonly Summed[]): Out<'stock.balance'>['spoiled'] {
  const change = ({ event, from_state, count, undone, ...rest }: Summed): number => {
    if (event === 'reverse') return undone === null ? 0 : -change({ ...rest, event: undone, from_state, count, undone: null })
    if (event === 'spoil') return count
    return event === 'sendUp' || (event === 'lose' && from_state === 'spoiled') ? -count : 0
  }
  const today = moves.filter(move => move.today)
  const opening = total(
    moves.filter(move => !move.today),
    change,
  )
  return {
    opening,
    added: total(today, move => (move.event === 'spoil' ? move.count : 0)),
    afterUse: total(today, move => (move.event === 'spoil' && move.from_state === 'used' ? move.count : 0)),
    sentUp: total(today, move => (move.event === 'sendUp' ? move.count : 0)),
    closing: opening + total(today, change),
  }
}

/** The blank cards of that day by place; the figures come from the book, `counted` from the numbers themselves. */
export async function stockBalance(core: RecordsContext, day: Day): Promise<Out<'stock.balance'>> {
  const moves = await movesUntil(core, day)
  const ids = [...new Set(moves.flatMap(({ holder_id }) => (holder_id === null ? [] : [holder_id])))]
  const names = ids.length === 0 ? [] : await core.store.db.selectFrom('operator').select(['id', 'name']).where('id', 'in', ids).execute()
  const holders = names
    .map(({ id, name }) => ({ operatorId: OperatorId.parse(id), name, line: lineOf(moves, { holder: id }) }))
    .filter(({ line }) => Object.values(line).some(figure => figure !== 0))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  const vault = lineOf(moves, { holder: null })
  const whole = wholeOf(
    vault,
    holders.map(({ line }) => line),
  )
  return { day, vault, holders, total: whole, spoiled: spoiledOf(moves), counted: day === core.clock.today() ? await countNow(core) : null }
}

async function movesUntil(core: RecordsContext, day: Day): Promise<Summed[]> {
  const sums = (today: boolean) =>
    core.store.db
      .selectFrom('stock_move')
      .select(['event', 'from_state', 'holder_id', 'undone', eb => eb.fn.sum<number>('count').as('count')])
      .where('day', today ? '=' : '<', day)
      .groupBy(['event', 'from_state', 'holder_id', 'undone'])
      .execute()
  const [before, today] = [await sums(false), await sums(true)]
  return [
    ...before.map(row => ({ ...row, count: Number(row.count), today: false })),
    ...today.map(row => ({ ...row, count: Number(row.count), today: true })),
  ]
}

async function countNow(core: RecordsContext): Promise<{ blank: number; spoiled: number }> {
  const rows = await core.store.db
    .selectFrom('blank')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['in-vault', 'with-teller', 'spoiled'])
    .groupBy('state')
    .execute()
  const of = (state: string) => Number(rows.find(row => row.state === state)?.count ?? 0)
  return { blank: of('in-vault') + of('with-teller'), spoiled: of('spoiled') }
}

export const viewStockBalance = (core: RecordsContext, _who: Who, { day }: Parsed<'stock.balance'>): Promise<Out<'stock.balance'>> =>
  stockBalance(core, day)
