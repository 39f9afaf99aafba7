/** Gives the log of a span of days out as a signed file. */
import { useRef, useState } from 'react'
import { audiencesOf } from '../../../shared/disclosure/audiences.ts'
import { DaySpan } from '../../../shared/report/day-span.ts'
import { disclosureText as text } from '../../../shared/strings/zh-CN/disclosure.ts'
import type { Day } from '../../../shared/time.ts'
import { DayField } from '../../kit/day-field.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { GiveDialog } from './give-dialog.tsx'

export function GiveAuditFile({ today, close }: { readonly today: Day; readonly close: () => void }) {
  const [from, setFrom] = useState<string>(`${today.slice(0, 8)}01`)
  const [to, setTo] = useState<string>(today)
  const [saved, setSaved] = useState<boolean | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const span = DaySpan.safeParse({ from, to })
  return (
    <GiveDialog
      title={text.title['audit-log']}
      audiences={audiencesOf['audit-log']}
      flow={flow}
      wrong={() => (span.success ? null : 'from')}
      busy={busy}
      failure={failure}
      saved={saved}
      close={close}
      give={async (audience, reason) => {
        const to = audiencesOf['audit-log'].find(one => one === audience)
        if (!span.success || !to || reason === null) return
        const reply = await send('audit.save', { span: span.data, audience: to, reason })
        if (reply?.ok) setSaved(reply.value.saved)
      }}
    >
      <DayField name="from" label={text.from} value={from} onChange={setFrom} error={span.success ? null : text.badSpan} />
      <DayField name="to" label={text.to} value={to} onChange={setTo} />
    </GiveDialog>
  )
}
