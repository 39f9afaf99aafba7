/** Finds in the statements of a commit which cases and tickets it wrote of, from the columns the statement itself names. Pure. */
import type { Statement } from './record.ts'

type Shape = { readonly table: string; readonly columns: readonly string[] }
const shapes = new Map<string, Shape | null>()

/** Null for what is no insert of one row into a table we ask about. */
function shapeOf(text: string): Shape | null {
  const known = shapes.get(text)
  if (known !== undefined) return known
  const [, table, columns] = /^insert into "(audit|ticket|case_file)" \(([^)]*)\) values \(/.exec(text) ?? []
  const shape = table && columns ? { table, columns: columns.split(',').map(name => name.trim().replaceAll('"', '')) } : null
  shapes.set(text, shape)
  return shape
}

export function touchedBy(statements: readonly Statement[]): string[] {
  const found = new Set<string>()
  for (const { text, values } of statements) {
    const shape = shapeOf(text)
    if (shape === null) continue
    // Every column of these inserts is a value of its own, so places in both lists are the same; several rows repeat the columns.
    for (let row = 0; row + shape.columns.length <= values.length; row += shape.columns.length) {
      const of = (column: string) => values[row + shape.columns.indexOf(column)]
      if (shape.table === 'audit' && typeof of('case_id') === 'string') found.add(`c${of('case_id')}`)
      if (shape.table === 'case_file') found.add(`n${of('id')} ${of('number')}`)
      if (shape.table === 'ticket') found.add(`t${of('series')}${String(of('seq')).padStart(3, '0')}`)
    }
  }
  return [...found]
}
