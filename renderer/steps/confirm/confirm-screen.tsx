/** What the customer sees before signing: the masked data, the picture, the promise and the price; then the signature. */
import { useRef, useState } from 'react'
import { pickupWays } from '../../../shared/form/fields.ts'
import { maskPhone } from '../../../shared/identity/mask.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { type Fen, fen, yuan } from '../../../shared/money.ts'
import { leadRule } from '../../../shared/profile/ask.ts'
import { itemText, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { pickupWayText } from '../../../shared/strings/zh-CN/form.ts'
import { leadTimeText, oldCardPolicyText, spanText, uncoveredText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { dayText, timeText } from '../../app/time-text.ts'
import { useSent } from '../../app/use-sent.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { type Point, SignaturePad } from '../../kit/signature-pad.tsx'
import { type Fact, Facts } from '../../kit/small.tsx'
import { usePhotoBytes } from '../photo/use-photo-bytes.ts'
import type { StepProps } from '../screens.ts'

const text = tellerText.confirm

const feeWords = (due: Fen | null): string => (due === null ? unknownText : text.yuan(yuan(due)))

function promiseFact({ view, profile }: Pick<StepProps, 'view' | 'profile'>): Fact {
  const { promised } = view.pickup
  if (promised) return { name: text.promised, value: dayText(promised.day), note: promised.covered ? undefined : uncoveredText }
  const lead = leadRule(profile, view.item)?.value
  return { name: text.promised, value: lead ? text.leadFrom(lead.batch ? spanText(lead.batch) : leadTimeText(lead)) : text.later }
}

export function customerFacts(props: Pick<StepProps, 'view' | 'profile'>): readonly Fact[] {
  const { view, profile } = props
  const way = pickupWays.find(known => known === view.form.pickupWay)
  const oldCard = profile.oldCardPolicy.value
  return [
    { name: text.name, value: view.maskedName },
    { name: text.number, value: <span className="mono">{view.maskedNumber}</span> },
    { name: text.mobile, value: <span className="mono">{maskPhone(view.form.mobile ?? '')}</span> },
    { name: text.item, value: itemText[view.item], note: view.business ? reasonText[view.business.reason] : undefined },
    { name: text.pickup, value: way ? pickupWayText[way] : '', note: view.form.pickupBranch },
    promiseFact(props),
    { name: text.fee, value: feeWords(view.fee.due === null ? null : fen(view.fee.due)) },
    { name: text.oldCard, value: oldCard === null ? unknownText : oldCardPolicyText[oldCard] },
  ]
}

type Answer = '' | 'agree' | 'change'

export function ConfirmScreen(props: StepProps) {
  const { view, profile, done, goTo, back, backLabel } = props
  const chosen = view.photos.find(photo => photo.chosen) ?? null
  const photo = usePhotoBytes(view.id, 'finished', chosen?.id ?? null, chosen !== null)
  const signedBefore = view.state === 'confirmed' && view.signature !== null
  const [answer, setAnswer] = useState<Answer>(signedBefore ? 'agree' : '')
  const [strokes, setStrokes] = useState<Point[][]>(signedBefore ? (view.signature ?? []) : [])
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const spec = profile.photo.value

  const signed = async (): Promise<CaseView | null> => {
    if (view.state === 'confirmed' && strokes === view.signature) return view
    const reply = await send('confirm.sign', { caseId: view.id, revision: view.revision, signature: strokes })
    return reply?.ok ? reply.value : null
  }
  const submit = async () => {
    setAsked(true)
    if (answer !== 'agree') return focusField(flow.current, 'answer')
    if (strokes.length === 0) return
    const confirmed = await signed()
    const reply = confirmed && (await send('case.submit', { caseId: confirmed.id, revision: confirmed.revision }))
    if (reply?.ok) done(reply.value)
  }
  const say = (value: string) => {
    if (value === 'change') goTo('form')
    else setAnswer(value === 'agree' ? 'agree' : '')
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F8', label: text.again, run: () => setStrokes([]), off: strokes.length === 0 || busy },
    { press: 'F9', label: text.submit, run: () => void submit(), primary: true, off: busy },
  ])
  const missing = answer !== 'agree' ? text.notAgreed : strokes.length === 0 ? text.notSigned : null
  return (
    <EnterFlow flowRef={flow} onLast={() => void submit()} className="confirm">
      <div className="confirm-data">
        <PhotoFrame
          image={photo.image}
          width={Math.round(spec.width * 0.66)}
          height={Math.round(spec.height * 0.66)}
          label={text.photo}
          none={photo.none ? tellerText.photo.none : undefined}
        />
        <div className="stack confirm-facts">
          <h1>{text.title}</h1>
          <Facts columns={2} facts={customerFacts(props)} />
        </div>
      </div>
      <div className="confirm-sign">
        <ChoiceField
          name="answer"
          label={text.consent}
          autoFocus
          value={answer}
          choices={[
            { value: 'agree', label: text.agree },
            { value: 'change', label: text.change },
          ]}
          onChange={say}
          error={asked ? missing : null}
          hint={view.signedAt && signedBefore ? text.signedAt(timeText(view.signedAt)) : undefined}
        />
        <SignaturePad
          strokes={strokes}
          onChange={setStrokes}
          label={text.signature}
          prompt={answer === 'agree' ? text.signHere : text.notAgreed}
          off={answer !== 'agree' || busy}
        />
      </div>
      <RefusalNote failure={failure} />
    </EnterFlow>
  )
}
