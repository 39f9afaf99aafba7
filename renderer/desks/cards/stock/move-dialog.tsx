/** One movement of blank cards: from which number to which, why or from whom, and who stands beside. */
import { useRef, useState } from 'react'
import { BlankNumber, countBetween, mostBlanks, type SpoilReason, spoilReasons } from '../../../../shared/card/blank.ts'
import type { StockEvent } from '../../../../shared/ipc/shapes/stock.ts'
import type { Failure } from '../../../../shared/result.ts'
import { spoilText, stockEventText, stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'

export type Movement = Exclude<StockEvent, 'use' | 'takeBack' | 'reverse'>
/** Whatever is lost or found is told in words. */
const inWords: readonly StockEvent[] = ['lose', 'find']
export type Told = {
  readonly first: string
  readonly last: string
  readonly supplier: string
  readonly reason: SpoilReason
  readonly note: string
  readonly second: { readonly login: string; readonly password: string }
}
type Props = {
  readonly event: Movement
  /** The run that is marked on the page. */
  readonly from: { readonly first: string; readonly last: string } | null
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly say: (told: Told) => void
}

type Draft = Omit<Told, 'reason' | 'second'> & { readonly reason: SpoilReason | ''; readonly login: string; readonly password: string }

/** The first field that is not right yet, and why. */
function wrongIn(event: Movement, draft: Draft): readonly [name: string, say: string] | null {
  const [first, last] = [BlankNumber.safeParse(draft.first), BlankNumber.safeParse(draft.last)]
  if (!first.success) return ['first', text.numberWrong]
  const count = last.success ? countBetween(first.data, last.data) : null
  if (count === null || count > mostBlanks) return ['last', last.success ? text.rangeWrong : text.numberWrong]
  if (event === 'receive' && draft.supplier.trim().length < 2) return ['supplier', text.missing]
  if (event === 'spoil') {
    if (draft.reason === '') return ['reason', text.missing]
    return draft.reason === 'other' && draft.note.trim().length < 2 ? ['note', text.otherAsk] : null
  }
  if (inWords.includes(event) && draft.note.trim().length < 2) return ['note', text.noteAsk]
  if (draft.login.trim() === '') return ['login', text.missing]
  return draft.password === '' ? ['password', text.missing] : null
}

const countOf = ({ first, last }: Draft): number | null => {
  const [from, to] = [BlankNumber.safeParse(first), BlankNumber.safeParse(last)]
  return from.success && to.success ? countBetween(from.data, to.data) : null
}

export function MoveDialog({ event, from, busy, failure, close, say }: Props) {
  const [draft, setDraft] = useState<Draft>({
    first: from?.first ?? '',
    last: from?.last ?? '',
    supplier: '',
    reason: '',
    note: '',
    login: '',
    password: '',
  })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const wrong = wrongIn(event, draft)
  const count = countOf(draft)
  const go = () => {
    setAsked(true)
    if (wrong) return focusField(flow.current, wrong[0])
    const { login, password, reason, ...rest } = draft
    say({ ...rest, reason: reason === '' ? 'other' : reason, second: { login: login.trim(), password } })
  }
  const field = (name: Exclude<keyof Draft, 'reason'>, label: string) => ({
    name,
    label,
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    error: asked && wrong?.[0] === name ? wrong[1] : null,
  })
  return (
    <Dialog changed={false} title={`${stockEventText[event]}`} close={close} primary={{ label: stockEventText[event], run: go, off: busy }}>
      <p>{text.ask[event]}</p>
      <EnterFlow flowRef={flow} onLast={go} className="stack tight">
        <div className="two-fields">
          <TextField {...field('first', text.first)} maxLength={19} />
          <TextField {...field('last', text.last)} maxLength={19} hint={count === null ? undefined : text.counted(count)} />
        </div>
        {event === 'receive' && <TextField {...field('supplier', text.supplier)} hint={text.supplierHint} maxLength={60} />}
        {event === 'spoil' && (
          <ChoiceField
            name="reason"
            label={text.reason}
            value={draft.reason}
            choices={spoilReasons.map(reason => ({ value: reason, label: spoilText[reason] }))}
            onChange={value => setDraft({ ...draft, reason: spoilReasons.find(one => one === value) ?? '' })}
            error={asked && wrong?.[0] === 'reason' ? wrong[1] : null}
          />
        )}
        {event !== 'receive' && (
          <TextField
            {...field('note', text.note)}
            required={inWords.includes(event) || (event === 'spoil' && draft.reason === 'other')}
            maxLength={200}
          />
        )}
        {event !== 'spoil' && (
          <div className="two-fields">
            <TextField {...field('login', text.second)} maxLength={60} />
            <TextField {...field('password', text.password)} kind="password" />
          </div>
        )}
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
