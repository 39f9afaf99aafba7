/** The hand-over as a sheet of three steps: who takes it, what becomes of the old card, the signature. */
import { type ReactNode, useState } from 'react'
import { handoverText as text } from '../../../shared/strings/zh-CN/handover.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { Crumbs } from '../../kit/small.tsx'
import type { StepProps } from '../step-props.ts'
import { CardPart, type Dealt } from './card-part.tsx'
import { ClosedPart } from './closed-part.tsx'
import { SignPart } from './sign-part.tsx'
import { VerifyPart } from './verify-part.tsx'

const parts = ['verify', 'card', 'sign'] as const
type Part = (typeof parts)[number]

function Sheet({ part, children }: { readonly part: Part; readonly children: ReactNode }) {
  const here = parts.indexOf(part)
  return (
    <div className="stack">
      <Crumbs
        label={text.sheet}
        crumbs={parts.map((one, place) => ({
          id: one,
          name: text.steps[one],
          state: place === here ? 'here' : place < here ? 'done' : 'later',
        }))}
      />
      {children}
    </div>
  )
}

function NotYours({ back, backLabel }: Pick<StepProps, 'back' | 'backLabel'>) {
  useKeys([{ press: 'Escape', label: backLabel, run: back }])
  return <Note level="note">{text.notYours}</Note>
}

export function HandoverScreen(props: StepProps) {
  const { view } = props
  const [dealt, setDealt] = useState<Dealt | null>(null)
  const [signing, setSigning] = useState(false)
  if (view.handover.closedAt !== null) return <ClosedPart {...props} />
  if (view.allowed.includes('handOver')) {
    if (signing && dealt) {
      return (
        <Sheet part="sign">
          <SignPart {...props} dealt={dealt} toCard={() => setSigning(false)} />
        </Sheet>
      )
    }
    const next = (given: Dealt) => {
      setDealt(given)
      setSigning(true)
    }
    return (
      <Sheet part="card">
        <CardPart {...props} before={dealt} next={next} />
      </Sheet>
    )
  }
  if (!view.allowed.includes('verifyTaker')) return <NotYours {...props} />
  return (
    <Sheet part="verify">
      <VerifyPart {...props} />
    </Sheet>
  )
}
