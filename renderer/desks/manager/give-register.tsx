/** Gives the register of what the search finds out as a workbook: which columns, to whom, why. */
import { useRef, useState } from 'react'
import { audiencesOf } from '../../../shared/disclosure/audiences.ts'
import { type RegisterColumn, registerColumnNames } from '../../../shared/disclosure/columns.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import { registerText, disclosureText as text } from '../../../shared/strings/zh-CN/disclosure.ts'
import { TickList } from '../../kit/tick-list.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { GiveDialog } from './give-dialog.tsx'

type Props = { readonly search: In<'disclosure.register'>['search']; readonly close: () => void }

export function GiveRegister({ search, close }: Props) {
  const known = useAsked('disclosure.columns', {})
  const [chosen, setChosen] = useState<readonly RegisterColumn[] | null>(null)
  const [saved, setSaved] = useState<boolean | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const columns = chosen ?? known.value?.columns ?? []
  const tick = (id: string, on: boolean) => setChosen(registerColumnNames.filter(name => (name === id ? on : columns.includes(name))))
  return (
    <GiveDialog
      title={text.title.register}
      audiences={audiencesOf.register}
      flow={flow}
      wrong={() => (columns.length === 0 ? 'columns' : null)}
      busy={busy}
      failure={failure ?? known.failure}
      saved={saved}
      close={close}
      give={async (audience, reason) => {
        const to = audiencesOf.register.find(one => one === audience)
        if (!to) return
        const reply = await send('disclosure.saveRegister', { search, columns: [...columns], audience: to, reason })
        if (reply?.ok) setSaved(reply.value.saved)
      }}
    >
      <p className="secondary dense">{registerText.explain}</p>
      <TickList
        name="columns"
        title={registerText.columns}
        items={registerColumnNames.map(id => ({ id, text: registerText.column[id] }))}
        ticked={columns}
        onTick={tick}
        error={columns.length === 0 ? registerText.noColumn : null}
      />
    </GiveDialog>
  )
}
