/** Takes down a visit at home or a card of another province, one step of it, and shows whom to ring up. */
import { useEffect, useRef, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import { type ErrandEvent, type ErrandKind, errandItems, homeReasons } from '../../../shared/errand/errand.ts'
import type { In, Out } from '../../../shared/ipc/contract.ts'
import type { ErrandCase, ErrandContact, ErrandView } from '../../../shared/ipc/shapes/errand.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { errandEventText, homeReasonText, errandText as text } from '../../../shared/strings/zh-CN/errand.ts'
import { parseDay } from '../../../shared/time.ts'
import { call } from '../../ipc.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField, type CodeOption } from '../../kit/code-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../use-asked.ts'
import { useSent } from '../use-sent.ts'

type AskProps = {
  readonly kind: ErrandKind
  readonly profile: Out<'profile.view'>
  readonly close: () => void
  readonly done: () => void
}
type Typed = { readonly name: string; readonly phone: string; readonly address: string; readonly note: string }
type Missing = keyof Typed | 'why' | 'issuedIn' | 'item'

const divisions = async (typed: string): Promise<readonly CodeOption[]> => {
  const reply = await call('codes.find', { table: 'area', text: typed.slice(0, 40) })
  return reply.ok ? reply.value.map(({ code, label, note }) => ({ code, label, note })) : []
}

export function AskErrandDialog({ kind, profile, close, done }: AskProps) {
  const items = errandItems(kind, profile)
  const [typed, setTyped] = useState<Typed>({ name: '', phone: '', address: '', note: '' })
  const [item, setItem] = useState('')
  const [why, setWhy] = useState('')
  const [issuedIn, setIssuedIn] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const home = kind === 'home'
  const missing: Missing | null =
    typed.name.trim() === ''
      ? 'name'
      : typed.phone.trim().length < 7
        ? 'phone'
        : home && typed.address.trim().length < 4
          ? 'address'
          : home && why === ''
            ? 'why'
            : !home && issuedIn === ''
              ? 'issuedIn'
              : item === ''
                ? 'item'
                : null
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const reason = homeReasons.find(one => one === why) ?? null
    const input: In<'errand.ask'> = { kind, item: item as ItemCode, ...typed, why: home ? reason : null, issuedIn: home ? null : issuedIn }
    if ((await send('errand.ask', input))?.ok) done()
  }
  const errorOf = (name: Missing) => (asked && missing === name ? text.wrong[name] : null)
  const field = (name: keyof Typed, maxLength: number) => ({
    name,
    label: text.fields[name],
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    maxLength,
    error: errorOf(name),
  })
  const found = async (words: string): Promise<readonly CodeOption[]> =>
    items
      .map(code => ({ code, label: itemShortText[code] }))
      .filter(({ code, label }) => words === '' || code === words || label.includes(words))
  return (
    <Dialog
      title={home ? text.homeTitle : text.awayTitle}
      close={close}
      primary={{ label: text.keep, run: () => void go(), off: busy || items.length === 0 }}
      changed={false}
    >
      <p>{items.length === 0 ? text.noItems : home ? text.homeExplain : text.awayExplain}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <div className="two-fields">
          <TextField {...field('name', 60)} autoFocus />
          <TextField {...field('phone', 16)} entry="phone" />
        </div>
        {home && <TextField {...field('address', 100)} />}
        {home && (
          <ChoiceField
            name="why"
            label={text.fields.why}
            value={why}
            choices={homeReasons.map(one => ({ value: one, label: homeReasonText[one] }))}
            onChange={setWhy}
            error={errorOf('why')}
          />
        )}
        {!home && (
          <CodeField
            name="issuedIn"
            label={text.fields.issuedIn}
            value={issuedIn}
            onChange={setIssuedIn}
            find={divisions}
            error={errorOf('issuedIn')}
          />
        )}
        <CodeField name="item" label={text.fields.item} value={item} onChange={setItem} find={found} error={errorOf('item')} />
        <TextField {...field('note', 200)} required={false} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

type StepProps = {
  readonly event: ErrandEvent
  readonly row: ErrandView
  readonly today: string
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}
/** What a step asks for beside its note. */
const fieldsOf = { plan: ['day', 'goers'], send: ['reference'], done: ['caseId', 'note'] } as const
type Own = 'day' | 'goers' | 'reference' | 'caseId' | 'note'

/** The cases that may have come of a visit, by number, name or what was done. */
const casesBy = (cases: readonly ErrandCase[], words: string): readonly CodeOption[] =>
  cases
    .map(one => ({
      code: one.number,
      label: text.caseLine(one.maskedName, itemShortText[one.item]),
      ...(one.sameName ? {} : { note: text.caseOther }),
    }))
    .filter(({ code, label }) => code.includes(words) || label.includes(words))

export function StepErrandDialog({ event, row, today, changed, close, done }: StepProps) {
  const [typed, setTyped] = useState<Record<Own, string>>({ day: '', goers: row.goers, reference: '', caseId: '', note: '' })
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const entered = useAsked('errand.cases', event === 'done' ? { id: row.id } : null).value
  const cases = entered ?? []
  const flow = useRef<HTMLDivElement>(null)
  const own: readonly Own[] = event === 'plan' || event === 'send' || event === 'done' ? fieldsOf[event] : ['note']
  const isWrong = (name: Own): boolean => {
    if (name === 'day') return (parseDay(typed.day) ?? '') < today
    return typed[name].trim().length < (name === 'reference' ? 4 : 2)
  }
  const missing = own.find(isWrong) ?? null
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const day = event === 'plan' ? parseDay(typed.day) : null
    const caseId = cases.find(one => one.number === typed.caseId)?.caseId ?? null
    const { goers, reference, note } = typed
    const reply = await send('errand.step', { id: row.id, state: row.state, event, day, goers, reference, caseId, note })
    if (reply?.ok) done()
  }
  const field = (name: Own, maxLength: number) => ({
    name,
    label: text.fields[name],
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    maxLength,
    error: asked && missing === name ? text.wrong[name] : null,
  })
  return (
    <Dialog
      title={errandEventText[event]}
      close={close}
      primary={{ label: errandEventText[event], run: () => void go(), off: busy }}
      changed={changed && !busy}
    >
      <p>
        <span className="mono">{row.number}</span> {row.maskedName} {itemShortText[row.item]}
      </p>
      <p className="secondary">{text.asks[event]}</p>
      {entered?.length === 0 && <Note level="flag">{text.noCases}</Note>}
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        {event === 'plan' && (
          <div className="two-fields">
            <DayField {...field('day', 10)} autoFocus />
            <TextField {...field('goers', 60)} />
          </div>
        )}
        {event === 'send' && <TextField {...field('reference', 40)} autoFocus />}
        {event === 'done' && <CodeField {...field('caseId', 26)} find={async words => casesBy(cases, words)} autoFocus />}
        <TextField {...field('note', 200)} required={own.includes('note') ? undefined : false} autoFocus={own[0] === 'note'} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

export function ContactDialog({ row, close }: { readonly row: ErrandView; readonly close: () => void }) {
  const { send, failure } = useSent()
  const [contact, setContact] = useState<ErrandContact | null>(null)
  const begun = useRef(false)
  useEffect(() => {
    // A look is noted once, however often the dialog is drawn.
    if (begun.current) return
    begun.current = true
    void send('errand.contact', { id: row.id }).then(reply => reply?.ok && setContact(reply.value))
  }, [send, row.id])
  return (
    <Dialog title={text.contact} close={close} changed={false}>
      {!contact && !failure && <Waiting />}
      {contact && (
        <Facts
          facts={[
            { name: text.fields.name, value: contact.name },
            { name: text.fields.phone, value: contact.phone },
            ...(contact.address === '' ? [] : [{ name: text.fields.address, value: contact.address }]),
            ...(contact.note === '' ? [] : [{ name: text.fields.note, value: contact.note }]),
          ]}
        />
      )}
      <p className="secondary">{text.contactNote}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
