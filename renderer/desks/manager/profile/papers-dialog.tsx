/** The dialog of the papers of one item: a list to walk, and a dialog of its own for each paper with its legal basis. */
import { useRef, useState } from 'react'
import type { ItemCode } from '../../../../shared/business/items.ts'
import { materialCases, materialCodes } from '../../../../shared/business/materials.ts'
import { Paper, type Profile } from '../../../../shared/profile/profile.ts'
import { itemShortText, materialCaseText, materialText } from '../../../../shared/strings/zh-CN/business.ts'
import { originText } from '../../../../shared/strings/zh-CN/profile.ts'
import { senseText } from '../../../../shared/strings/zh-CN/rules.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import type { Day } from '../../../../shared/time.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { EmptyState, Note } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { isMissing, originTyped, problemsAt, typedOrigin, withEntry } from './draft.ts'
import { OriginFields } from './origin-fields.tsx'

const text = rulesDeskText.papers
const caseText = (paper: Paper): string => materialCaseText[paper.when] || text.always

const columns: readonly Column<Paper>[] = [
  { id: 'material', name: text.material, cell: paper => materialText[paper.material] },
  { id: 'when', name: text.when, cell: caseText },
  {
    id: 'basis',
    name: text.basis,
    cell: paper => (
      <span className="cut" title={paper.basis.text}>
        {paper.basis.text}
      </span>
    ),
  },
]
const paperId = (paper: Paper): string => `${paper.material} ${paper.when}`

type OneProps = {
  readonly paper: Paper | null
  readonly others: readonly Paper[]
  readonly today: Day
  readonly close: () => void
  readonly apply: (paper: Paper) => void
}

function PaperDialog({ paper, others, today, close, apply }: OneProps) {
  const [material, setMaterial] = useState<string>(paper?.material ?? '')
  const [when, setWhen] = useState<string>(paper?.when ?? 'always')
  const [basis, setBasis] = useState(paper?.basis.text ?? '')
  const [basisUrl, setBasisUrl] = useState(paper?.basis.url ?? '')
  const [origin, setOrigin] = useState(() => typedOrigin(paper?.origin ?? null, today))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const flow = useRef<HTMLDivElement>(null)
  const stop = (field: string, said: string) => {
    setFaults({ [field]: said })
    focusField(flow.current, field)
  }
  const go = () => {
    if (material === '') return stop('material', rulesDeskText.dialog.missing)
    if (others.some(one => paperId(one) === `${material} ${when}`)) return stop('material', text.twice)
    if (basis.trim() === '') return stop('basis', senseText['no-basis'])
    const from = originTyped(origin)
    if (isMissing(from)) return stop(from.field, rulesDeskText.dialog.missing)
    const url = basisUrl.trim() === '' ? null : basisUrl.trim()
    const made = Paper.safeParse({ material, when, basis: { text: basis.trim(), url }, origin: from })
    if (!made.success) return stop(made.error.issues[0]?.path[0] === 'basis' ? 'basisUrl' : 'url', senseText['not-a-web-address'])
    apply(made.data)
  }
  return (
    <Dialog changed={false} title={paper ? text.changeTitle : text.addTitle} close={close} wide primary={{ label: text.done, run: go }}>
      <EnterFlow flowRef={flow} onLast={go} className="rule-columns">
        <div className="rule-fields">
          <ChoiceField
            name="material"
            label={text.material}
            value={material}
            choices={materialCodes.map(value => ({ value, label: materialText[value] }))}
            onChange={setMaterial}
            error={faults.material}
          />
          <ChoiceField
            name="when"
            label={text.when}
            value={when}
            choices={materialCases.map(value => ({ value, label: materialCaseText[value] || text.always }))}
            onChange={setWhen}
            upright
          />
        </div>
        <div className="rule-fields">
          <TextField
            name="basis"
            label={text.basis}
            hint={text.basisHint}
            value={basis}
            onChange={setBasis}
            maxLength={200}
            error={faults.basis}
          />
          <TextField
            name="basisUrl"
            label={text.basisUrl}
            value={basisUrl}
            onChange={setBasisUrl}
            maxLength={300}
            error={faults.basisUrl}
          />
          <OriginFields typed={origin} change={setOrigin} faults={faults} />
        </div>
      </EnterFlow>
    </Dialog>
  )
}

type Props = {
  readonly draft: Profile
  readonly before: Profile
  readonly item: ItemCode
  readonly today: Day
  readonly close: () => void
  readonly apply: (draft: Profile) => void
}

export function PapersDialog({ draft, before, item, today, close, apply }: Props) {
  const [papers, setPapers] = useState<readonly Paper[]>(draft.papers[item] ?? [])
  const [asking, setAsking] = useState<'add' | 'change' | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const list = useSelection(papers, { idOf: paperId })
  const { row: marked } = list
  const place = { key: 'papers', item } as const
  const go = () => {
    const next = withEntry(draft, place, papers)
    const problem = next && problemsAt(next, before, place, today)[0]
    if (!next || problem) return setFault(problem ? senseText[problem.code] : rulesDeskText.dialog.range)
    apply(next)
  }
  const keep = (paper: Paper) => {
    setPapers(asking === 'change' ? papers.map(one => (one === marked ? paper : one)) : [...papers, paper])
    list.selectId(paperId(paper))
    setAsking(null)
    setFault(null)
  }
  const drop = (paper: Paper) => {
    list.release(paperId(paper))
    setPapers(papers.filter(one => one !== paper))
  }
  const keys = [
    { press: 'F2', label: text.add, run: () => setAsking('add') },
    ...(marked
      ? [
          { press: 'F3', label: text.change, run: () => setAsking('change') },
          { press: 'F4', label: text.drop, run: () => drop(marked) },
        ]
      : []),
    { press: 'F9', label: text.done, run: go, primary: true },
  ]
  if (asking) {
    return (
      <PaperDialog
        paper={asking === 'change' ? marked : null}
        others={asking === 'change' ? papers.filter(one => one !== marked) : papers}
        today={today}
        close={() => setAsking(null)}
        apply={keep}
      />
    )
  }
  return (
    <Dialog changed={false} title={text.title(itemShortText[item])} close={close} wide primary={{ label: text.done, run: go }} keys={keys}>
      {papers.length === 0 && <EmptyState title={text.none} />}
      {papers.length > 0 && <PickTable label={text.title(itemShortText[item])} columns={columns} list={list} autoFocus />}
      {marked && <p className="secondary dense">{originText(marked.origin)}</p>}
      {fault && <Note level="refuse">{fault}</Note>}
    </Dialog>
  )
}
