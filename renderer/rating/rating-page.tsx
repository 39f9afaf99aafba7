/** The page the teller turns to the citizen: five grades, for a bad one the reasons, then thanks. Shows nothing of anybody's data. */
import { useState } from 'react'
import type { CaseId } from '../../shared/ids.ts'
import { type BadReason, badReasons, type Grade, grades, isBad } from '../../shared/rating/grades.ts'
import { badReasonText, gradeText, ratingText as text } from '../../shared/strings/zh-CN/rating.ts'
import { KeyBar } from '../kit/key-bar.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSent } from '../parts/use-sent.ts'

type Props = { readonly caseId: CaseId; readonly number: string; readonly leave: () => void }

export function RatingPage({ caseId, number, leave }: Props) {
  const [grade, setGrade] = useState<Grade | null>(null)
  const [given, setGiven] = useState(false)
  const { send, busy, failure } = useSent()
  const hand = async (chosen: Grade, reasons: readonly BadReason[], words: string) => {
    const reply = await send('rating.give', { caseId, grade: chosen, reasons: [...reasons], words })
    if (reply?.ok) setGiven(true)
  }
  const choose = (chosen: Grade) => {
    if (isBad(chosen)) setGrade(chosen)
    else void hand(chosen, [], '')
  }
  useKeys([{ press: 'Escape', label: text.toDesk, run: leave }])
  return (
    <div className="rating-page">
      <main className="rating-ground" aria-label={text.ask} tabIndex={-1} data-landing="">
        {given ? (
          <Thanks leave={leave} />
        ) : grade === null ? (
          <Grades busy={busy} choose={choose} />
        ) : (
          <Why grade={grade} busy={busy} hand={(reasons, words) => void hand(grade, reasons, words)} back={() => setGrade(null)} />
        )}
        <RefusalNote failure={failure} />
        <p className="secondary">{text.forCase(number)}</p>
        <p className="secondary">{text.privacy}</p>
      </main>
      <KeyBar />
    </div>
  )
}

function Grades({ busy, choose }: { readonly busy: boolean; readonly choose: (grade: Grade) => void }) {
  useKeys(grades.map((grade, place) => ({ press: String(place + 1), label: gradeText[grade], run: () => choose(grade), off: busy })))
  return (
    <>
      <h1>{text.ask}</h1>
      <p>{text.askNote}</p>
      <div className="rating-grades">
        {grades.map((grade, place) => (
          <button key={grade} type="button" tabIndex={-1} className="rating-choice" disabled={busy} onClick={() => choose(grade)}>
            <span className="rating-digit">{place + 1}</span>
            {gradeText[grade]}
          </button>
        ))}
      </div>
    </>
  )
}

type WhyProps = {
  readonly grade: Grade
  readonly busy: boolean
  readonly hand: (reasons: readonly BadReason[], words: string) => void
  readonly back: () => void
}

function Why({ grade, busy, hand, back }: WhyProps) {
  const [picked, setPicked] = useState<readonly BadReason[]>([])
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const wordless = picked.includes('other') && words.trim().length < 2
  const flip = (reason: BadReason) => setPicked(badReasons.filter(one => (one === reason ? !picked.includes(one) : picked.includes(one))))
  const go = () => {
    setAsked(true)
    if (picked.length > 0 && !wordless) hand(picked, words)
  }
  useKeys([
    ...badReasons.map((reason, place) => ({
      press: String(place + 1),
      label: badReasonText[reason],
      run: () => flip(reason),
      hidden: true,
    })),
    { press: 'F4', label: text.back, run: back },
    { press: 'F9', label: text.hand, run: go, primary: true, off: busy },
    { press: 'Enter', label: text.hand, run: go, off: busy, hidden: true },
  ])
  return (
    <>
      <h1>{text.whyOf(grade)}</h1>
      <p>{text.whyNote}</p>
      <div className="rating-reasons">
        {badReasons.map((reason, place) => (
          <button
            key={reason}
            type="button"
            tabIndex={-1}
            className="rating-choice"
            aria-pressed={picked.includes(reason)}
            onClick={() => flip(reason)}
          >
            <span className="rating-digit">{place + 1}</span>
            {badReasonText[reason]}
          </button>
        ))}
      </div>
      <TextField
        name="words"
        label={text.words}
        value={words}
        onChange={setWords}
        maxLength={200}
        error={asked && picked.length === 0 ? text.pickOne : asked && wordless ? text.wordsMissing : null}
      />
      <div className="rating-hand">
        <button type="button" tabIndex={-1} className="rating-choice" onClick={back}>
          {text.back}
        </button>
        <button type="button" tabIndex={-1} className="rating-choice go" disabled={busy} onClick={go}>
          {text.hand}
        </button>
      </div>
    </>
  )
}

function Thanks({ leave }: { readonly leave: () => void }) {
  useKeys([{ press: 'F9', label: text.toDesk, run: leave, primary: true }])
  return (
    <>
      <h1>{text.thanks}</h1>
      <p>{text.thanksNote}</p>
    </>
  )
}
