/** The manager's room of the branch itself: what slips and texts say of it, and whose bank it is. */
import { useRef, useState } from 'react'
import { BranchChange } from '../../../shared/ipc/shapes/session.ts'
import { appText } from '../../../shared/strings/zh-CN/app.ts'
import { codeText } from '../../../shared/strings/zh-CN/code.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import type { Branch } from '../../parts/session.ts'
import { useSent } from '../../parts/use-sent.ts'
import { DivisionDialog } from './division-dialog.tsx'

const text = managerText.branch
const words = appText.setup
const fields = ['code', 'name', 'address', 'phone', 'bank'] as const
type FieldName = (typeof fields)[number]
type Draft = Readonly<Record<FieldName, string>>

const draftOf = ({ code, name, address, phone, bank }: Branch): Draft => ({ code, name, address, phone, bank: bank ?? '' })
const read = ({ bank, ...rest }: Draft) => BranchChange.safeParse({ ...rest, bank: bank.trim() || null })

function faultOf(draft: Draft, field: FieldName): string | null {
  const made = read(draft)
  if (made.success || !made.error.issues.some(({ path }) => path[0] === field)) return null
  if (field === 'bank') return words.badBank
  if (field === 'code') return words.badCode
  return draft[field].trim() === '' ? words.empty : words.tooShort
}

export function BranchRoom({ branch }: { readonly branch: Branch }) {
  const stands = draftOf(branch)
  const [draft, setDraft] = useState(stands)
  const [asked, setAsked] = useState(false)
  const [saved, setSaved] = useState(false)
  const [adding, setAdding] = useState(false)
  const [division, setDivision] = useState<string | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const same = fields.every(field => draft[field].trim() === stands[field])
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    setSaved(false)
  }
  const save = async () => {
    setAsked(true)
    const made = read(draft)
    if (!made.success) return focusField(flow.current, fields.find(field => faultOf(draft, field)) ?? 'name')
    const reply = await send('branch.change', made.data)
    if (reply?.ok) {
      setDraft(draftOf(reply.value))
      setSaved(true)
    }
  }
  useKeys([
    { press: 'F4', label: text.undo, run: () => set(stands), off: same },
    { press: 'Alt+Q', label: codeText.add.key, run: () => setAdding(true) },
    { press: 'F9', label: text.save, run: () => void save(), primary: true, off: busy || same },
  ])
  const line = (name: FieldName, maxLength: number, hint?: string) => (
    <TextField
      name={name}
      label={words[name]}
      hint={hint}
      value={draft[name]}
      onChange={value => set({ [name]: value })}
      maxLength={maxLength}
      error={asked ? faultOf(draft, name) : null}
      autoFocus={name === 'name'}
    />
  )
  return (
    <Work head={<h1>{text.title}</h1>}>
      <EnterFlow flowRef={flow} onLast={() => void save()} className="stack tight narrow">
        <p className="secondary dense">{text.note}</p>
        {line('name', 40)}
        {line('address', 80)}
        {line('phone', 20)}
        {line('bank', 3, words.bankHint)}
        <p className="secondary dense">{text.bankNote}</p>
        {branch.codeFixed ? (
          <>
            <Facts facts={[{ name: words.code, value: branch.code }]} />
            <p className="secondary dense">{text.codeFixed}</p>
          </>
        ) : (
          line('code', 12, text.codeHint)
        )}
        {division && <Note level="pass">{codeText.add.added(division)}</Note>}
        {saved && <Note level="pass">{text.saved}</Note>}
        <RefusalNote failure={failure} />
      </EnterFlow>
      {adding && (
        <DivisionDialog
          close={() => setAdding(false)}
          added={label => {
            setDivision(label)
            setAdding(false)
          }}
        />
      )}
    </Work>
  )
}
