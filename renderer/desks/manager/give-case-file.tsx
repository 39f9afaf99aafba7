/** Gives the whole file of a case out as one PDF: to whom, why, then the first page and a key to save it. */
import { useRef, useState } from 'react'
import { audiencesOf } from '../../../shared/disclosure/audiences.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { disclosureText as text } from '../../../shared/strings/zh-CN/disclosure.ts'
import { PrintedDialog } from '../../parts/printed-dialog.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { GiveDialog } from './give-dialog.tsx'

export function GiveCaseFile({ row, close }: { readonly row: CaseRow; readonly close: () => void }) {
  const [printed, setPrinted] = useState<Out<'disclosure.caseFile'> | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  if (printed) return <PrintedDialog printed={printed} close={close} />
  return (
    <GiveDialog
      title={`${text.title['case-file']} ${row.number}`}
      audiences={audiencesOf['case-file']}
      flow={flow}
      busy={busy}
      failure={failure}
      saved={null}
      close={close}
      give={async (audience, reason) => {
        const to = audiencesOf['case-file'].find(one => one === audience)
        if (!to || reason === null) return
        const reply = await send('disclosure.caseFile', { caseId: row.id, audience: to, reason })
        if (reply?.ok) setPrinted(reply.value)
      }}
    />
  )
}
