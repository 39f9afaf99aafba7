/** The cases that wait for a second person, oldest first; one's own are marked. */
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { ageText } from '../../../shared/strings/zh-CN/cards.ts'
import { reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import type { Selection } from '../../kit/use-selection.ts'
import type { Asked } from '../../parts/use-asked.ts'
import { minutesSince, useNow } from '../../parts/use-now.ts'

type Props = {
  readonly list: Asked<readonly CaseRow[]>
  /** What stands open beside the list; the desk keeps it in the address. */
  readonly selection: Selection<CaseRow>
  /** The name of the person at this desk, as lists carry it. */
  readonly mine: string
  readonly takenBy: (id: CaseId) => string | null
}

export function ReviewList({ list, selection, mine, takenBy }: Props) {
  const now = useNow()
  const rows = list.value ?? []
  return (
    <>
      <h2 className="row">
        {text.title}
        <span className="secondary push">{rows.length}</span>
      </h2>
      <RefusalNote failure={list.failure} again={list.again} />
      {list.loading && <Waiting />}
      {rows.length > 0 && (
        <PickList label={text.title} list={selection} autoFocus>
          {row => {
            const waited = minutesSince(now, row.changedAt)
            const taken = takenBy(row.id)
            return (
              <span className="review-row dense">
                <span>
                  {row.maskedName} <span className="secondary">{itemShortText[row.item]}</span>
                </span>
                <span className="secondary right">{waited !== null && text.waited(ageText(waited))}</span>
                <span className="secondary mono">{row.number}</span>
                <span className="secondary right">{row.makerName === mine ? text.own : row.makerName}</span>
                {taken !== null && <span className="review-taken">{text.taken(taken)}</span>}
              </span>
            )
          }}
        </PickList>
      )}
    </>
  )
}
