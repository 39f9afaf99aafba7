/** One version of the history as it read, with what it changed. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { Decision } from '../../../../shared/ipc/shapes/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { ruleRows } from './draft.ts'
import { ChangeTable } from './effect-parts.tsx'
import { RuleDetail, ruleColumns } from './rules-page.tsx'

const text = rulesDeskText.lookPage
type Props = { readonly decision: Decision; readonly back: () => void; readonly restore: () => void }

function Version({ looked }: { readonly looked: Out<'profile.look'> }) {
  const list = useSelection(ruleRows(looked.profile, looked.profile), { idOf: row => row.id })
  const { row: marked } = list
  return (
    <>
      <section className="stack tight">
        <h2>{text.changed}</h2>
        {looked.changes.length === 0 ? <p>{text.first}</p> : <ChangeTable changes={looked.changes} />}
      </section>
      <h2>{text.all}</h2>
      <div className="rule-table">
        <PickTable label={text.all} columns={ruleColumns} list={list} autoFocus />
      </div>
      {marked && <RuleDetail row={marked} />}
    </>
  )
}

export function LookPage({ decision, back, restore }: Props) {
  const looked = useAsked('profile.look', { seq: decision.seq })
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    ...(decision.state === 'now' ? [] : [{ press: 'F9', label: text.restore, run: restore, primary: true }]),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title(decision.place, decision.version)}</h1>
          <span className="secondary">{rulesDeskText.historyPage.state[decision.state]}</span>
        </>
      }
    >
      <div className="stack tight table-ground">
        <RefusalNote failure={looked.failure} again={looked.again} />
        {looked.loading && <Waiting />}
        {looked.value && <Version looked={looked.value} />}
      </div>
    </Work>
  )
}
