/** The blank cards of the day by who holds them: opening, what came and went, closing, and whether the numbers agree. */
import type { StockBalance, StockLine } from '../../../../shared/ipc/shapes/stock.ts'
import { stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { Note } from '../../../kit/notes.tsx'

const columns = [
  ['opening', text.opening],
  ['received', text.received],
  ['drawn', text.drawn],
  ['givenBack', text.givenBack],
  ['used', text.usedShort],
  ['spoiled', text.spoiled],
  ['lost', text.lost],
  ['found', text.found],
  ['mended', text.mended],
  ['closing', text.closing],
] as const satisfies readonly (readonly [keyof StockLine, string])[]

function Line({ name, line, whole }: { readonly name: string; readonly line: StockLine; readonly whole?: boolean }) {
  return (
    <tr className={whole ? 'sum' : undefined}>
      <th scope="row">{name}</th>
      {columns.map(([key]) => (
        <td key={key} className={line[key] === 0 && key !== 'closing' ? 'right secondary' : 'right'}>
          {line[key]}
        </td>
      ))}
    </tr>
  )
}

export function BalanceTable({ balance }: { readonly balance: StockBalance }) {
  const { vault, holders, total, spoiled, counted } = balance
  const even = counted !== null && counted.blank === total.closing && counted.spoiled === spoiled.closing
  return (
    <section className="stack tight" aria-label={text.balance}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{text.holder}</th>
            {columns.map(([key, name]) => (
              <th key={key} scope="col" className="right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line name={text.vault} line={vault} />
          {holders.map(({ operatorId, name, line }) => (
            <Line key={operatorId} name={name} line={line} />
          ))}
          <Line name={text.total} line={total} whole />
        </tbody>
      </table>
      {counted && <Note level={even ? 'pass' : 'refuse'}>{even ? text.even : text.uneven(total.closing, counted.blank)}</Note>}
      {(spoiled.closing > 0 || spoiled.added > 0) && (
        <Note level="note">{text.spoiledLine(spoiled.closing, spoiled.added, spoiled.afterUse)}</Note>
      )}
    </section>
  )
}
