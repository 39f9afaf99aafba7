/** Finds the waiting card of whoever was called for a pickup, by the number of the holder's document. */
import { useRef, useState } from 'react'
import type { DocType } from '../../../shared/identity/documents.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { pickupFinderText as text } from '../../../shared/strings/zh-CN/pickup.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { docTypes, isDocType } from '../../steps/identity/doc-types.ts'

type Found = Out<'identity.lookUp'>
const isHere = (state: State): boolean => startsIn(state, 'verifyTaker')

/** Why there is no card to hand over, said to the customer. */
function notHere(found: Found | null): string | null {
  if (found === null) return null
  if (found.problem !== null) return text.wrongNumber
  if (found.inFlight === null) return text.nothing
  return isHere(found.inFlight.state) ? null : text.notYet(found.inFlight.number, stateText[found.inFlight.state])
}

type Props = { readonly ticket: TicketView; readonly opened: (caseId: CaseId) => void }

export function PickupFinder({ ticket, opened }: Props) {
  const [docType, setDocType] = useState<DocType>('RIC')
  const [number, setNumber] = useState('')
  const [asked, setAsked] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const begin = async (caseId: CaseId) => {
    const view = await send('case.view', { caseId })
    if (!view?.ok) return
    const begun = await send('pickup.begin', { caseId, revision: view.value.revision, ticketId: ticket.id })
    if (begun?.ok) opened(caseId)
  }
  const go = async () => {
    setAsked(true)
    if (number === '') return focusField(flow.current, 'number')
    const reply = await send('identity.lookUp', { docType, number })
    if (!reply?.ok) return
    setFound(reply.value)
    const { inFlight } = reply.value
    if (inFlight && isHere(inFlight.state)) await begin(inFlight.caseId)
    else focusField(flow.current, 'number')
  }
  useKeys([
    { press: 'F8', label: text.finish, run: () => void send('ticket.finish', { ticketId: ticket.id }), guarded: ticket.id, off: busy },
    { press: 'F9', label: text.find, run: () => void go(), primary: true, off: busy },
  ])
  const said = notHere(found)
  return (
    <Work
      head={
        <>
          <strong className="mono">{ticket.number}</strong>
          <h1>{text.title}</h1>
        </>
      }
    >
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack narrow">
        <p className="secondary">{text.hint}</p>
        <ChoiceField
          name="docType"
          label={text.docType}
          value={docType}
          choices={docTypes.map(one => ({ value: one, label: docTypeText[one] }))}
          onChange={value => setDocType(isDocType(value) ? value : docType)}
        />
        <IdNumberField
          name="number"
          label={text.number}
          hint={text.numberHint}
          value={number}
          onChange={value => {
            setNumber(value)
            setFound(null)
          }}
          error={asked && number === '' ? text.missing : null}
          autoFocus
        />
        {said && <Note level="flag">{said}</Note>}
        <RefusalNote failure={failure} />
      </EnterFlow>
    </Work>
  )
}
