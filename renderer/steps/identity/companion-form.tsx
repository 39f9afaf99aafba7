/** Takes the document of an agent or a guardian, and what makes them one: relation, telephone, letter or proof. */
import { type ReactNode, useRef, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import { companionLetters, guardianProofs } from '../../../shared/identity/companion.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CompanionTaken, IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { companionAsked } from '../../../shared/profile/companion.ts'
import type { Failure } from '../../../shared/result.ts'
import { companionLetterText, companionProofText, companionRoleText, peopleText as text } from '../../../shared/strings/zh-CN/identity.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField } from '../../kit/code-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { codesIn } from '../codes-in.ts'
import { type CompanionDraft, type CompanionField, companionFaults, companionFields, companionInput } from './companion-draft.ts'
import { DocumentFields } from './document-fields.tsx'
import { errorsOf, type Sentences, warningsOf } from './sentences.ts'
import { useNumber } from './use-judged.ts'
import { useReader } from './use-reader.tsx'

export type CompanionFormProps = {
  readonly first: CompanionDraft
  readonly profile: Out<'profile.view'>
  readonly holder: IdentityInput
  readonly holderAge: number
  /** What is wanted; null while nobody has said it. */
  readonly item: ItemCode | null
  /** Of the case; null before it is open. */
  readonly openedAt: string | null
  readonly keep: (companion: CompanionTaken) => void
  readonly keepLabel: string
  readonly back: (draft: CompanionDraft) => void
  readonly backLabel: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly children?: ReactNode
}

export function CompanionForm(props: CompanionFormProps) {
  const { first, profile, holder, holderAge, item, openedAt, keep, keepLabel, back, backLabel, busy, failure, children } = props
  const [draft, setDraft] = useState(first)
  const [asked, setAsked] = useState(false)
  const [numberLeft, setNumberLeft] = useState(first.number !== '')
  const flow = useRef<HTMLDivElement>(null)
  const set = (change: Partial<CompanionDraft>) => setDraft(before => ({ ...before, ...change }))
  const found = useNumber(draft, numberLeft, set)
  const reading = useReader(draft, set)
  const companion = companionInput(draft)
  const judged = useAsked('people.judge', companion && { companion, holder, item, openedAt })
  const faults = companionFaults(draft)
  // What is empty is said only once the teller wants to go on.
  const said = (judged.value?.problems ?? []).filter(
    ({ field }) => asked || !companionFields.some(name => name === field && faults.has(name)),
  )
  const fromNumber = found.value?.problem ? [{ field: 'number', code: found.value.problem }] : []
  const errors = errorsOf(companionFields, [...fromNumber, ...said], asked ? faults : null)
  const warnings = warningsOf(companionFields, judged.value?.warnings ?? [])
  const role = companionRoleText[draft.role]
  const ofRole = said.find(({ field }) => field === 'role')

  const go = () => {
    setAsked(true)
    const wrong = companionFields.find(field => faults.has(field) || errors[field])
    if (wrong || !companion || ofRole) return focusField(flow.current, wrong ?? 'number')
    keep(companion)
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: () => back(draft) },
    ...reading.keys,
    { press: 'F9', label: keepLabel, run: go, primary: true, off: busy },
  ])
  return (
    <EnterFlow flowRef={flow} onLast={go} className="identity-form dense-form">
      <div className="companion-head">
        <h2>{text.title(role)}</h2>
        {children}
      </div>
      <DocumentFields draft={draft} set={set} errors={errors} warnings={warnings} found={found.value} numberLeft={setNumberLeft} />
      <OwnFields draft={draft} set={set} errors={errors} warnings={warnings} />
      <Letter
        draft={draft}
        set={set}
        errors={errors}
        asks={companionAsked(profile, item, draft.role, holderAge).letter}
        warnings={warnings}
      />
      {reading.notes}
      {ofRole && <Note level="refuse">{errorsOf(['role'], [ofRole], null).role}</Note>}
      {(judged.value?.broughtToday ?? 0) > 0 && <Note level="note">{text.brought(judged.value?.broughtToday ?? 0)}</Note>}
      {judged.value?.problems.length === 0 && <Note level="pass">{text.checked}</Note>}
      <RefusalNote failure={failure ?? judged.failure} />
    </EnterFlow>
  )
}

type PartProps = {
  readonly draft: CompanionDraft
  readonly set: (change: Partial<CompanionDraft>) => void
  readonly errors: Sentences<CompanionField>
  readonly warnings: Sentences<CompanionField>
}

const findRelation = codesIn('relation')

function OwnFields({ draft, set, errors }: PartProps) {
  return (
    <div className="field-row">
      <CodeField
        name="relation"
        label={text.relation(companionRoleText[draft.role])}
        value={draft.relation}
        onChange={relation => set({ relation })}
        find={findRelation}
        error={errors.relation}
      />
      <TextField
        name="mobile"
        kind="digits"
        entry="mobile"
        maxLength={11}
        label={text.mobile}
        value={draft.mobile}
        onChange={mobile => set({ mobile })}
        error={errors.mobile}
      />
    </div>
  )
}

function Letter({ draft, set, errors, warnings, asks }: PartProps & { readonly asks: 'none' | 'authority' | 'notarised' }) {
  if (draft.role === 'guardian')
    return (
      <ChoiceField
        name="proof"
        label={text.proof}
        value={draft.proof ?? ''}
        choices={guardianProofs.map(value => ({ value, label: companionProofText[value] }))}
        onChange={value => set({ proof: guardianProofs.find(known => known === value) ?? null })}
        error={errors.proof}
      />
    )
  return (
    <ChoiceField
      name="letter"
      label={text.letter}
      hint={text.letterHint(asks)}
      value={draft.letter}
      choices={companionLetters.map(value => ({ value, label: companionLetterText[value] }))}
      onChange={value => set({ letter: companionLetters.find(known => known === value) ?? 'none' })}
      error={errors.letter}
      warning={warnings.letter}
    />
  )
}
