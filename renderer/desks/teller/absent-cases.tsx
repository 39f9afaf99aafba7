/** What colleagues who are not there have begun: Enter takes a case and opens it. Not shown while nobody is away. */
import type { Ref } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { reassignText } from '../../../shared/strings/zh-CN/access.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { RefusalNote } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly ground: Ref<HTMLElement>; readonly open: (id: CaseId) => void }

export function AbsentCases({ ground, open }: Props) {
  const cases = useAsked('case.find', { which: 'absent', text: '' })
  const { send, failure } = useSent()
  const list = useSelection(cases.value, { idOf: row => row.id, versionOf: row => row.revision })
  const take = async (row: CaseRow) => {
    const reply = await send('case.takeOver', { caseId: row.id, revision: row.revision })
    if (reply?.ok) open(row.id)
  }
  if (list.rows.length === 0) return null
  return (
    <section ref={ground} className="card stack tight" aria-label={reassignText.absentTitle}>
      <h2 className="row">
        {reassignText.absentTitle}
        <span className="secondary">{list.rows.length}</span>
      </h2>
      <RefusalNote failure={failure} />
      <PickList label={reassignText.absentTitle} list={list} onOpen={row => void take(row)}>
        {row => (
          <span className="row">
            <span>{row.maskedName}</span>
            <span className="secondary">{row.makerName}</span>
            <span className={row.state === 'returned' ? 'case-state flag' : 'case-state'}>{stateText[row.state]}</span>
            <span className="secondary mono push">{row.maskedNumber}</span>
          </span>
        )}
      </PickList>
    </section>
  )
}
