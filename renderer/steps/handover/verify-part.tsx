/** First: the taker's document once more, and face, name and card compared beside the pictures. */
import { useRef, useState } from 'react'
import { tidyNumber } from '../../../shared/entry/number.ts'
import type { DocType } from '../../../shared/identity/documents.ts'
import { asksEnd } from '../../../shared/pickup/holder.ts'
import type { Failure } from '../../../shared/result.ts'
import { handoverText } from '../../../shared/strings/zh-CN/handover.ts'
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { placesText } from '../../../shared/strings/zh-CN/places.ts'
import { sayRefusal } from '../../../shared/strings/zh-CN/refusal.ts'
import { Day, parseDay } from '../../../shared/time.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { SecondPersonDialog, type SecondWord } from '../../parts/second-person.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import { docTypes, isDocType } from '../identity/doc-types.ts'
import { mayBeLong } from '../identity/draft.ts'
import { usePhotoBytes } from '../photo/use-photo-bytes.ts'
import type { StepProps } from '../step-props.ts'
import { noNewName, RenamedFields, renamedFault, renamedInput } from './renamed-fields.tsx'
import { emptyTaker, type TakerDraft, takerFault, takerInput, type Whose } from './taker-draft.ts'
import { TakerFields, WhoseField } from './taker-fields.tsx'
import { TransferKey } from './transfer-key.tsx'
import { WrongCardDialog } from './wrong-card-dialog.tsx'

const text = handoverText.verify
const looks = ['face', 'name', 'cardPhoto'] as const
type Look = (typeof looks)[number]

function Pictures({ view, profile }: Pick<StepProps, 'view' | 'profile'>) {
  const { width, height } = profile.photo.value
  const fresh = usePhotoBytes(view.id, 'finished', null)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  const [loupe, setLoupe] = useState(false)
  useKeys([{ press: 'F3', label: text.loupe, run: () => setLoupe(!loupe) }])
  // Two side by side fit beside the fields at the smallest window; the new one keeps its true size where it stands alone.
  const scale = view.hasPreviousPhoto ? 0.62 : 1
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return (
    <div className="row pictures">
      <PhotoFrame {...size} image={fresh.image} label={text.newPhoto} none={fresh.none ? text.untaken : undefined} loupe={loupe} />
      {view.hasPreviousPhoto && (
        <PhotoFrame {...size} image={previous.image} label={text.previous} none={previous.none ? text.noPrevious : undefined} />
      )}
    </div>
  )
}

/** What is compared, by what there is to compare with: a picture taken here, or only the document and the card. */
function lookText(look: Look, { photoPlan }: StepProps['view'], whose: Whose, isRenamed: boolean): string {
  if (look === 'name' && isRenamed) return text.nameFormer
  if (look === 'face' && whose !== 'holder') return text.faceOther
  if (photoPlan === 'new' || look === 'name') return text[look]
  if (look === 'face') return text.facePaper
  return photoPlan === 'none' ? text.cardPhotoNone : text.cardPhotoStored
}

/** What a colleague's word can fail by. */
const secondRefusals: ReadonlySet<string> = new Set(['BAD_LOGIN', 'LOGIN_WAIT', 'PASSWORD_OLD', 'SAME_PERSON', 'NOT_ALLOWED'])

/** What the core found different, each said on its own. */
function Refused({ failure }: { readonly failure: Failure | null }) {
  const what = failure?.code === 'HANDOVER_MISMATCH' && Array.isArray(failure.detail?.what) ? failure.detail.what : []
  const said = Object.entries(text.mismatch).filter(([id]) => what.includes(id))
  if (!failure || said.length === 0) return <RefusalNote failure={failure} />
  return (
    <Note level="refuse">
      {sayRefusal(failure)}
      <ul>
        {said.map(([id, words]) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </Note>
  )
}

export function VerifyPart({ view, branch, profile, done, back, backLabel }: StepProps) {
  const [docType, setDocType] = useState<DocType>(view.identity.docType)
  const [number, setNumber] = useState('')
  const [same, setSame] = useState<readonly Look[]>([])
  const [whose, setWhose] = useState<Whose>('holder')
  const [taker, setTaker] = useState(emptyTaker)
  const [wrong, setWrong] = useState(false)
  const [asked, setAsked] = useState(false)
  const [end, setEnd] = useState('')
  // Null while the name on the card is still the holder's.
  const [renamed, setRenamed] = useState<typeof noNewName | null>(null)
  const [seconding, setSeconding] = useState(false)
  const changed = useChangedSince(view.revision)
  const validTo = end === 'long' ? ('long' as const) : parseDay(end)
  const holder = { ...view.identity, person: '' }
  const endAsked = number !== '' && asksEnd({ docType, number: tidyNumber(number) }, holder, Day.parse(branch.today))
  const setOf = (change: Partial<TakerDraft>) => setTaker({ ...taker, ...change })
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = looks.find(look => !same.includes(look))
  const go = async (second: SecondWord | null = null) => {
    setAsked(true)
    if (number === '') return focusField(flow.current, 'number')
    if (endAsked && validTo === null) return focusField(flow.current, 'shownEnd')
    const unlinked = renamedFault(renamed)
    if (unlinked) return focusField(flow.current, unlinked)
    const fault = takerFault(whose, taker, profile)
    if (fault) return focusField(flow.current, fault)
    if (missing) return focusField(flow.current, `looks.${missing}`)
    const reply = await send('handover.verify', {
      caseId: view.id,
      revision: view.revision,
      docType,
      number,
      validTo: endAsked ? validTo : null,
      renamed: renamedInput(renamed),
      second,
      faceSame: same.includes('face'),
      nameSame: same.includes('name'),
      cardPhotoSame: same.includes('cardPhoto'),
      taker: takerInput(whose, taker),
    })
    if (reply?.ok) return done(reply.value)
    // The colleague's own slip of the password is said in the dialog; everything else behind it.
    const isTheirs = reply?.error.code === 'SECOND_NEEDED' || (second !== null && secondRefusals.has(reply?.error.code ?? ''))
    setSeconding(isTheirs)
    if (isTheirs) return
    focusField(flow.current, reply?.error.code === 'TAKER_WRONG' ? 'takerNumber' : 'number')
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...(view.allowed.includes('wrongCard') ? [{ press: 'F8', label: text.wrongCard, run: () => setWrong(true), off: busy }] : []),
    { press: 'F7', label: renamed ? text.sameName : text.renamed, run: () => setRenamed(renamed ? null : noNewName), off: busy },
    { press: 'F9', label: text.next, run: () => void go(), primary: true, off: busy },
  ])
  // Fast hands tick twice before the page is drawn once: each tick goes by the one before it.
  const tick = (id: string, on: boolean) => setSame(before => looks.filter(look => (look === id ? on : before.includes(look))))
  return (
    <div className="beside-pictures">
      {view.unit && <TransferKey unitId={view.unit.unitId} />}
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <p>
          <span className="secondary">{text.holder}</span> {view.maskedName} <span className="mono">{view.maskedNumber}</span>
          {view.place !== null && (
            <span className="card-place">
              {placesText.place} <strong className="mono">{view.place}</strong>
            </span>
          )}
        </p>
        {view.missingSince !== null && <Note level="flag">{placesText.lost(timeText(view.missingSince))}</Note>}
        <WhoseField view={view} profile={profile} whose={whose} choose={setWhose} set={setOf} />
        <ChoiceField
          name="docType"
          label={text.docType}
          value={docType}
          choices={docTypes.map(one => ({ value: one, label: docTypeText[one] }))}
          onChange={value => setDocType(isDocType(value) ? value : docType)}
        />
        <IdNumberField
          name="number"
          label={text.number}
          hint={text.numberHint}
          value={number}
          onChange={setNumber}
          error={asked && number === '' ? text.missing : null}
          autoFocus
        />
        {endAsked && (
          <DayField
            name="shownEnd"
            label={text.shownEnd}
            value={end}
            onChange={setEnd}
            mayBeLong={mayBeLong(docType)}
            error={asked && validTo === null ? text.missingTaker : null}
          />
        )}
        {renamed && <RenamedFields draft={renamed} set={setRenamed} asked={asked} />}
        <TakerFields view={view} profile={profile} whose={whose} draft={taker} set={setOf} asked={asked} />
        <TickList
          name="looks"
          title={text.compare}
          items={looks.map(look => ({ id: look, text: lookText(look, view, whose, renamed !== null) }))}
          ticked={same}
          onTick={tick}
          error={asked && missing ? text.untickedAll : null}
        />
        {!seconding && <Refused failure={failure} />}
        {seconding && (
          <SecondPersonDialog
            title={text.samePerson.title}
            explain={text.samePerson.explain}
            confirm={text.samePerson.confirm}
            failure={failure?.code === 'SECOND_NEEDED' ? null : failure}
            busy={busy}
            changed={changed}
            close={() => setSeconding(false)}
            second={word => void go(word)}
          />
        )}
        {wrong && <WrongCardDialog view={view} done={done} close={() => setWrong(false)} />}
      </EnterFlow>
      {view.photoPlan === 'new' && <Pictures view={view} profile={profile} />}
    </div>
  )
}
