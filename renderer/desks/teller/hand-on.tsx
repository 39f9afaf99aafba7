/** Hands the number at this window on, with what was begun for it: a short code for where to, a digit for why. */
import { useState } from 'react'
import { itemCodes } from '../../../shared/business/items.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { offers } from '../../../shared/profile/ask.ts'
import { handedTo } from '../../../shared/queue/hand-on.ts'
import { type TransferReason, transferReasons } from '../../../shared/queue/reasons.ts'
import { queueText as text, transferReasonText } from '../../../shared/strings/zh-CN/queue.ts'
import { PickReasonDialog } from '../../kit/pick-reason-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = {
  readonly ticket: TicketView
  readonly now: TicketView | null
  readonly profile: DeskProps['profile']
  readonly close: () => void
  readonly done: () => void
}

export function HandOn({ ticket, now, profile, close, done }: Props) {
  const { send, busy, failure } = useSent()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = async (reason: TransferReason) => {
    const target = handedTo(
      code,
      ticket.item,
      itemCodes.filter(item => offers(profile, item)),
    )
    setWrong(target === null)
    if (target === null) return
    if (!(await send('ticket.transfer', { ticketId: ticket.id, ...target, reason }))?.ok) return
    close()
    done()
  }
  return (
    <PickReasonDialog
      title={text.handOnTitle(ticket.number)}
      ask={
        <TextField
          name="handTo"
          label={text.handOnTo}
          hint={text.handOnHint}
          value={code}
          onChange={setCode}
          maxLength={4}
          autoFocus
          error={wrong ? text.handOnWrong : null}
        />
      }
      label={text.reasonLabel}
      reasons={transferReasons}
      words={transferReasonText}
      missing={text.reasonMissing}
      action={text.handOn}
      busy={busy}
      failure={failure}
      close={close}
      changed={!busy && (now?.id !== ticket.id || now.state !== ticket.state)}
      say={reason => void go(reason)}
    />
  )
}
