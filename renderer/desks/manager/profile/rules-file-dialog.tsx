/** Takes the signed rules of another branch in: what the file says of itself, and the letters its sender was asked for. */
import { useRef, useState } from 'react'
import type { ProfileChange } from '../../../../shared/ipc/shapes/profile.ts'
import { rulesFileText as text } from '../../../../shared/strings/zh-CN/new-place.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { Facts } from '../../../kit/small.tsx'
import { RulesFileFields, usePickedRules } from '../../../parts/rules-file-fields.tsx'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'

type Props = { readonly close: () => void; readonly go: (change: ProfileChange) => void }

export function RulesFileDialog({ close, go }: Props) {
  const { input, file, setFile, pick } = usePickedRules()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const seen = useAsked('profile.read', file ? { text: file.text } : null)
  const run = () => {
    setAsked(true)
    if (!file || seen.failure) return pick()
    if (code.trim() === '') return focusField(flow.current, 'code')
    if (seen.value) go({ kind: 'file', text: file.text, code })
  }
  const says = seen.value
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      keys={[{ press: 'F3', label: text.pick, run: pick }]}
      primary={{ label: file ? text.go : text.pick, run }}
      wide
    >
      <EnterFlow flowRef={flow} onLast={run} className="stack tight">
        <RulesFileFields input={input} file={file} setFile={setFile} code={code} setCode={setCode} missing={asked && file !== null} />
      </EnterFlow>
      {says && (
        <Facts
          facts={[
            { name: text.of, value: `${says.place} v${says.version}` },
            { name: text.by, value: text.signer(says.branch.name, says.branch.code) },
            { name: text.at, value: timeText(says.madeAt) },
            { name: text.rules, value: text.counted(says.known, says.unknown, says.confirmed) },
          ]}
        />
      )}
      <RefusalNote failure={seen.failure} />
    </Dialog>
  )
}
