/** Fills one of the authority's sheets for the days on the page, and takes a new one in. */
import { useRef, useState } from 'react'
import { audiencesOf } from '../../../shared/disclosure/audiences.ts'
import { figureNames } from '../../../shared/disclosure/figures.ts'
import type { DaySpan } from '../../../shared/report/day-span.ts'
import { disclosureText } from '../../../shared/strings/zh-CN/disclosure.ts'
import { figureText, statisticsText as text } from '../../../shared/strings/zh-CN/statistics.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Note } from '../../kit/notes.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { GiveDialog } from './give-dialog.tsx'

export function GiveStatistics({ span, close }: { readonly span: DaySpan; readonly close: () => void }) {
  const sheets = useAsked('statistics.list', {})
  const [id, setId] = useState('')
  const [taken, setTaken] = useState<number | null>(null)
  const [saved, setSaved] = useState<boolean | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const take = async () => {
    const reply = await send('statistics.pick', {})
    if (reply?.ok) setTaken(reply.value.cells)
  }
  return (
    <GiveDialog
      title={`${disclosureText.title.statistics} ${span.from}—${span.to}`}
      audiences={audiencesOf.statistics}
      flow={flow}
      wrong={() => (id === '' ? 'sheet' : null)}
      busy={busy}
      failure={failure ?? sheets.failure}
      saved={saved}
      keys={[{ press: 'F7', label: text.take, run: () => void take(), off: busy }]}
      close={close}
      give={async (audience, reason) => {
        const to = audiencesOf.statistics.find(one => one === audience)
        if (!to) return
        const reply = await send('statistics.save', { id, span, audience: to, reason })
        if (reply?.ok) setSaved(reply.value.saved)
      }}
    >
      <p className="secondary dense">
        {text.explain} {figureNames.map(name => figureText[name]).join(' ')}
      </p>
      {taken !== null && <Note level="pass">{text.taken(taken)}</Note>}
      <ChoiceField
        name="sheet"
        label={text.sheet}
        value={id}
        choices={(sheets.value ?? []).map(sheet => ({ value: sheet.id, label: sheet.name, note: text.cells(sheet.cells) }))}
        onChange={setId}
        upright
        error={id === '' ? text.none : null}
      />
    </GiveDialog>
  )
}
