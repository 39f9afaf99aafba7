/** Asks for one step with a bad grade: who answers for it, or what was said, found and decided. */
import { useRef, useState } from 'react'
import type { In } from '../../../shared/ipc/contract.ts'
import type { FollowUp } from '../../../shared/ipc/shapes/rating.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import type { FollowUpEvent } from '../../../shared/rating/follow-up.ts'
import { followUpText as text } from '../../../shared/strings/zh-CN/follow-up.ts'
import { type Choice, ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'

export type Asking = 'assign' | 'call' | 'appeal' | 'judge' | 'answer'

type Way = { readonly title: string; readonly ask: string; readonly name?: string; readonly choices?: readonly Choice[] }
const choicesOf = (labels: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const ways = {
  assign: { title: text.assign, ask: text.assignAsk, name: text.owner },
  call: { title: text.call, ask: text.callAsk, name: text.outcome, choices: choicesOf(text.outcomes) },
  appeal: { title: text.appeal, ask: text.appealAsk },
  judge: { title: text.judge, ask: text.judgeAsk, name: text.verdict, choices: choicesOf(text.verdicts) },
  answer: { title: text.answer, ask: text.answerAsk },
} as const satisfies Record<Asking, Way>

const eventOf = (asking: Asking, picked: string): FollowUpEvent => {
  if (asking === 'call') return picked === 'reached' ? 'reached' : 'unreached'
  if (asking === 'judge') return picked === 'uphold' ? 'uphold' : 'dismiss'
  return asking
}

type Props = {
  readonly asking: Asking
  readonly row: FollowUp
  readonly people: readonly OperatorView[]
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}

export function FollowUpDialog({ asking, row, people, changed, close, done }: Props) {
  const way: Way = ways[asking]
  const owners = people.filter(one => one.active && !one.absent && one.id !== row.ratedId)
  const choices = asking === 'assign' ? owners.map(({ id, name }) => ({ value: id as string, label: name })) : (way.choices ?? [])
  const [picked, setPicked] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = choices.length > 0 && picked === '' ? 'picked' : asking !== 'assign' && note.trim().length < 2 ? 'note' : null
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const ownerId: In<'rating.follow'>['ownerId'] = asking === 'assign' ? (owners.find(({ id }) => id === picked)?.id ?? null) : null
    const reply = await send('rating.follow', { caseId: row.caseId, event: eventOf(asking, picked), ownerId, note })
    if (reply?.ok) done()
  }
  return (
    <Dialog
      title={way.title}
      close={close}
      primary={{
        label: text.keep,
        run: () => void go(),
        off: busy || (asking === 'assign' && owners.length === 0),
        guarded: asking === 'answer',
      }}
      changed={changed && !busy}
    >
      <p>{asking === 'assign' && owners.length === 0 ? text.nobody : way.ask}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        {choices.length > 0 && (
          <ChoiceField
            name="picked"
            label={way.name ?? ''}
            value={picked}
            choices={choices}
            onChange={setPicked}
            error={asked && missing === 'picked' ? text.short : null}
            upright={asking === 'assign'}
            autoFocus
          />
        )}
        <TextField
          name="note"
          label={text.noteOf[asking]}
          value={note}
          onChange={setNote}
          kind={asking === 'answer' ? 'lines' : 'text'}
          maxLength={200}
          error={asked && missing === 'note' ? text.short : null}
          autoFocus={choices.length === 0}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
