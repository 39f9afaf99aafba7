/** Takes down a signature that no pad took: the way, why, the number of the signed slip, and who was there. */
import { useRef, useState } from 'react'
import { allowsWay, type OtherWay, otherWays, type SignReason, wayOf } from '../../shared/confirm/ways.ts'
import type { In } from '../../shared/ipc/contract.ts'
import { signReasonText, signWayText, signingText as text } from '../../shared/strings/zh-CN/signing.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useChangedSince } from '../kit/use-row-dialog.ts'
import type { StepProps } from './step-props.ts'

export type SignedOtherwise = NonNullable<In<'confirm.sign'>['otherwise']>

type Props = Pick<StepProps, 'profile' | 'view'> & {
  readonly close: () => void
  readonly keep: (signed: SignedOtherwise) => void
}

export function SignOtherwiseDialog({ profile, view, close, keep }: Props) {
  const [way, setWay] = useState<OtherWay | null>(null)
  const [reason, setReason] = useState<SignReason | null>(null)
  // Most branches file the slip under the number of its case.
  const [slip, setSlip] = useState(view.number)
  const [witness, setWitness] = useState({ login: '', password: '' })
  const [asked, setAsked] = useState(false)
  const changed = useChangedSince(view.revision)
  const flow = useRef<HTMLDivElement>(null)
  const row = way === null ? null : wayOf(way)
  const isWitnessed = row?.witness === true
  const empty = {
    way: way === null,
    reason: reason === null,
    slip: slip.trim() === '',
    login: isWitnessed && witness.login.trim() === '',
    password: isWitnessed && witness.password === '',
  }
  const missing = (Object.keys(empty) as (keyof typeof empty)[]).find(name => empty[name])
  const go = () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    if (way === null || reason === null) return
    keep({ way, reason, slip, witness: isWitnessed ? witness : null })
  }
  const error = (name: keyof typeof empty) => (asked && missing === name ? text.missing : null)
  const choose = (value: string) => {
    setWay(otherWays.find(one => one === value) ?? null)
    setReason(null)
  }
  return (
    <Dialog changed={changed} title={text.title} close={close} primary={{ label: text.keep, run: go }}>
      <p>{text.explain}</p>
      <EnterFlow flowRef={flow} onLast={go}>
        <ChoiceField
          name="way"
          label={text.way}
          value={way ?? ''}
          choices={otherWays.map(one => ({ value: one, label: signWayText[one], off: !allowsWay(profile.signWays.value, one) }))}
          onChange={choose}
          error={error('way')}
          autoFocus
        />
        <ChoiceField
          name="reason"
          label={text.reason}
          value={reason ?? ''}
          choices={(row?.reasons ?? []).map(one => ({ value: one, label: signReasonText[one] }))}
          onChange={value => setReason(row?.reasons.find(one => one === value) ?? null)}
          error={error('reason')}
        />
        <TextField
          name="slip"
          label={text.slip}
          hint={text.slipHint}
          value={slip}
          onChange={setSlip}
          maxLength={40}
          error={error('slip')}
        />
        {isWitnessed && (
          <>
            <TextField
              name="login"
              label={text.witness}
              value={witness.login}
              onChange={login => setWitness({ ...witness, login })}
              error={error('login')}
            />
            <TextField
              name="password"
              kind="password"
              label={text.password}
              value={witness.password}
              onChange={password => setWitness({ ...witness, password })}
              error={error('password')}
            />
          </>
        )}
      </EnterFlow>
    </Dialog>
  )
}
