/** Where the card centre may call back what became of the cards; off unless the manager gives a port and what proves the caller. */
import { useState } from 'react'
import { type CallBackProof, callBackProofs } from '../../../shared/centre/call-back.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { CentreCallBackSet } from '../../../shared/ipc/shapes/centre.ts'
import { callBackProofText, centreText as text } from '../../../shared/strings/zh-CN/centre.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'

type Typed = { readonly host: string; readonly port: string; readonly proof: CallBackProof; readonly secret: string }
const everywhere = '0.0.0.0'

export function CentreCallBack({ set }: { readonly set: Out<'centre.view'>['callBack'] }) {
  const [typed, setTyped] = useState<Typed | null>(null)
  const { send, busy, failure } = useSent()
  const shown: Typed = typed ?? {
    host: set?.host ?? everywhere,
    port: set ? String(set.port) : '',
    proof: set?.proof ?? 'hmac-sha256',
    secret: '',
  }
  const change = (some: Partial<Typed>) => setTyped({ ...shown, ...some })
  const off = shown.port.trim() === ''
  const read = CentreCallBackSet.safeParse({ callBack: off ? null : { ...shown, host: shown.host.trim(), port: Number(shown.port) } })
  const save = async () => {
    if (read.success && (await send('centre.setCallBack', read.data))?.ok) setTyped(null)
  }
  useKeys([{ press: 'Ctrl+B', label: text.callBackSave, run: () => void save(), off: busy || typed === null || !read.success }])
  return (
    <section className="stack tight narrow">
      <h2>{text.callBack}</h2>
      <Note level="note">{set ? text.callBackOn(set.port) : text.callBackOff}</Note>
      <TextField name="callBackHost" label={text.callBackHost} value={shown.host} onChange={host => change({ host })} maxLength={45} />
      <TextField
        name="callBackPort"
        label={text.callBackPort}
        hint={text.callBackPortHint}
        kind="digits"
        value={shown.port}
        onChange={port => change({ port })}
        maxLength={5}
      />
      <ChoiceField
        name="callBackProof"
        label={text.callBackProof}
        value={shown.proof}
        choices={callBackProofs.map(value => ({ value, label: callBackProofText[value] }))}
        onChange={value => change({ proof: callBackProofs.find(one => one === value) ?? 'hmac-sha256' })}
      />
      <TextField
        name="callBackSecret"
        label={text.callBackSecret}
        kind={shown.proof === 'ed25519' ? 'lines' : 'text'}
        value={shown.secret}
        onChange={secret => change({ secret })}
        maxLength={2_000}
      />
      <RefusalNote failure={failure} />
    </section>
  )
}
