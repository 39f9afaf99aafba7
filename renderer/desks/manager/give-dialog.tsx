/** Asks to whom something of the branch is given and why, before it is made. */
import { type ReactNode, type RefObject, useState } from 'react'
import { type Audience, leaves } from '../../../shared/disclosure/audiences.ts'
import type { Failure } from '../../../shared/result.ts'
import { audienceNote, audienceText, disclosureText as text, usualReasons } from '../../../shared/strings/zh-CN/disclosure.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import type { Key } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'

type Props = {
  readonly title: string
  readonly audiences: readonly Audience[]
  /** Fields of this kind alone, before the two that every way out has. */
  readonly children?: ReactNode
  readonly flow: RefObject<HTMLDivElement | null>
  /** Says which of those fields is wrong; null when all are right. */
  readonly wrong?: () => string | null
  readonly busy: boolean
  readonly failure: Failure | null
  /** Whether the file was saved; null before. */
  readonly saved: boolean | null
  readonly keys?: readonly Key[]
  readonly close: () => void
  /** `reason` is null where nothing leaves the branch and none was said. */
  readonly give: (audience: Audience, reason: string | null) => void
}

export function GiveDialog({ title, audiences, children, flow, wrong, busy, failure, saved, keys = [], close, give }: Props) {
  const [audience, setAudience] = useState<Audience | null>(audiences.length === 1 ? (audiences[0] ?? null) : null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const common = audience === null ? [] : usualReasons(audience)
  const needs = audience !== null && leaves(audience)
  const tooShort = needs && words.trim().length < 4
  const go = () => {
    setAsked(true)
    const first = wrong?.() ?? null
    if (first !== null) return focusField(flow.current, first)
    if (audience === null) return focusField(flow.current, 'audience')
    if (tooShort) return focusField(flow.current, 'words')
    give(audience, needs ? words.trim() : null)
  }
  const done = saved !== null
  return (
    <Dialog
      title={title}
      close={close}
      changed={false}
      keys={keys}
      primary={done ? { label: text.done, run: close } : { label: text.give, run: go, off: busy }}
      wide
    >
      <p className="secondary dense">{text.ask}</p>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        {children}
        <ChoiceField
          name="audience"
          label={text.audience}
          value={audience ?? ''}
          choices={audiences.map(value => ({ value, label: audienceText[value], note: audienceNote[value] }))}
          onChange={value => setAudience(audiences.find(one => one === value) ?? null)}
          upright
          error={asked && audience === null ? text.audience : null}
        />
        {common.length > 0 && (
          <ChoiceField
            name="common"
            label={text.common}
            value={common.includes(words) ? words : ''}
            choices={common.map(label => ({ value: label, label }))}
            onChange={setWords}
          />
        )}
        {needs && (
          <TextField
            name="words"
            label={text.reason}
            value={words}
            onChange={setWords}
            maxLength={200}
            error={asked && tooShort ? text.short : null}
          />
        )}
      </EnterFlow>
      {done && <Note level={saved ? 'pass' : 'note'}>{saved ? text.saved : text.notSaved}</Note>}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
