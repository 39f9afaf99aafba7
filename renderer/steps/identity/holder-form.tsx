/** The holder's own document as it is typed, who came, and what the holder has under way already. */
import { useEffect, useRef, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { IdentityTaken } from '../../../shared/ipc/shapes/identity.ts'
import type { Failure } from '../../../shared/result.ts'
import { peopleText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { DocumentFields } from './document-fields.tsx'
import { faultsOf, type IdentityDraft, identityFields, inputOf } from './draft.ts'
import { errorsOf, warningsOf } from './sentences.ts'
import { ActDialog, UnderWayNotes, underWay, underWayKeys } from './under-way.tsx'
import { useJudged, useNumber } from './use-judged.ts'
import { useReader } from './use-reader.tsx'
import { choicesOf, type Way, wayOf } from './who-came.ts'

const text = tellerText.identity

type Props = {
  readonly draft: IdentityDraft
  readonly set: (change: Partial<IdentityDraft>) => void
  readonly chair: Parameters<typeof choicesOf>[0]
  readonly way: Way
  readonly choose: (way: Way) => void
  /** What the case will be of; null while nobody has said it. */
  readonly wanted: ItemCode | null
  /** Takes an act beside the application that is under way. */
  readonly chooseAct: (item: ItemCode) => void
  readonly openOther: (caseId: CaseId) => void
  readonly finish: (() => void) | null
  readonly leave: (() => void) | null
  readonly busy: boolean
  readonly failure: Failure | null
  readonly next: (holder: IdentityTaken) => void
  readonly nextLabel: string
}

export function HolderForm(props: Props) {
  const { draft, set, chair, way, choose, chooseAct, busy, failure, next, nextLabel, leave } = props
  const [asked, setAsked] = useState(false)
  const [numberLeft, setNumberLeft] = useState(draft.number !== '')
  const [choosing, setChoosing] = useState(false)
  const [took, setTook] = useState<ItemCode | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const found = useNumber(draft, numberLeft, set)
  const judged = useJudged(draft)
  const reading = useReader(draft, set)
  const fromNumber = found.value?.problem ? [{ field: 'number', code: found.value.problem }] : []
  const faults = faultsOf(draft)
  const errors = errorsOf(identityFields, [...fromNumber, ...(judged.value?.problems ?? [])], asked ? faults : null)
  const standing = underWay(found.value, props.wanted)
  const blocked = standing.blocking !== null

  // The dialog gives the focus back to the number, which is done; the name is next.
  useEffect(() => {
    if (took !== null) focusField(flow.current, 'name')
  }, [took])
  const go = () => {
    setAsked(true)
    const wrong = identityFields.find(field => faults.has(field) || errors[field])
    const identity = inputOf(draft)
    if (wrong || !identity) return focusField(flow.current, wrong ?? 'number')
    next(identity)
  }
  useKeys([
    ...(leave ? [{ press: 'Escape', label: tellerText.room.toDesk, run: leave }] : []),
    ...reading.keys,
    ...underWayKeys({ ...props, standing, chooseAct: () => setChoosing(true) }),
    { press: 'F6', label: peopleText.other, run: () => focusField(flow.current, 'who'), off: blocked },
    { press: 'F9', label: nextLabel, run: go, primary: true, off: busy || blocked },
  ])
  return (
    <>
      <EnterFlow flowRef={flow} onLast={go} className="identity-form">
        <ChoiceField
          name="who"
          label={peopleText.who}
          hint={choicesOf(chair)[0]?.off ? peopleText.minor : peopleText.whoHint}
          value={way}
          choices={choicesOf(chair)}
          onChange={value => choose(wayOf(value))}
          off={blocked}
        />
        <DocumentFields
          draft={draft}
          set={set}
          errors={errors}
          warnings={warningsOf(identityFields, judged.value?.warnings ?? [])}
          found={found.value}
          numberLeft={setNumberLeft}
          off={blocked}
        />
        {reading.notes}
        <UnderWayNotes standing={standing} />
        {judged.value && judged.value.problems.length === 0 && !blocked && <Note level="pass">{text.checked}</Note>}
        <RefusalNote failure={failure ?? found.failure ?? judged.failure} />
      </EnterFlow>
      {choosing && standing.blocking && (
        <ActDialog
          profile={chair.profile}
          beside={standing.blocking.item}
          choose={item => {
            chooseAct(item)
            setTook(item)
          }}
          close={() => setChoosing(false)}
        />
      )}
    </>
  )
}
