/** A case somebody found in the search: what it is, and the keys that put it right or end it. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { searchText as text } from '../../../shared/strings/zh-CN/search.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { PrintJobs } from '../../parts/print-jobs.tsx'
import type { Session } from '../../parts/session.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { Mending } from '../../steps/mending.tsx'
import { useRulesOf } from '../use-rules-of.ts'

type Props = {
  readonly caseId: CaseId
  readonly number: string
  readonly session: Session
  readonly profile: Profile
  readonly close: () => void
}

export function FoundCase({ caseId, number, session, profile, close }: Props) {
  const asked = useAsked('case.view', { caseId })
  const rules = useRulesOf(caseId, profile)
  const [answered, setAnswered] = useState<CaseView | null>(null)
  // The answer to one's own command may be newer than the last question.
  const view = answered && answered.revision > (asked.value?.revision ?? 0) ? answered : asked.value
  return (
    <Dialog title={text.foundCase(number)} wide close={close} closeLabel={text.foundBack} changed={false}>
      <RefusalNote failure={asked.failure} again={asked.again} />
      {!view && !asked.failure && <Waiting />}
      {view && rules && (
        <div className="stack tight">
          <Facts
            columns={2}
            facts={[
              { name: text.state, value: stateText[view.state], note: timeText(view.changedAt) },
              { name: text.item, value: itemText[view.item] },
              { name: text.name, value: view.maskedName },
              { name: text.docNumber, value: <span className="mono">{view.maskedNumber}</span> },
              { name: text.maker, value: view.makerName },
            ]}
          />
          <PrintJobs caseId={caseId} />
          <Mending view={view} profile={rules} session={session} done={setAnswered} />
        </div>
      )}
    </Dialog>
  )
}
