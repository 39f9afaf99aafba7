/** Leads the customer's window from the desk: each screen says what its customer should see, and hears what the customer says to it. */
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import type { HeardAnswer } from '../../shared/ipc/shapes/customer.ts'
import { call, on } from '../ipc.ts'

export type Show = In<'customer.show'>
type Hear = (answer: HeardAnswer) => void
type Wish = { readonly level: number; readonly show: Show; readonly hear: Hear }

const nothing: Show = { page: 'welcome' }

/** The screen that lies on top is the one that is shown; `level` says how deep in the desk it stands. */
class Lead {
  readonly #wishes = new Map<string, Wish>()
  #sent: string | null = null
  #turn = 0
  #heard = 0
  #due = false

  set(id: string, wish: Wish): void {
    this.#wishes.set(id, wish)
    this.#soon()
  }

  drop(id: string): void {
    this.#wishes.delete(id)
    this.#soon()
  }

  /** After a lock the desk shows again what it showed before. */
  again(): void {
    this.#sent = null
    this.#soon()
  }

  listen(): () => void {
    return on('customer.changed', () => void this.#hear())
  }

  #top(): Wish | null {
    return [...this.#wishes.values()].reduce<Wish | null>((top, wish) => (top === null || wish.level >= top.level ? wish : top), null)
  }

  // A screen that takes the place of another is one change and not two.
  #soon(): void {
    if (this.#due) return
    this.#due = true
    queueMicrotask(() => {
      this.#due = false
      void this.#send()
    })
  }

  async #send(): Promise<void> {
    const top = this.#top()
    if (top === null && this.#sent === null) return
    const show = top?.show ?? nothing
    const text = JSON.stringify(show)
    if (text === this.#sent) return
    this.#sent = text
    const reply = await call('customer.show', show)
    if (reply.ok) this.#turn = Math.max(this.#turn, reply.value.turn)
    else if (this.#sent === text) this.#sent = null
  }

  async #hear(): Promise<void> {
    if (this.#sent === null) return
    const reply = await call('customer.heard', {})
    if (!reply.ok || reply.value.answer === null || reply.value.count <= this.#heard || reply.value.turn < this.#turn) return
    this.#heard = reply.value.count
    this.#top()?.hear(reply.value.answer)
  }
}

const LeadContext = createContext<Lead | null>(null)

/** `open`: somebody signed in and the screen is not locked; otherwise the customer's window is told nothing and shows nothing. */
export function CustomerLed({ open, children }: { readonly open: boolean; readonly children: ReactNode }) {
  const [lead] = useState(() => new Lead())
  useEffect(() => lead.listen(), [lead])
  useEffect(() => {
    if (open) lead.again()
  }, [open, lead])
  return <LeadContext value={lead}>{children}</LeadContext>
}

const deaf: Hear = () => undefined

/** Null leaves it to the screen beneath. */
export function useCustomer(level: number, show: Show | null, hear: Hear = deaf): void {
  const lead = useContext(LeadContext)
  const id = useId()
  const latest = useRef(hear)
  latest.current = hear
  const text = show === null ? null : JSON.stringify(show)
  useEffect(() => {
    if (lead === null || text === null) return
    lead.set(id, { level, show: JSON.parse(text) as Show, hear: answer => latest.current(answer) })
    return () => lead.drop(id)
  }, [lead, id, level, text])
}
