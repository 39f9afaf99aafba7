/** Asks for a reason: a usual one by its digit, or own words, before something is done that needs one. */
import { type ReactNode, useRef, useState } from 'react'
import type { Failure } from '../../shared/result.ts'
import { ChoiceField } from './choice-field.tsx'
import { Dialog } from './dialog.tsx'
import { EnterFlow, focusField } from './enter-flow.tsx'
import { RefusalNote } from './notes.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  readonly title: string
  readonly ask?: ReactNode
  readonly commonLabel: string
  /** The usual reasons; one without words leaves them to the person. */
  readonly common: readonly { readonly label: string; readonly words: string; readonly note?: string }[]
  readonly wordsLabel: string
  readonly short: string
  readonly action: string
  readonly danger?: boolean
  /** See `Dialog`. */
  readonly guarded?: boolean
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  /** `place` tells which of the usual reasons was taken, null for none. */
  readonly say: (words: string, place: number | null) => void
  /** Whether one of the usual reasons must be taken. */
  readonly mustPick?: string
  /** How many letters make a reason. */
  readonly leastLetters?: number
  /** What the reason is asked for has been changed by another window. */
  readonly changed: boolean
}

export function ReasonDialog(props: Props) {
  const {
    title,
    ask,
    commonLabel,
    common,
    wordsLabel,
    short,
    action,
    danger,
    guarded,
    busy,
    failure,
    close,
    say,
    mustPick,
    leastLetters = 2,
    changed,
  } = props
  const [place, setPlace] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const unpicked = mustPick !== undefined && place === null
  const tooShort = words.trim().length < leastLetters
  const go = () => {
    setAsked(true)
    if (unpicked) return focusField(flow.current, 'common')
    if (tooShort) return focusField(flow.current, 'words')
    say(words.trim(), place)
  }
  const pick = (value: string) => {
    setPlace(Number(value))
    setWords(common[Number(value)]?.words ?? '')
  }
  return (
    <Dialog
      title={title}
      close={close}
      primary={{ label: action, run: go, off: busy, danger: danger === true, guarded: guarded === true }}
      changed={changed}
    >
      {ask && <div>{ask}</div>}
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <ChoiceField
          name="common"
          label={commonLabel}
          value={place === null ? '' : String(place)}
          choices={common.map(({ label, note }, at) => ({ value: String(at), label, note }))}
          onChange={pick}
          upright
          error={asked && unpicked ? mustPick : null}
        />
        <TextField
          name="words"
          label={wordsLabel}
          value={words}
          onChange={setWords}
          maxLength={200}
          error={asked && !unpicked && tooShort ? short : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
