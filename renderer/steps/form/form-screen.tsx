/** The application form: prefilled, saved while it is typed, checked field by field, completed with F9. */
import { useEffect, useRef, useState } from 'react'
import { caseDay } from '../../../shared/business/case-day.ts'
import { askedAtOnce, formAsks } from '../../../shared/business/info-change.ts'
import { tidyField } from '../../../shared/entry/draft.ts'
import { completeForm } from '../../../shared/form/complete.ts'
import { type FieldKey, type FormDraft, fieldKeys } from '../../../shared/form/fields.ts'
import { legible } from '../../../shared/identity/drawn-characters.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { offersMail } from '../../../shared/profile/ask.ts'
import { fieldsToMend } from '../../../shared/review/fault.ts'
import { fieldText, formProblemText } from '../../../shared/strings/zh-CN/form.ts'
import { companionRoleText, docTypeText, peopleText, sexText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { type Day, parseDay } from '../../../shared/time.ts'
import { walkOf } from '../../../shared/workflow/path.ts'
import { call } from '../../ipc.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { inFours } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { clockSecondsText, dayText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { useCodeLabel } from '../use-code-label.ts'
import { FormField } from './form-field.tsx'
import { fieldsIn, formSections, isOptional, widthOf } from './sections.ts'
import { type Autosave, useAutosave } from './use-autosave.ts'

const text = tellerText.form
const problemText: Readonly<Record<string, string>> = formProblemText
type Problems = ReadonlyMap<FieldKey, string>
/** What only the core can tell: a code of a table, and that nothing differs from what was known. */
const coreCodes: readonly string[] = ['FIELD_CODE', 'NOTHING_CHANGED']
type Place = { readonly path: CaseView['path']; readonly mail: boolean }

/** The same question the core asks; only the code tables are the core's alone, so its own list is laid over. */
type Days = { readonly today: Day; readonly ageDay: Day }
function problemsOf(draft: FormDraft, told: CaseView['formProblems'], { today, ageDay }: Days, { path, mail }: Place): Problems {
  const { missing, wrong } = completeForm(draft, { asks: key => formAsks(path, key, draft), ageDay, mail }, today)
  const all = [
    ...told.filter(({ code }) => coreCodes.includes(code)),
    ...missing.map(field => ({ field, code: 'FIELD_MISSING' })),
    ...wrong,
  ]
  return new Map(
    all.flatMap(({ field, code }) => {
      const key = fieldKeys.find(known => known === field)
      return key ? [[key, problemText[code] ?? code] as const] : []
    }),
  )
}

const isThere = (value: string | boolean | undefined): boolean => value !== undefined && value !== ''
const ignore = () => undefined

export function FormScreen({ view, branch, profile, done, saved = ignore, back, backLabel }: StepProps) {
  const today = parseDay(branch.today)
  if (!today) throw new Error('the branch has no day')
  const ageDay = caseDay(view.openedAt)
  const days = { today, ageDay }
  const save = useAutosave(view, saved)
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set())
  const [asked, setAsked] = useState(false)
  const [told, setTold] = useState<CaseView['formProblems']>([])
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const place = { path: view.path, mail: offersMail(profile) }
  const problems = problemsOf(save.draft, told, days, place)
  // What was known before the teller came here is read back, not typed; what may stay empty is folded away until asked for.
  const [known] = useState<ReadonlySet<FieldKey>>(() => new Set(fieldKeys.filter(key => isThere(save.draft[key]))))
  const [complete] = useState(problems.size === 0)
  const [unfolded, setUnfolded] = useState(false)
  const folded = (key: FieldKey) =>
    !unfolded &&
    !askedAtOnce(key) &&
    isOptional(key, save.draft, ageDay) &&
    !isThere(save.draft[key]) &&
    !problems.has(key) &&
    !faulty.includes(key)
  const faulty = view.state === 'returned' ? fieldsToMend(view.sentBack?.faults ?? [], 'form') : []
  const asks = formSections
    .map(section => ({ section, keys: fieldsIn(section, view.identity).filter(key => formAsks(view.path, key, save.draft)) }))
    .filter(({ keys }) => keys.length > 0)
  const shown = asks.map(({ section, keys }) => ({ section, keys: keys.filter(key => !folded(key)) })).filter(({ keys }) => keys.length > 0)
  const order = shown.flatMap(({ keys }) => keys)

  const [begin] = useState(() => order.find(key => faulty.includes(key)) ?? order.find(key => problems.has(key)) ?? order[0])
  const optional = asks.flatMap(({ keys }) => keys).filter(key => isOptional(key, save.draft, ageDay))
  const unfold = () => {
    const first = optional.find(folded)
    setUnfolded(!unfolded)
    // The fields are there only after the next drawing.
    if (first) setLanding(first)
  }
  const [landing, setLanding] = useState<FieldKey | null>(null)
  useEffect(() => {
    if (landing) focusField(flow.current, landing)
  }, [landing])

  const land = (wrong: Problems) => {
    const first = order.find(key => wrong.has(key))
    if (first) focusField(flow.current, first)
  }
  const go = async () => {
    setAsked(true)
    await save.saveNow()
    if (order.some(key => problems.has(key))) return land(problems)
    const reply = await send('form.complete', { caseId: view.id, draft: save.draft })
    if (!reply) return
    if (reply.ok) return done(reply.value)
    const now = await call('case.view', { caseId: view.id })
    if (!now.ok) return
    setTold(now.value.formProblems)
    land(problemsOf(save.draft, now.value.formProblems, days, place))
  }
  const stepBack = async () => {
    // What will still be saved is waited for here, where it is said; what the core refused for good holds nobody back.
    if ((await save.saveNow()) !== 'waiting') back()
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: () => void stepBack() },
    ...(unfolded || optional.some(folded) ? [{ press: 'F3', label: unfolded ? text.noOptional : text.optional, run: unfold }] : []),
    {
      press: 'F9',
      label: tellerText.room.next(stepText[walkOf(view.path)[walkOf(view.path).indexOf('form') + 1] ?? 'confirm']),
      run: () => void go(),
      primary: true,
      off: busy || !view.allowed.includes('fill'),
    },
  ])
  // What is merely missing is said once the teller wants to go on; what is wrong is said when the field is left.
  const errorOf = (key: FieldKey): string | null => {
    const filled = save.draft[key] !== undefined && save.draft[key] !== ''
    return asked || (filled && left.has(key)) ? (problems.get(key) ?? null) : null
  }
  const leave = (key: FieldKey) => {
    setLeft(before => new Set(before).add(key))
    const typed = save.draft[key]
    if (typeof typed === 'string' && tidyField(key, typed) !== typed) save.set({ [key]: tidyField(key, typed) })
    void save.saveNow()
  }
  return (
    <div className="stack tight">
      <HolderLine view={view} save={save} wrong={asked ? order.filter(key => problems.has(key)).length : 0} />
      <CompanionLine view={view} />
      {complete && <Note level="note">{text.known}</Note>}
      <EnterFlow flowRef={flow} onLast={() => void go()} className="form-sections">
        {shown.map(({ section, keys }) => (
          <section key={section.name} className="form-section" aria-label={text.sections[section.name]}>
            <h2>{text.sections[section.name]}</h2>
            <div className="form-grid">
              {keys.map(key => (
                <div key={key} className={widthOf(key)}>
                  <FormField
                    fieldKey={key}
                    draft={save.draft}
                    set={save.set}
                    onBlur={() => leave(key)}
                    error={errorOf(key)}
                    optional={isOptional(key, save.draft, ageDay)}
                    warning={faulty.includes(key) && !left.has(key) ? text.faulty : null}
                    autoFocus={key === begin}
                    mail={place.mail}
                    pass={known.has(key) || isOptional(key, save.draft, ageDay)}
                  />
                </div>
              ))}
            </div>
          </section>
        ))}
      </EnterFlow>
      {asked &&
        [...problems]
          .filter(([key]) => !order.includes(key))
          .map(([key, say]) => (
            <Note key={key} level="refuse">
              {text.problemOf(fieldText[key], say)}
            </Note>
          ))}
      <RefusalNote failure={save.failure ?? failure} />
    </div>
  )
}

/** Who the form is for, and whether what was typed is safe. */
function HolderLine({ view, save, wrong }: { readonly view: CaseView; readonly save: Autosave; readonly wrong: number }) {
  const { identity } = view
  const saved =
    save.state === 'unsaved' || save.failure
      ? text.unsaved
      : save.state === 'saving'
        ? text.saving
        : save.savedAt
          ? text.saved(clockSecondsText(save.savedAt))
          : ''
  return (
    <p className="holder-line">
      <span className="secondary">{text.holder}</span>
      <strong>{legible(identity.name)}</strong>
      <span>{sexText[identity.sex]}</span>
      <span>{dayText(identity.birth)}</span>
      <span className="secondary">{docTypeText[identity.docType]}</span>
      <span className="mono">{inFours(identity.number)}</span>
      <span className="push secondary" role="status">
        {wrong > 0 ? text.wrong(wrong) : saved}
      </span>
    </p>
  )
}

/** Who came, as the identity step took them; the form does not ask again. */
function CompanionLine({ view: { companion } }: { readonly view: CaseView }) {
  const relation = useCodeLabel('relation', companion?.relation ?? '')
  if (!companion) return <p className="holder-line secondary">{peopleText.alone}</p>
  return (
    <p className="holder-line">
      <span className="secondary">{companionRoleText[companion.role]}</span>
      <strong>{legible(companion.name)}</strong>
      <span>{relation}</span>
      <span className="secondary">{docTypeText[companion.docType]}</span>
      <span className="mono">{inFours(companion.number)}</span>
      <span className="mono">{companion.mobile}</span>
    </p>
  )
}
