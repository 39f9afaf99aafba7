/** The cases this teller has begun and not submitted: where work goes on after a break or a crash. */
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { reassignText } from '../../../shared/strings/zh-CN/access.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { RefusalNote } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { type Asked, useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

const text = tellerText.cases
type Props = { readonly cases: Asked<readonly CaseRow[]>; readonly openId: CaseId | null; readonly open: (id: CaseId) => void }

/** What colleagues who are not there have begun: Enter takes a case and opens it. Not shown while nobody is away. */
export function AbsentCases({ open }: Pick<Props, 'open'>) {
  const cases = useAsked('case.find', { which: 'absent', text: '' })
  const { send, failure } = useSent()
  const list = useSelection(cases.value, { idOf: row => row.id, versionOf: row => row.revision })
  const take = async (row: CaseRow) => {
    const reply = await send('case.takeOver', { caseId: row.id, revision: row.revision })
    if (reply?.ok) open(row.id)
  }
  if (list.rows.length === 0) return null
  return (
    <section className="stack tight" aria-label={reassignText.absentTitle}>
      <h2 className="row">
        {reassignText.absentTitle}
        <span className="secondary push">{list.rows.length}</span>
      </h2>
      <RefusalNote failure={failure} />
      <PickList label={reassignText.absentTitle} list={list} onOpen={row => void take(row)}>
        {row => (
          <span className="case-row dense">
            <span>
              {row.maskedName} <span className="secondary">{row.makerName}</span>
            </span>
            <span className={row.state === 'returned' ? 'case-state flag' : 'case-state'}>{stateText[row.state]}</span>
            <span className="secondary mono">{row.maskedNumber}</span>
          </span>
        )}
      </PickList>
    </section>
  )
}

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
