/** Takes a unit down: its name, its own person with the letter, what holds where the sheet says nothing. */
import { useEffect, useRef, useState } from 'react'
import type { UnitId } from '../../../../shared/ids.ts'
import type { TicketView } from '../../../../shared/ipc/shapes/ticket.ts'
import { mustPapers, photoNames, UnitOpen, unitPapers } from '../../../../shared/ipc/shapes/unit.ts'
import { photoNamesText, unitPaperText, unitReasonText, unitText } from '../../../../shared/strings/zh-CN/unit.ts'
import { unitReasons } from '../../../../shared/unit/row.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { CodeField } from '../../../kit/code-field.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { TickList } from '../../../kit/tick-list.tsx'
import { useSent } from '../../../parts/use-sent.ts'
import { codesIn } from '../../../steps/codes-in.ts'
import { DocumentFields } from '../../../steps/identity/document-fields.tsx'
import { emptyDraft, faultsOf, identityFields, inputOf } from '../../../steps/identity/draft.ts'
import { errorsOf, warningsOf } from '../../../steps/identity/sentences.ts'
import { useJudged, useNumber } from '../../../steps/identity/use-judged.ts'

const text = unitText.form
type Words = {
  readonly unitName: string
  readonly unitCode: string
  readonly agentMobile: string
  readonly mailAddr: string
  readonly bank: string
  readonly occupation: string
  readonly photoNames: string
  readonly reason: string
}
const empty: Words = {
  unitName: '',
  unitCode: '',
  agentMobile: '',
  mailAddr: '',
  bank: '',
  occupation: '',
  photoNames: 'auto',
  reason: 'FIRST_CARD',
}
const order = ['unitName', 'mailAddr', 'bank', 'agentMobile'] as const

type Props = {
  readonly branchBank: string | null
  readonly ticket: TicketView | null
  readonly cancel: () => void
  readonly opened: (unitId: UnitId) => void
}

export function UnitForm({ branchBank, ticket, cancel, opened }: Props) {
  const [words, setWords] = useState({ ...empty, bank: branchBank ?? '' })
  const [agent, setAgent] = useState(emptyDraft('RIC'))
  const [papers, setPapers] = useState<readonly (typeof unitPapers)[number][]>([])
  const [asked, setAsked] = useState(false)
  const [numberLeft, setNumberLeft] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  // The form begins with the unit, although its person's number wants the focus for itself.
  useEffect(() => focusField(flow.current, 'unitName'), [])
  const setPart = (change: Partial<typeof agent>) => setAgent(before => ({ ...before, ...change }))
  const found = useNumber(agent, numberLeft, setPart)
  const judged = useJudged(agent)
  const fromNumber = found.value?.problem ? [{ field: 'number', code: found.value.problem }] : []
  const faults = faultsOf(agent)
  const errors = errorsOf(identityFields, [...fromNumber, ...(judged.value?.problems ?? [])], asked ? faults : null)
  const parsed = UnitOpen.safeParse({
    ...words,
    ticketId: ticket?.id ?? null,
    agent: inputOf(agent),
    defaults: { bank: words.bank, mailAddr: words.mailAddr, occupation: words.occupation },
    papers: [...papers],
  })
  const wrong = parsed.success ? [] : parsed.error.issues.map(issue => String(issue.path.at(-1)))
  const ticked = mustPapers.every(paper => papers.includes(paper))

  const go = async () => {
    setAsked(true)
    const field = order.slice(0, 3).find(name => wrong.includes(name)) ?? identityFields.find(name => faults.has(name) || errors[name])
    if (field || !parsed.success) return focusField(flow.current, field ?? order.find(name => wrong.includes(name)) ?? 'unitName')
    if (!ticked) return focusField(flow.current, `papers.${mustPapers.find(paper => !papers.includes(paper)) ?? ''}`)
    const reply = await send('unit.open', { ...parsed.data })
    if (reply?.ok) opened(reply.value.id)
  }
  useKeys([
    { press: 'Escape', label: text.cancel, run: cancel },
    { press: 'F9', label: text.next, run: () => void go(), primary: true, off: busy },
  ])
  const field = (name: keyof Words) => ({
    name,
    label: text[name],
    value: words[name],
    onChange: (value: string) => setWords(before => ({ ...before, [name]: value })),
    error: asked && wrong.includes(name) ? text.missing : null,
  })
  return (
    <Work head={<h1>{text.title}</h1>}>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="unit-form">
        <section aria-label={text.unit}>
          <h2>{text.unit}</h2>
          <div className="field-row">
            <TextField {...field('unitName')} maxLength={60} />
            <TextField {...field('unitCode')} maxLength={18} required={false} />
          </div>
          <TextField {...field('mailAddr')} maxLength={70} />
          <ChoiceField {...field('reason')} choices={unitReasons.map(value => ({ value, label: unitReasonText[value] }))} />
          <h2>{text.defaults}</h2>
          <div className="field-row">
            <CodeField {...field('bank')} find={codesIn('bank')} />
            <CodeField {...field('occupation')} find={codesIn('occupation')} required={false} />
          </div>
          <ChoiceField {...field('photoNames')} choices={photoNames.map(value => ({ value, label: photoNamesText[value] }))} />
          <TickList
            name="papers"
            title={text.papers}
            items={unitPapers.map(id => ({ id, text: unitPaperText[id] }))}
            ticked={papers}
            onTick={(id, on) => setPapers(before => unitPapers.filter(paper => (paper === id ? on : before.includes(paper))))}
            error={asked && !ticked ? text.tick : null}
          />
        </section>
        <section aria-label={text.agent}>
          <h2>{text.agent}</h2>
          <DocumentFields
            draft={agent}
            set={setPart}
            errors={errors}
            warnings={warningsOf(identityFields, judged.value?.warnings ?? [])}
            found={found.value}
            numberLeft={setNumberLeft}
          />
          <TextField {...field('agentMobile')} kind="digits" entry="mobile" maxLength={11} />
          <RefusalNote failure={failure} />
        </section>
      </EnterFlow>
    </Work>
  )
}
