/** The cases this teller has begun and not submitted: where work goes on after a break or a crash. */
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { RefusalNote } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import type { Asked } from '../../parts/use-asked.ts'

const text = tellerText.cases
type Props = { readonly cases: Asked<readonly CaseRow[]>; readonly openId: CaseId | null; readonly open: (id: CaseId) => void }

export function MyCases({ cases, openId, open }: Props) {
  const list = useSelection(cases.value, {
    idOf: row => row.id,
    versionOf: row => row.revision,
    question: openId,
    begin: all => all.find(row => row.id === openId) ?? all[0],
  })
  const { rows } = list
  return (
    <section className="stack tight" aria-label={text.title}>
      <h2 className="row">
        {text.title}
        <span className="secondary push">{rows.length}</span>
      </h2>
      <RefusalNote failure={cases.failure} again={cases.again} />
      {cases.value && rows.length === 0 && <p className="secondary dense">{text.empty}</p>}
      {rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={row => open(row.id)}>
          {row => (
            <span className="case-row dense">
              <span>
                {row.maskedName} <span className="secondary">{row.ticket ?? ''}</span>
              </span>
              <span className={row.state === 'returned' ? 'case-state flag' : 'case-state'}>{stateText[row.state]}</span>
              <span className="secondary mono">{row.maskedNumber}</span>
            </span>
          )}
        </PickList>
      )}
    </section>
  )
}
