/** The dialog of one rule: the fields of its kind at the left, where it comes from at the right. */
import { useRef, useState } from 'react'
import { entryAt, originAt, type RulePlace } from '../../../../shared/profile/places.ts'
import type { Profile, RuleKey } from '../../../../shared/profile/profile.ts'
import { ruleNameText, senseText } from '../../../../shared/strings/zh-CN/rules.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import type { Day } from '../../../../shared/time.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Note } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { TickList } from '../../../kit/tick-list.tsx'
import { isMissing, originTyped, problemsAt, typedOrigin, withEntry } from './draft.ts'
import { codesIn, type FormField, type Typed } from './form-parts.ts'
import { OriginFields } from './origin-fields.tsx'
import { formOf } from './rule-forms.ts'

const text = rulesDeskText.dialog
export type OneRule = RulePlace & { readonly key: Exclude<RuleKey, 'papers'> }

type FieldProps = {
  readonly field: FormField
  readonly typed: Typed
  readonly put: (name: string, value: string) => void
  readonly error: string | undefined
}

function OneField({ field, typed, put, error }: FieldProps) {
  const { name, label, kind, hint, choices = [], most = 200 } = field
  const value = typed[name] ?? ''
  if (kind === 'choice') {
    return (
      <ChoiceField
        name={name}
        label={label}
        value={value}
        choices={choices}
        onChange={chosen => put(name, chosen)}
        error={error}
        hint={hint}
        upright={choices.length > 2}
      />
    )
  }
  if (kind === 'ticks') {
    const ticked = codesIn(typed, name)
    const tick = (code: string, on: boolean) =>
      put(
        name,
        choices
          .map(choice => choice.value)
          .filter(one => (one === code ? on : ticked.includes(one)))
          .join(' '),
      )
    return (
      <TickList
        name={name}
        title={label}
        items={choices.map(choice => ({ id: choice.value, text: choice.label }))}
        ticked={ticked}
        onTick={tick}
        error={error}
      />
    )
  }
  return (
    <TextField
      name={name}
      label={label}
      kind={kind}
      value={value}
      onChange={said => put(name, said)}
      hint={hint}
      error={error}
      maxLength={most}
    />
  )
}

type Props = {
  readonly draft: Profile
  /** What stands in the store: problems that were there before are not the manager's. */
  readonly before: Profile
  readonly place: OneRule
  readonly today: Day
  readonly close: () => void
  readonly apply: (draft: Profile) => void
}

export function RuleDialog({ draft, before, place, today, close, apply }: Props) {
  const form = formOf(place.key, draft.photo.value)
  const entry = entryAt(draft, place)
  const [typed, setTyped] = useState<Typed>(() => form.read(entry && 'value' in entry ? entry.value : null))
  const [origin, setOrigin] = useState(() => typedOrigin(originAt(draft, place), today))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const flow = useRef<HTMLDivElement>(null)
  const stop = (field: string, said: string) => {
    const known = flow.current?.querySelector(`[data-field="${CSS.escape(field)}"], [data-field^="${CSS.escape(`${field}.`)}"]`)
    setFaults({ [known ? field : 'whole']: said })
    focusField(flow.current, known?.getAttribute('data-field') ?? form.fields[0]?.name ?? 'source')
  }
  const go = () => {
    const written = form.write(typed)
    if (!written.ok) return stop(written.field, written.text)
    const from = originTyped(origin)
    if (isMissing(from)) return stop(from.field, text.missing)
    const next = withEntry(draft, place, { ...from, value: written.value })
    if (!next)
      return stop(origin.url.trim() !== '' && !/^https?:/.test(origin.url.trim()) ? 'url' : (form.fields[0]?.name ?? 'source'), text.range)
    const problem = problemsAt(next, before, place, today)[0]
    if (problem) return stop(problem.part, senseText[problem.code])
    apply(next)
  }
  return (
    <Dialog changed={false} title={text.title(ruleNameText(place))} close={close} wide primary={{ label: text.apply, run: go }}>
      <EnterFlow flowRef={flow} onLast={go} className={form.fields.length > 6 ? 'rule-columns broad' : 'rule-columns'}>
        <div className={form.fields.length > 6 ? 'rule-fields many' : 'rule-fields'}>
          {form.fields.map(field => (
            <OneField
              key={field.name}
              field={field}
              typed={typed}
              put={(name, value) => setTyped(now => ({ ...now, [name]: value }))}
              error={faults[field.name]}
            />
          ))}
        </div>
        <div className="rule-fields">
          <OriginFields typed={origin} change={setOrigin} faults={faults} />
        </div>
      </EnterFlow>
      {faults.whole && <Note level="refuse">{faults.whole}</Note>}
    </Dialog>
  )
}
