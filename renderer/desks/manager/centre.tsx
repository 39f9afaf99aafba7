/** The manager's room of the card centre: how the line is, which cases it refused and why, and news that fits no case. */
import { useState } from 'react'
import type { NextThing } from '../../../shared/centre/next.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { CentreLineSet } from '../../../shared/ipc/shapes/centre.ts'
import { centreStatusText, lineStateText, standingSaid, centreText as text } from '../../../shared/strings/zh-CN/centre.ts'
import { handoverWayText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { CentreCallBack } from './centre-call-back.tsx'
import { CentreWaysPart } from './centre-ways.tsx'

type View = Out<'centre.view'>
type Stuck = View['stuck'][number]
type Kept = View['kept'][number]

const stuckColumns: readonly Column<Stuck>[] = [
  { id: 'number', name: text.stuckColumns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'sentence', name: text.stuckColumns.sentence, cell: row => standingSaid(inLocalTime(row.standing)) },
]
const keptColumns: readonly Column<Kept>[] = [
  { id: 'number', name: text.keptColumns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'status', name: text.keptColumns.status, cell: row => centreStatusText[row.status] },
  { id: 'at', name: text.keptColumns.at, cell: row => <span className="mono">{timeText(row.at)}</span> },
  { id: 'now', name: text.keptColumns.now, cell: row => (row.state === null ? text.noCase : stateText[row.state]) },
  { id: 'reason', name: text.keptColumns.reason, cell: row => row.reason ?? '' },
]

const inLocalTime = (standing: Stuck['standing']) => ({ ...standing, since: standing.since === null ? null : timeText(standing.since) })

function LineFacts({ view: { line, way, waiting, stuck } }: { readonly view: View }) {
  if (line === null) return <Note level="flag">{text.unset}</Note>
  return (
    <Facts
      facts={[
        { name: text.way, value: way === null ? unknownText : handoverWayText[way] },
        { name: text.line, value: lineStateText[line.state] },
        { name: text.since, value: timeText(line.since) },
        {
          name: text.certificate.certFile,
          value: line.certificateEnds ? text.holdsUntil(timeText(line.certificateEnds)) : text.noCertificate,
        },
        { name: text.waiting, value: String(waiting) },
        { name: text.stuck, value: String(stuck.length) },
      ]}
    />
  )
}

const certificateFields = ['certFile', 'keyFile', 'caFile'] as const
type Typed = Readonly<Record<'url' | 'token' | (typeof certificateFields)[number], string>>
const untyped: Typed = { url: '', token: '', certFile: '', keyFile: '', caFile: '' }

/** Null where no file is named: what was read before stays. */
const certificateIn = (typed: Typed) => {
  const [certFile, keyFile, caFile] = certificateFields.map(name => typed[name].trim() || null)
  return [certFile, keyFile, caFile].every(file => file === null) ? null : { certFile, keyFile, caFile }
}

export function CentreRoom() {
  const asked = useAsked('centre.view', {})
  const stuck = useSelection(asked.value?.stuck ?? null, { idOf: row => row.caseId, versionOf: ({ standing }) => standing.code })
  const kept = useSelection(asked.value?.kept ?? null, { idOf: row => row.id })
  const [typed, setTyped] = useState<Typed | null>(null)
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = useSent()
  const shown: Typed = typed ?? { ...untyped, url: asked.value?.line?.url ?? '' }
  const { url, token } = shown
  const set = (change: Partial<Typed>) => {
    setTyped({ ...shown, ...change })
    setSaved(false)
  }
  const read = CentreLineSet.safeParse({ url: url.trim(), token: token.trim() || null, certificate: certificateIn(shown) })
  const save = async () => {
    if (!read.success) return
    const reply = await send('centre.setLine', read.data)
    if (!reply?.ok) return
    setTyped(null)
    setSaved(true)
  }
  const dialog = useRowDialog<NextThing | 'giveUp', Stuck>(stuck)
  const decide = async (reason: string) => {
    if (!dialog.shown) return
    const { kind, row: one } = dialog.shown
    const reply = await send(kind === 'giveUp' ? 'centre.giveUp' : 'centre.again', { caseId: one.caseId, reason })
    if (reply?.ok) dialog.close()
  }
  const seen = async ({ id }: Kept) => {
    kept.release(id)
    await send('centre.seen', { id })
  }
  const { row } = kept
  const next = stuck.row?.next ?? null
  // A place without a line has what its own way needs in place of the address.
  const other = asked.value?.way === 'batch' || asked.value?.way === 'hand' ? asked.value.way : null
  useKeys([
    ...(row ? [{ press: 'F2', label: text.seen, run: () => void seen(row), off: busy }] : []),
    ...(next ? [{ press: 'F3', label: text.next[next], run: () => dialog.open(next), off: busy }] : []),
    ...(stuck.row ? [{ press: 'F4', label: text.giveUp, run: () => dialog.open('giveUp'), off: busy }] : []),
    ...(other
      ? []
      : [{ press: 'F9', label: text.save, run: () => void save(), primary: true, off: busy || typed === null || !read.success }]),
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <RefusalNote failure={asked.failure} again={asked.again} />
        {!dialog.shown && <RefusalNote failure={failure} />}
        {asked.loading && <Waiting />}
        {other && <CentreWaysPart way={other} sets />}
        {asked.value && !other && <LineFacts view={asked.value} />}
        {!other && (
          <EnterFlow onLast={() => void save()} className="stack tight narrow">
            <TextField
              name="url"
              label={text.address}
              value={url}
              onChange={value => set({ url: value })}
              maxLength={300}
              error={typed !== null && !read.success ? text.badAddress : null}
              autoFocus
            />
            <TextField
              name="token"
              label={text.token}
              hint={text.tokenHint}
              value={token}
              onChange={value => set({ token: value })}
              maxLength={500}
            />
            {certificateFields.map(name => (
              <TextField
                key={name}
                name={name}
                label={text.certificate[name]}
                hint={text.certificateHint[name]}
                value={shown[name]}
                onChange={value => set({ [name]: value })}
                maxLength={500}
              />
            ))}
            {saved && <Note level="pass">{text.saved}</Note>}
          </EnterFlow>
        )}
        {asked.value && !other && <CentreCallBack set={asked.value.callBack} />}
        {stuck.rows.length > 0 && (
          <section className="stack tight">
            <h2>{text.stuck}</h2>
            <PickTable label={text.stuck} columns={stuckColumns} list={stuck} />
          </section>
        )}
        {kept.rows.length > 0 && (
          <section className="stack tight">
            <h2>{text.kept}</h2>
            <p className="secondary dense">{text.keptHint}</p>
            <PickTable label={text.kept} columns={keptColumns} list={kept} />
          </section>
        )}
      </div>
      {dialog.shown && (
        <ReasonDialog
          title={dialog.shown.kind === 'giveUp' ? text.giveUp : text.next[dialog.shown.kind]}
          ask={dialog.shown.kind === 'giveUp' ? text.giveUpAsk : text.nextAsk[dialog.shown.kind]}
          commonLabel={text.usualLabel}
          common={text.usual[dialog.shown.kind].map(label => ({ label, words: label }))}
          wordsLabel={text.words}
          short={text.short}
          action={dialog.shown.kind === 'giveUp' ? text.giveUp : text.next[dialog.shown.kind]}
          guarded
          busy={busy}
          failure={failure}
          changed={dialog.shown.changed && !busy}
          close={dialog.close}
          say={words => void decide(words)}
        />
      )}
    </Work>
  )
}
