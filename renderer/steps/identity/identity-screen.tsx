/** Takes the citizen's document: typed or scanned, checked while it is typed, then the case begins. */
import { useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { docTypeText, identityProblemText, identityWarningText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { timeText } from '../../app/time-text.ts'
import { useSent } from '../../app/use-sent.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { docTypes, isDocType } from './doc-types.ts'
import { emptyDraft, faultsOf, hasEnd, type IdentityDraft, type IdentityField, identityFields, inputOf, mayBeLong } from './draft.ts'
import { type Judged, useJudged } from './use-judged.ts'

const text = tellerText.identity
const problemText: Readonly<Record<string, string>> = identityProblemText
const warningText: Readonly<Record<string, string>> = identityWarningText

/** The sentence under each field: what is missing once asked, then what the core found. */
function errorsOf(draft: IdentityDraft, asked: boolean, { found, judged }: Judged): Partial<Record<IdentityField, string>> {
  const errors: Partial<Record<IdentityField, string>> = {}
  const lookedUp = found.value?.problem
  if (lookedUp) errors.number = problemText[lookedUp] ?? lookedUp
  for (const { field, code } of judged.value?.problems ?? []) {
    const place = identityFields.find(name => name === field)
    if (place) errors[place] ??= problemText[code] ?? code
  }
  if (asked) for (const [field, fault] of faultsOf(draft)) errors[field] ??= fault === 'missing' ? text.missing : text.badDay
  return errors
}

function warningsOf({ judged }: Judged): Partial<Record<IdentityField, string>> {
  const known = (judged.value?.warnings ?? []).flatMap(({ field, code }) => {
    const place = identityFields.find(name => name === field)
    return place ? [[place, warningText[code] ?? code] as const] : []
  })
  return Object.fromEntries(known)
}

type Props = {
  readonly today: string
  readonly ticket: TicketView | null
  readonly opened: (view: CaseView) => void
  readonly openOther: (caseId: CaseId) => void
  /** Back to the desk; null where a called ticket stands and there is nothing to go back to. */
  readonly leave: (() => void) | null
}

export function IdentityScreen({ ticket, opened, openOther, leave }: Props) {
  const [draft, setDraft] = useState(emptyDraft('RIC'))
  const [asked, setAsked] = useState(false)
  const [numberLeft, setNumberLeft] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure, clear } = useSent()
  const set = (change: Partial<IdentityDraft>) => {
    clear()
    setDraft(before => ({ ...before, ...change }))
  }
  const judged = useJudged(draft, numberLeft, (sex, birth) =>
    setDraft(before => ({ ...before, ...(sex ? { sex } : {}), ...(birth ? { birth } : {}) })),
  )
  const errors = errorsOf(draft, asked, judged)
  const warnings = warningsOf(judged)
  const inFlight = judged.found.value?.inFlight ?? null

  const go = async () => {
    setAsked(true)
    const wrong = identityFields.find(field => faultsOf(draft).has(field) || errors[field])
    const identity = inputOf(draft)
    if (wrong || !identity) return focusField(flow.current, wrong ?? 'number')
    const reply = await send('case.open', { ticketId: ticket?.id ?? null, identity })
    if (reply?.ok) opened(reply.value)
  }
  useKeys([
    ...(leave ? [{ press: 'Escape', label: tellerText.room.toDesk, run: leave }] : []),
    ...(inFlight ? [{ press: 'F5', label: text.openInFlight, run: () => openOther(inFlight.caseId) }] : []),
    { press: 'F9', label: text.next, run: go, primary: true, off: busy || inFlight !== null },
  ])
  const fromNumber = judged.found.value?.sex != null || judged.found.value?.birth != null
  const age = judged.found.value?.age
  const common = (field: IdentityField) => ({ name: field, error: errors[field], warning: warnings[field] })
  return (
    <>
      <div className="work-head">
        <strong className="mono">{ticket?.number ?? tellerText.room.withoutTicket}</strong>
        {ticket && <span>{itemShortText[ticket.item]}</span>}
        <h1 className="head-title">{text.title}</h1>
      </div>
      <div className="work-body scroll">
        <EnterFlow flowRef={flow} onLast={go} className="identity-form">
          <ChoiceField
            {...common('docType')}
            label={text.docType}
            value={draft.docType}
            choices={docTypes.map(value => ({ value, label: docTypeText[value] }))}
            onChange={value => {
              if (isDocType(value)) set({ ...emptyDraft(value), name: draft.name })
            }}
          />
          <IdNumberField
            {...common('number')}
            label={text.number}
            hint={age == null ? text.numberHint : text.age(age)}
            value={draft.number}
            onChange={number => {
              setNumberLeft(false)
              set({ number })
            }}
            onBlur={() => setNumberLeft(true)}
            autoFocus
          />
          {inFlight && <Note level="flag">{text.inFlight(inFlight.number, stateText[inFlight.state], timeText(inFlight.openedAt))}</Note>}
          <div className="field-row">
            <TextField
              {...common('name')}
              label={text.name}
              hint={text.nameHint}
              value={draft.name}
              onChange={name => set({ name })}
              maxLength={60}
              off={inFlight !== null}
            />
            <ChoiceField
              {...common('sex')}
              label={text.sex}
              hint={fromNumber ? text.fromNumber : undefined}
              value={draft.sex}
              choices={[
                { value: '1', label: text.male },
                { value: '2', label: text.female },
              ]}
              onChange={sex => set({ sex })}
              off={inFlight !== null}
            />
          </div>
          <div className="field-row three">
            <DayField
              {...common('birth')}
              label={text.birth}
              value={draft.birth}
              onChange={birth => set({ birth })}
              off={inFlight !== null}
            />
            {hasEnd(draft.docType) && (
              <>
                <DayField
                  {...common('validFrom')}
                  label={text.validFrom}
                  value={draft.validFrom}
                  onChange={validFrom => set({ validFrom })}
                  off={inFlight !== null}
                />
                <DayField
                  {...common('validTo')}
                  label={text.validTo}
                  value={draft.validTo}
                  onChange={validTo => set({ validTo })}
                  mayBeLong={mayBeLong(draft.docType)}
                  off={inFlight !== null}
                />
              </>
            )}
          </div>
          {judged.judged.value && judged.judged.value.problems.length === 0 && !inFlight && <Note level="pass">{text.checked}</Note>}
          <RefusalNote failure={failure ?? judged.found.failure ?? judged.judged.failure} />
        </EnterFlow>
      </div>
    </>
  )
}
