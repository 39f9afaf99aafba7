/** Shows the identity a case was opened with, and who came; the first cannot change, the second can. */
import { useState } from 'react'
import { guardianAge } from '../../../shared/form/complete.ts'
import { legible } from '../../../shared/identity/drawn-characters.ts'
import type { CompanionTaken } from '../../../shared/ipc/shapes/identity.ts'
import {
  companionLetterText,
  companionProofText,
  companionRoleText,
  docTypeText,
  longText,
  peopleText,
  sexText,
} from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { inFours } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { type Fact, Facts } from '../../kit/small.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { dayText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { useCodeLabel } from '../use-code-label.ts'
import { draftOf } from './companion-draft.ts'
import { CompanionForm } from './companion-form.tsx'
import { HolderLine } from './holder-line.tsx'
import { choicesOf, companionFor, type Way, wayOf } from './who-came.ts'

const text = tellerText.identity

export function IdentityReadScreen(props: StepProps) {
  const { view, done, profile } = props
  const [asking, setAsking] = useState(false)
  const [way, setWay] = useState<Exclude<Way, 'self'> | null>(null)
  const { send, busy, failure } = useSent()
  const bring = async (companion: CompanionTaken | null) => {
    const reply = await send('people.bring', { caseId: view.id, revision: view.revision, companion })
    if (reply?.ok) done(reply.value)
  }
  const chair = { age: view.age, item: view.business ? view.item : null, profile, after: null }
  if (way !== null)
    return (
      <CompanionForm
        first={view.companion?.role === way ? draftOf(view.companion) : companionFor(way, chair)}
        profile={profile}
        holder={view.identity}
        holderAge={view.age}
        item={chair.item}
        openedAt={view.openedAt}
        keep={companion => void bring(companion)}
        keepLabel={peopleText.keep}
        back={() => setWay(null)}
        backLabel={tellerText.room.back}
        busy={busy}
        failure={failure}
      >
        <HolderLine identity={view.identity} age={view.age} />
      </CompanionForm>
    )
  return (
    <>
      <Shown {...props} change={() => setAsking(true)} />
      <RefusalNote failure={failure} />
      {asking && (
        <ChangeDialog
          revision={view.revision}
          first={view.companion?.role ?? (view.age < guardianAge ? 'guardian' : 'self')}
          choices={choicesOf(chair)}
          busy={busy}
          close={() => setAsking(false)}
          take={chosen => {
            setAsking(false)
            if (chosen === 'self') void bring(null)
            else setWay(chosen)
          }}
        />
      )}
    </>
  )
}

function Shown({ view, back, backLabel, goTo, change }: StepProps & { readonly change: () => void }) {
  const { identity, companion } = view
  const relation = useCodeLabel('relation', companion?.relation ?? '')
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F6', label: peopleText.change, run: change, off: !view.allowed.includes('bring') },
    { press: 'F9', label: text.forth(stepText.business), run: () => goTo('business'), primary: true },
  ])
  return (
    <div className="stack">
      <h1>{stepText.identity}</h1>
      <Facts columns={3} facts={factsOf(identity, view.age)} />
      <h2>{companion ? peopleText.title(companionRoleText[companion.role]) : peopleText.alone}</h2>
      {companion && (
        <Facts
          columns={3}
          facts={[
            ...factsOf(companion, null),
            { name: peopleText.relation(companionRoleText[companion.role]), value: relation },
            { name: peopleText.mobile, value: companion.mobile },
            companion.role === 'agent'
              ? { name: peopleText.letter, value: companionLetterText[companion.letter] }
              : { name: peopleText.proof, value: companion.proof === null ? '' : companionProofText[companion.proof] },
          ]}
        />
      )}
      <Note level="note">{text.readOnly}</Note>
    </div>
  )
}

const factsOf = (identity: StepProps['view']['identity'], age: number | null): readonly Fact[] => [
  { name: text.docType, value: docTypeText[identity.docType] },
  { name: text.number, value: <span className="mono">{inFours(identity.number)}</span> },
  { name: text.name, value: legible(identity.name) },
  { name: text.sex, value: sexText[identity.sex] },
  { name: text.birth, value: dayText(identity.birth), note: age === null ? undefined : text.age(age) },
  ...(identity.validFrom ? [{ name: text.validFrom, value: dayText(identity.validFrom) }] : []),
  ...(identity.validTo ? [{ name: text.validTo, value: identity.validTo === 'long' ? longText : dayText(identity.validTo) }] : []),
]

type ChangeProps = {
  readonly revision: number
  readonly first: Way
  readonly choices: ReturnType<typeof choicesOf>
  readonly busy: boolean
  readonly close: () => void
  readonly take: (way: Way) => void
}

function ChangeDialog({ revision, first, choices, busy, close, take }: ChangeProps) {
  const [way, setWay] = useState(first)
  const changed = useChangedSince(revision)
  return (
    <Dialog
      changed={changed && !busy}
      title={peopleText.changeTitle}
      close={close}
      primary={{ label: peopleText.change, run: () => take(way), off: busy }}
    >
      <ChoiceField name="who" label={peopleText.who} value={way} choices={choices} onChange={value => setWay(wayOf(value))} autoFocus />
      <Note level="flag">{peopleText.changeNote}</Note>
    </Dialog>
  )
}
