/** What the customer sees before signing: the masked data, the picture, the promise and the price; then the signature. */
import { useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { traineeText } from '../../../shared/strings/zh-CN/access.ts'
import { customerDeskText } from '../../../shared/strings/zh-CN/customer.ts'
import { signingSaid, signingText } from '../../../shared/strings/zh-CN/signing.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { type Point, SignaturePad } from '../../kit/signature-pad.tsx'
import { Facts } from '../../kit/small.tsx'
import { CentreWarnings } from '../../parts/centre-warnings.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import { isOfTheColleague, SecondPersonDialog, type SecondWord } from '../../parts/second-person.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useForecast } from '../../parts/use-forecast.ts'
import { useSent } from '../../parts/use-sent.ts'
import { useBankNames } from '../business/holder-panel.tsx'
import { isAct, useChangeFacts } from '../effect-lines.tsx'
import { CollectDialog } from '../fee/collect-dialog.tsx'
import { usePhotoBytes } from '../photo/use-photo-bytes.ts'
import { type SignedOtherwise, SignOtherwiseDialog } from '../sign-otherwise.tsx'
import type { StepProps } from '../step-props.ts'
import { customerFacts } from './customer-facts.tsx'

const text = tellerText.confirm

type Answer = '' | 'agree' | 'change'

export function ConfirmScreen(props: StepProps) {
  const { view, profile, done, goTo, back, backLabel } = props
  const chosen = view.photos.find(photo => photo.chosen) ?? null
  const photo = usePhotoBytes(view.id, 'finished', chosen?.id ?? null, chosen !== null)
  const signedBefore = view.state === 'confirmed' && view.confirmedBy !== null
  const [answer, setAnswer] = useState<Answer>(signedBefore ? 'agree' : '')
  const [strokes, setStrokes] = useState<Point[][]>(signedBefore ? (view.signature ?? []) : [])
  const [otherwise, setOtherwise] = useState<SignedOtherwise | null>(null)
  const [dialog, setDialog] = useState<'otherwise' | 'slip' | 'second' | null>(null)
  // As it was answered a moment ago, before the window hears of it.
  const [signedAs, setSignedAs] = useState<CaseView | null>(null)
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [paying, setPaying] = useState<CaseView | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const spec = profile.photo.value
  const bankName = useBankNames(view.card ? [view.card.bank] : [])
  const changes = useChangeFacts(view.changes, true)
  const forecast = useForecast(view.id)
  const pictured = view.path === 'photo-card'

  const isOnSlip = signedBefore && view.signing !== null && strokes.length === 0
  const unsigned = strokes.length === 0 && otherwise === null && !isOnSlip
  const signed = async (): Promise<CaseView | null> => {
    // Taken down before and not touched since.
    const asSigned = view.signature !== null && JSON.stringify(strokes) === JSON.stringify(view.signature)
    if (view.state === 'confirmed' && otherwise === null && (asSigned || isOnSlip)) return view
    const reply = await send('confirm.sign', { caseId: view.id, revision: view.revision, signature: strokes, otherwise })
    return reply?.ok ? reply.value : null
  }
  const handIn = async (at: CaseView, second: SecondWord | null) => {
    setSignedAs(at)
    const word = second && { login: second.login, password: second.password }
    const reply = await send('case.submit', { caseId: at.id, revision: at.revision, second: word })
    if (reply?.ok) return done(reply.value)
    // A trainee's colleague; their own slip of the password is said in the dialog, and whatever else keeps the case on the screen behind.
    if (reply) setDialog(reply.error.code === 'TRAINEE_ALONE' || (second !== null && isOfTheColleague(reply.error)) ? 'second' : null)
  }
  const submit = async () => {
    setAsked(true)
    if (answer !== 'agree') return focusField(flow.current, 'answer')
    if (unsigned) return
    const confirmed = await signed()
    if (!confirmed) return
    // Where the place takes the fee at application, it is taken before the case is handed in.
    if (confirmed.fee.open > 0) return setPaying(confirmed)
    await handIn(confirmed, null)
  }
  const say = (value: string) => {
    if (value === 'change') goTo(isAct(view) ? 'business' : 'form')
    else setAnswer(value === 'agree' ? 'agree' : '')
  }
  const signOnScreen = async (drawn: Point[][], sheet: string) => {
    const reply = await send('confirm.sign', { caseId: view.id, revision: view.revision, signature: drawn, sheet })
    if (!reply?.ok) return
    setStrokes(reply.value.signature ?? drawn)
    props.saved?.(reply.value)
  }
  const shownPage = answer !== 'agree' ? 'check' : unsigned ? 'sign' : 'wait'
  useCustomer(1, { page: shownPage, caseId: view.id, ticket: view.ticket }, said => {
    if (busy || paying) return
    setSaid(said.kind)
    if (said.kind === 'agree' || said.kind === 'change') say(said.kind)
    if (said.kind === 'sign') void signOnScreen(said.strokes, said.sheet)
  })
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    otherwise === null
      ? { press: 'F6', label: signingText.other, run: () => setDialog('otherwise'), off: busy }
      : { press: 'F6', label: signingText.cancel, run: () => setOtherwise(null), off: busy },
    { press: 'F7', label: signingText.printSlip, run: () => setDialog('slip'), off: busy },
    { press: 'F8', label: text.again, run: () => setStrokes([]), off: strokes.length === 0 || busy },
    {
      press: 'F9',
      label: view.path === 'act-alone' ? text.finish : text.submit,
      run: () => void submit(),
      primary: true,
      guarded: view.id,
      off: busy,
    },
  ])
  const missing = answer !== 'agree' ? text.notAgreed : unsigned ? text.notSigned : null
  const kept = otherwise ? { ...otherwise, witness: otherwise.witness?.login ?? null } : isOnSlip ? view.signing : null
  return (
    <EnterFlow flowRef={flow} onLast={() => void submit()} className="confirm">
      <div className="confirm-data">
        {pictured && (
          <PhotoFrame
            image={photo.image}
            width={Math.round(spec.width * 0.66)}
            height={Math.round(spec.height * 0.66)}
            label={text.photo}
            none={photo.none ? tellerText.photo.none : undefined}
          />
        )}
        <div className="stack confirm-facts">
          <h1>{text.title}</h1>
          {/* Without a picture beside them the facts stand in three, so that the pad below is whole on a small screen. */}
          <Facts columns={pictured ? 2 : 3} facts={customerFacts(props, view.card ? bankName(view.card.bank) : '', changes, forecast)} />
        </div>
      </div>
      <CentreWarnings caseId={view.id} />
      <div className="confirm-sign">
        <ChoiceField
          name="answer"
          label={!pictured ? text.consentPlain : view.companion?.role === 'guardian' ? text.consentGuardian : text.consent}
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
        {kept ? (
          <Note level="pass">{signingSaid(kept)}</Note>
        ) : (
          <SignaturePad
            strokes={strokes}
            onChange={setStrokes}
            label={text.signature}
            prompt={answer === 'agree' ? text.signHere : text.notAgreed}
            off={answer !== 'agree' || busy}
          />
        )}
      </div>
      {said === 'agree' && unsigned && <Note level="pass">{customerDeskText.agreed}</Note>}
      {said === 'sign' && !unsigned && <Note level="pass">{customerDeskText.signed}</Note>}
      {dialog !== 'second' && <RefusalNote failure={failure} />}
      {dialog === 'otherwise' && (
        <SignOtherwiseDialog
          profile={profile}
          view={view}
          close={() => setDialog(null)}
          keep={signedSo => {
            setStrokes([])
            setOtherwise(signedSo)
            setDialog(null)
          }}
        />
      )}
      {dialog === 'second' && (
        <SecondPersonDialog
          title={traineeText.title}
          explain={traineeText.explain}
          confirm={traineeText.confirm}
          failure={failure?.code === 'TRAINEE_ALONE' ? null : failure}
          busy={busy}
          changed={false}
          withReason={false}
          close={() => setDialog(null)}
          second={word => void handIn(signedAs ?? view, word)}
        />
      )}
      {dialog === 'slip' && <SlipDialog slip={{ kind: 'form', caseId: view.id, ticketId: null }} close={() => setDialog(null)} />}
      {paying && <CollectDialog view={paying} done={next => void handIn(next, null)} close={() => setPaying(null)} />}
    </EnterFlow>
  )
}
