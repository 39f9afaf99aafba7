/** The guidance desk, over the desk of whoever opened it: the customer may look along, so nothing of the desk shows. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import type { TicketView } from '../../shared/ipc/shapes/ticket.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { Issued } from '../desks/lobby/issued.tsx'
import { KeyLayer, useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { Scroll } from '../kit/scroll.tsx'
import { HelpKey } from '../parts/help.tsx'
import { SlipDialog } from '../parts/slip-dialog.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { AnswerPage } from './answer-page.tsx'
import { keysOf } from './keys.ts'
import { CloserStrip, PathPage, Trail } from './path-page.tsx'
import { SearchSide } from './search-side.tsx'
import { type Choices, useChoices } from './use-choices.ts'
import { type Guide, useGuide } from './use-guide.ts'
import { type Ticket, useTicket } from './use-ticket.ts'

type Slip = In<'slip.print'>

const slipOf = (asked: Guide['asked'], issued: TicketView | null, kind: 'guide' | 'ticket'): Slip | null => {
  if (kind === 'ticket') return issued && { kind, caseId: null, ticketId: issued.id }
  return asked && { kind, caseId: null, ticketId: null, guide: asked }
}

function Taken({ ticket }: { readonly ticket: TicketView }) {
  const line = useAsked('ticket.line', {})
  return <Issued ticket={ticket} waiting={line.value?.waiting ?? []} />
}

type Talk = { readonly guide: Guide; readonly ticket: Ticket; readonly choices: Choices }

function Page({ guide, ticket, choices }: Talk) {
  const { step, sheet, asked, failure } = guide
  const { next } = choices
  return (
    <div className="advice-page">
      {step && <Trail trail={step.trail} />}
      <RefusalNote failure={failure} />
      {next && !asked && <PathPage next={next} choices={choices} />}
      {next && sheet && <CloserStrip next={next} choices={choices} />}
      {asked && !sheet && !failure && <Waiting />}
      <RefusalNote failure={ticket.failure} />
      {ticket.issued && <Taken ticket={ticket.issued} />}
      {sheet && <AnswerPage sheet={sheet} />}
    </div>
  )
}

/** Another page is read from its top. */
function useTop(page: RefObject<HTMLElement | null>, of: unknown, issued: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands on the page is named so that its change is seen
  useEffect(() => {
    page.current?.scrollTo?.({ top: 0 })
  }, [page, of, issued])
}

function Desk({ close }: { readonly close: () => void }) {
  const guide = useGuide()
  const ticket = useTicket(guide)
  const choices = useChoices(guide)
  const [typed, setTyped] = useState('')
  const [large, setLarge] = useState(false)
  const [slip, setSlip] = useState<Slip | null>(null)
  const main = useRef<HTMLElement>(null)
  useTop(main, JSON.stringify(guide.asked ?? guide.step?.picked), ticket.issued)
  const moves = {
    close,
    typed,
    clear: () => setTyped(''),
    again: () => {
      guide.again()
      setLarge(false)
      setTyped('')
    },
    large,
    enlarge: () => setLarge(!large),
    print: (kind: 'guide' | 'ticket') => setSlip(slipOf(guide.asked, ticket.issued, kind)),
    leaf: (by: 1 | -1) => main.current?.scrollBy?.({ top: by * main.current.clientHeight * 0.8 }),
  }
  useKeys(keysOf(guide, ticket, choices, moves))
  const open: Guide['open'] = hit => {
    setTyped('')
    guide.open(hit)
  }
  return (
    <div className={`advice${large ? ' large' : ''}${typed === '' ? '' : ' typing'}`}>
      <Scroll as="aside" className="left-column" label={text.search}>
        <SearchSide typed={typed} onType={setTyped} digit={choices.digit} open={open} />
      </Scroll>
      <Scroll as="main" className="advice-main" ground={main} label={text.title} landing>
        <Page guide={guide} ticket={ticket} choices={choices} />
      </Scroll>
      {slip && <SlipDialog slip={slip} close={() => setSlip(null)} />}
    </div>
  )
}

/** Gives the focus back to where it was before. */
export function Guidance({ close }: { readonly close: () => void }) {
  const before = useRef(document.activeElement)
  useEffect(() => {
    const stood = before.current
    return () => {
      if (stood instanceof HTMLElement && stood.isConnected) stood.focus()
    }
  }, [])
  return (
    <KeyLayer>
      <HelpKey />
      <Desk close={close} />
    </KeyLayer>
  )
}
