/** What cases were sent back for, how citizens graded the service, and each bad grade. */
import type { ReportView } from '../../../../shared/ipc/shapes/report.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { badReasonsText, badReasonText, gradeText } from '../../../../shared/strings/zh-CN/rating.ts'
import { returnPartText, reportText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { BarChart } from '../../../kit/bar-chart.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'

type Bad = ReportView['bad'][number]

const columns: readonly Column<Bad>[] = [
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'day', name: text.day, cell: row => row.day },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'operator', name: text.operator, cell: row => row.operator },
  { id: 'grade', name: text.grade, cell: row => gradeText[row.grade] },
  { id: 'reasons', name: text.reasons, cell: row => badReasonsText(row.reasons) },
  { id: 'words', name: text.words, cell: row => row.words },
]

function Counted({ title, none, rows }: { readonly title: string; readonly none: string; readonly rows: readonly [string, number][] }) {
  const any = rows.some(([, count]) => count > 0)
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      {any ? (
        <table>
          <tbody>
            {rows.map(([name, count]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="right">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="secondary">{none}</p>
      )}
    </section>
  )
}

export function ReportSaid({ report }: { readonly report: ReportView }) {
  const { returns, grades, badReasons, bad } = report
  const list = useSelection(bad, { idOf: row => row.number })
  return (
    <>
      {returns.length > 0 && (
        <BarChart title={text.returns} bars={returns.map(({ part, count }) => ({ name: returnPartText[part], value: count }))} />
      )}
      <div className="report-said">
        <Counted title={text.returns} none={text.noReturns} rows={returns.map(({ part, count }) => [returnPartText[part], count])} />
        <Counted title={text.grades} none={text.noGrades} rows={grades.map(({ grade, count }) => [gradeText[grade], count])} />
        <Counted
          title={text.badReasons}
          none={text.noGrades}
          rows={badReasons.map(({ reason, count }) => [badReasonText[reason], count])}
        />
      </div>
      {bad.length > 0 && (
        <section className="stack tight">
          <h2>{text.badList}</h2>
          <PickTable label={text.badList} columns={columns} list={list} />
        </section>
      )}
    </>
  )
}
