/** Who takes the card: the holder, or somebody else with a document and a paper of their own. */

import { takersFor } from '../../../shared/pickup/taker.ts'
import { handoverText, pickupGroundText, takerLetterText, takerRoleText } from '../../../shared/strings/zh-CN/handover.ts'
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField } from '../../kit/code-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { Note } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { codesIn } from '../codes-in.ts'
import { docTypes, isDocType } from '../identity/doc-types.ts'
import { hasEnd, mayBeLong } from '../identity/draft.ts'
import type { StepProps } from '../step-props.ts'
import { asksGround, asksSecond, lettersOf, type TakerDraft, type Whose } from './taker-draft.ts'

const text = handoverText.verify

type Props = Pick<StepProps, 'view' | 'profile'> & {
  readonly whose: Whose
  readonly choose: (whose: Whose) => void
  readonly draft: TakerDraft
  readonly set: (change: Partial<TakerDraft>) => void
  readonly asked: boolean
}

/** Before the document, so that whoever comes in person meets no field more. */
export function WhoseField({ view, profile, whose, choose, set }: Omit<Props, 'draft' | 'asked'>) {
  const roles = takersFor(profile, view.age)
  const known = [{ value: 'holder' as const, label: text.holderSelf }, ...roles.map(role => ({ value: role, label: takerRoleText[role] }))]
  const pick = (value: string) => {
    const to = known.find(one => one.value === value)?.value ?? 'holder'
    choose(to)
    const [only, other] = to === 'holder' ? [] : lettersOf[to]
    set({ letter: only && !other ? only : 'none' })
  }
  return (
    <>
      <ChoiceField name="whose" label={text.whose} value={whose} choices={known} onChange={pick} />
      {whose === 'agent' && profile.pickupByAgent.value === null && <Note level="flag">{text.unsure}</Note>}
    </>
  )
}

export function TakerFields(props: Omit<Props, 'choose'>) {
  const { whose } = props
  return whose === 'holder' ? null : <OtherFields {...props} whose={whose} />
}

function OtherFields({ profile, whose, draft, set, asked }: Omit<Props, 'choose'> & { readonly whose: Exclude<Whose, 'holder'> }) {
  const empty = (value: string) => (asked && value.trim() === '' ? text.missingTaker : null)
  const grounds = profile.pickupGrounds.value ?? []
  return (
    <div className="taker-fields">
      <ChoiceField
        name="takerType"
        label={text.takerType}
        value={draft.docType}
        choices={docTypes.map(one => ({ value: one, label: docTypeText[one] }))}
        onChange={value => set({ docType: isDocType(value) ? value : draft.docType })}
      />
      <IdNumberField
        name="takerNumber"
        label={text.takerNumber}
        value={draft.number}
        onChange={number => set({ number })}
        error={empty(draft.number)}
      />
      <TextField
        name="takerName"
        label={text.takerName}
        value={draft.name}
        onChange={name => set({ name })}
        maxLength={60}
        error={empty(draft.name)}
      />
      {hasEnd(draft.docType) && (
        <DayField
          name="takerEnd"
          label={text.takerEnd}
          value={draft.validTo}
          onChange={validTo => set({ validTo })}
          mayBeLong={mayBeLong(draft.docType)}
          error={empty(draft.validTo)}
        />
      )}
      {whose !== 'unit' && (
        <CodeField
          name="relation"
          label={text.relation}
          value={draft.relation}
          onChange={relation => set({ relation })}
          find={codesIn('relation')}
          error={empty(draft.relation)}
        />
      )}
      <ChoiceField
        name="letter"
        label={text.letter}
        value={draft.letter === 'none' ? '' : draft.letter}
        choices={lettersOf[whose].map(one => ({ value: one, label: takerLetterText[one] }))}
        onChange={value => set({ letter: lettersOf[whose].find(one => one === value) ?? 'none' })}
        error={asked && draft.letter === 'none' ? text.missingTaker : null}
      />
      {asksGround(whose, profile) && (
        <ChoiceField
          name="ground"
          label={text.ground}
          value={draft.ground ?? ''}
          choices={grounds.map(one => ({ value: one, label: pickupGroundText[one] }))}
          onChange={value => set({ ground: grounds.find(one => one === value) ?? null })}
          error={asked && draft.ground === null ? text.missingTaker : null}
        />
      )}
      {asksSecond(whose, profile) && (
        <>
          <IdNumberField
            name="secondNumber"
            label={text.second}
            value={draft.secondNumber}
            onChange={secondNumber => set({ secondNumber })}
            error={empty(draft.secondNumber)}
          />
          <TextField
            name="secondName"
            label={text.secondName}
            value={draft.secondName}
            onChange={secondName => set({ secondName })}
            maxLength={60}
            error={empty(draft.secondName)}
          />
          <DayField
            name="secondEnd"
            label={text.secondEnd}
            value={draft.secondEnd}
            onChange={secondEnd => set({ secondEnd })}
            mayBeLong
            error={empty(draft.secondEnd)}
          />
        </>
      )}
    </div>
  )
}
