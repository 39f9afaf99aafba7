/** What the checks found: refused and flagged ones in full with what to tell the customer, passed ones in a line. */
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { CheckId, Verdict } from '../../../shared/photo/verdict.ts'
import { checkText } from '../../../shared/strings/zh-CN/photo.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Icon } from '../../kit/icon.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { VerdictList } from '../../kit/verdict-list.tsx'
import { ownWord, quickReasons, reasonOf, toReadFirst, type Word, type Words, worstFirst } from './decisions.ts'

const text = tellerText.photo
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)

const measuredText = ({ measured, limit }: Verdict): string => (measured === null ? limit : text.measured(rounded(measured), limit))

type DecisionProps = {
  readonly check: CheckId
  readonly word: Word | undefined
  readonly asked: boolean
  readonly say: (word: Word) => void
}

function Decision({ check, word, asked, say }: DecisionProps) {
  const choices = [...quickReasons.map((label, place) => ({ value: String(place), label })), { value: ownWord, label: text.otherReason }]
  return (
    <div className="decision">
      <ChoiceField
        name={`flag.${check}`}
        label={text.decide}
        value={word?.quick ?? ''}
        choices={choices}
        onChange={quick => say({ quick, own: word?.own ?? '' })}
        error={asked && !word ? text.pickReason : null}
      />
      {word?.quick === ownWord && (
        <TextField
          name={`own.${check}`}
          label={text.otherReasonLabel}
          value={word.own}
          maxLength={100}
          onChange={own => say({ ...word, own })}
          error={asked && reasonOf(word) === null ? text.shortReason : null}
        />
      )}
    </div>
  )
}

type Props = {
  readonly photo: Pick<PhotoView, 'verdicts'>
  readonly figures: boolean
  readonly words: Words
  readonly asked: boolean
  readonly say: (check: CheckId, word: Word) => void
  /** Whether the picture is to be used, so that the teller must speak on its flags. */
  readonly decides: boolean
}

export function Verdicts({ photo, figures, words, asked, say, decides }: Props) {
  const sorted = worstFirst(photo)
  const row = (verdict: Verdict) => ({
    id: verdict.check,
    level: verdict.level,
    name: checkText[verdict.check].name,
    say: text.tellCustomer(checkText[verdict.check].customer),
    measured: measuredText(verdict),
    extra:
      verdict.level === 'pass' ? undefined : (
        <>
          <span className="verdict-teller">{checkText[verdict.check].teller}</span>
          {verdict.level === 'flag' && decides && (
            <Decision check={verdict.check} word={words[verdict.check]} asked={asked} say={word => say(verdict.check, word)} />
          )}
        </>
      ),
  })
  const all = sorted.filter(verdict => figures || verdict.level !== 'pass')
  // Figures show everything, and so does the key that found a flag without a word.
  const open = figures || asked ? all : toReadFirst(photo, words)
  const passed = sorted.filter(verdict => verdict.level === 'pass')
  return (
    <>
      {open.length > 0 && <VerdictList rows={open.map(row)} figures={figures} label={text.verdicts} />}
      {open.length < all.length && <p className="secondary">{text.more(all.length - open.length)}</p>}
      {!figures && passed.length > 0 && (
        <section className="passed" aria-label={text.passed(passed.length)}>
          <h3>{text.passed(passed.length)}</h3>
          <ul>
            {passed.map(({ check }) => (
              <li key={check}>
                <Icon name="pass" />
                {checkText[check].name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
