/** The second page of a first start whose city the program did not come with: a new place, or the rules another branch gave. */
import { useRef, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { newPlaceText, rulesFileText } from '../../shared/strings/zh-CN/new-place.ts'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { emptyPlace, NewPlaceFields, type PlaceDraft, readPlace } from '../parts/new-place-fields.tsx'
import { RulesFileFields, usePickedRules } from '../parts/rules-file-fields.tsx'

const text = appText.setup
type Rules = NonNullable<Extract<In<'setup.create'>, { mode: 'live' }>['rules']>
type Props = {
  readonly places: readonly { readonly id: string; readonly name: string }[]
  /** What was typed before a refusal. */
  readonly typed: PlaceDraft | null
  readonly failure: Failure | null
  readonly create: (rules: Rules, typed: PlaceDraft | null) => void
  readonly back: () => void
}

export function FirstPlace({ places, typed, failure, create, back }: Props) {
  const [draft, setDraft] = useState<PlaceDraft>(typed ?? emptyPlace)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const go = () => {
    setAsked(true)
    const read = readPlace(draft)
    if ('wrong' in read) focusField(flow.current, read.wrong)
    else create({ kind: 'new', place: read.place }, draft)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F9', label: newPlaceText.begin, run: go, primary: true },
  ])
  return (
    <FullScreen title={`${text.title} · ${newPlaceText.title}`} wide>
      <p className="secondary dense">{newPlaceText.ask}</p>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <NewPlaceFields draft={draft} places={places} asked={asked} change={setDraft} />
        <RefusalNote failure={failure} />
      </EnterFlow>
    </FullScreen>
  )
}

export function FirstFile({ failure, create, back }: Pick<Props, 'failure' | 'create' | 'back'>) {
  const { input, file, setFile, pick } = usePickedRules()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const go = () => {
    setAsked(true)
    if (!file) pick()
    else if (code.trim() === '') focusField(flow.current, 'code')
    else create({ kind: 'file', text: file.text, code }, null)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F3', label: rulesFileText.pick, run: pick },
    { press: 'F9', label: newPlaceText.begin, run: go, primary: true },
  ])
  return (
    <FullScreen title={`${text.title} · ${rulesFileText.title}`}>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <RulesFileFields input={input} file={file} setFile={setFile} code={code} setCode={setCode} missing={asked} />
        <RefusalNote failure={failure} />
      </EnterFlow>
    </FullScreen>
  )
}
