/** Takes a number for what an answer says the counter can do; another answer begins without one. */
import { useState } from 'react'
import type { TicketView } from '../../shared/ipc/shapes/ticket.ts'
import { useSent } from '../parts/use-sent.ts'
import type { Guide } from './use-guide.ts'

export function useTicket({ sheet, asked }: Guide) {
  const { send, busy, failure } = useSent()
  const [taken, setTaken] = useState<{ readonly by: string; readonly ticket: TicketView } | null>(null)
  const [priority, setPriority] = useState(false)
  const by = JSON.stringify(asked)
  const take = async () => {
    if (!sheet?.ticket) return
    const reply = await send('ticket.take', { item: sheet.ticket, priority })
    if (!reply?.ok) return
    setTaken({ by, ticket: reply.value })
    setPriority(false)
  }
  const issued = asked !== null && taken?.by === by ? taken.ticket : null
  return { issued, take, busy, failure, priority, turnPriority: () => setPriority(!priority) }
}
export type Ticket = ReturnType<typeof useTicket>
