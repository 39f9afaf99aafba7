/** What the ways by hand and by files need: their folders, the centre's key, the batches so far, and what the centre said of them. */
import { useState } from 'react'
import type { CentreFolder } from '../../../shared/centre/places.ts'
import { SealKey, type SealWay, sealWays } from '../../../shared/centre/seal-way.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { rowFaultText, centreWaysText as text } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { handoverWayText } from '../../../shared/strings/zh-CN/profile.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Ways = Out<'centre.ways'>
type Batch = Ways['batches'][number]
type Result = Ways['results'][number]

const batchColumns: readonly Column<Batch>[] = [
  { id: 'number', name: text.batchColumns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'made', name: text.batchColumns.made, cell: row => <span className="mono">{timeText(row.madeAt)}</span> },
  { id: 'by', name: text.batchColumns.by, cell: row => row.by ?? text.byClock },
  { id: 'cases', name: text.batchColumns.cases, right: true, cell: row => row.cases },
  { id: 'open', name: text.batchColumns.open, right: true, cell: row => row.open },
  { id: 'written', name: text.batchColumns.written, cell: row => (row.writtenAt === null ? text.unwritten : timeText(row.writtenAt)) },
  { id: 'sealed', name: text.batchColumns.sealed, cell: row => (row.sealed ? text.sealedYes : text.sealedNo) },
]

const saidOf = ({ faults }: Result): string =>
  faults
    .slice(0, 5)
    .map(({ at, what, said }) => text.fault(at, rowFaultText[what], said))
    .join(text.nextFault) + (faults.length > 5 ? text.more(faults.length - 5) : '')

const resultColumns: readonly Column<Result>[] = [
  { id: 'file', name: text.resultColumns.file, cell: row => row.file },
  { id: 'read', name: text.resultColumns.read, cell: row => <span className="mono">{timeText(row.readAt)}</span> },
  { id: 'rows', name: text.resultColumns.rows, right: true, cell: row => row.rows },
  { id: 'followed', name: text.resultColumns.followed, right: true, cell: row => row.followed },
  { id: 'faults', name: text.resultColumns.faults, cell: row => (row.faults.length === 0 ? '' : saidOf(row)) },
  { id: 'seen', name: text.resultColumns.seen, cell: row => (row.faults.length === 0 ? '' : row.seen ? text.seenYes : text.seenNo) },
]

function SealDialog({
  close,
  busy,
  save,
}: {
  readonly close: () => void
  readonly busy: boolean
  readonly save: (seal: SealKey | null) => void
}) {
  const [way, setWay] = useState<SealWay | 'none'>('sm2')
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const read = way === 'none' ? null : SealKey.safeParse({ way, key })
  const go = () => {
    setTried(true)
    if (read === null) save(null)
    else if (read.success) save(read.data)
  }
  return (
    <Dialog changed={false} wide title={text.sealTitle} close={close} primary={{ label: text.sealSave, run: go, off: busy }}>
      <p>{text.sealAsk}</p>
      <EnterFlow onLast={go} className="stack tight">
        <ChoiceField
          name="way"
          label={text.sealWay}
          value={way}
          choices={[...sealWays, 'none' as const].map(value => ({ value, label: text.sealWays[value] }))}
          onChange={said => setWay(said === 'none' || said === 'x25519' ? said : 'sm2')}
          upright
        />
        {way !== 'none' && (
          <TextField
            name="key"
            label={text.sealKey}
            hint={text.sealHint[way]}
            value={key}
            onChange={setKey}
            maxLength={140}
            error={tried && read?.success === false ? text.sealWrong : null}
          />
        )}
      </EnterFlow>
    </Dialog>
  )
}

const placeOf = (folder: string | null): string => folder ?? text.unset

function wayFacts({ way, folders, seal, times, until, waiting, lying }: Ways) {
  const results = { name: text.resultFolder, value: placeOf(folders.results) }
  if (way === 'hand')
    return [
      { name: text.way, value: handoverWayText.hand },
      { name: text.waiting, value: String(waiting.hand) },
      { name: text.handFolder, value: placeOf(folders.hand) },
      { name: text.until, value: until ?? text.untilReceipt },
      { name: text.lying, value: lying.length === 0 ? text.nothing : lying.map(({ number }) => number).join(text.nextOne) },
      results,
    ]
  return [
    { name: text.way, value: handoverWayText.batch },
    { name: text.waiting, value: String(waiting.batch) },
    { name: text.batchFolder, value: placeOf(folders.batch) },
    results,
    { name: text.times, value: times.length === 0 ? text.byKey : times.join(text.nextOne) },
    { name: text.seal, value: seal ? text.sealedFor(text.sealWays[seal.way], seal.mark) : text.sealWays.none },
  ]
}

type PartProps = {
  readonly way: 'batch' | 'hand'
  /** Whether whoever sits here may set folders and the key. */
  readonly sets: boolean
}

export function CentreWaysPart({ way, sets }: PartProps) {
  const asked = useAsked('centre.ways', {})
  const batches = useSelection(asked.value?.batches ?? null, { idOf: row => row.number })
  const results = useSelection(asked.value?.results ?? null, { idOf: row => row.id })
  const [sealing, setSealing] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const pick = async (which: CentreFolder) => {
    setSaid(null)
    const reply = await send('centre.pickFolder', { which })
    if (reply?.ok && reply.value.picked) setSaid(text.folderSet)
  }
  const batch = async () => {
    setSaid(null)
    const reply = await send('centre.batch', {})
    if (reply?.ok) setSaid(reply.value.cases === 0 ? text.nothingToBatch : text.batched(reply.value.cases))
  }
  const again = async ({ number }: Batch) => {
    setSaid(null)
    const reply = await send('centre.batchAgain', { number })
    if (reply?.ok) setSaid(text.writtenAgain(number))
  }
  const onStick = async ({ number }: Batch) => {
    setSaid(null)
    const reply = await send('centre.pickStick', { number })
    if (reply?.ok && reply.value.picked) setSaid(text.writtenAgain(number))
  }
  const saveSeal = async (seal: SealKey | null) => {
    const reply = await send('centre.setSeal', { seal })
    if (reply?.ok) setSealing(false)
  }
  const open = results.row && results.row.faults.length > 0 && !results.row.seen ? results.row : null
  const chosen = batches.row
  const folder = way === 'hand' ? ({ which: 'hand', label: text.pickHand } as const) : ({ which: 'batch', label: text.pickBatch } as const)
  useKeys([
    ...(sets
      ? [
          // F5 to F8 turn the manager's pages.
          { press: 'F10', label: folder.label, run: () => void pick(folder.which), off: busy },
          { press: 'F11', label: text.pickResults, run: () => void pick('results'), off: busy },
        ]
      : []),
    ...(way === 'batch' && chosen
      ? [
          { press: 'W', label: text.again, run: () => void again(chosen), guarded: chosen.number, off: busy },
          { press: 'U', label: text.onStick, run: () => void onStick(chosen), off: busy },
        ]
      : []),
    ...(way === 'batch' ? [{ press: 'F9', label: text.batchNow, run: () => void batch(), primary: true, guarded: true, off: busy }] : []),
    ...(way === 'batch' && sets ? [{ press: 'Alt+L', label: text.setSeal, run: () => setSealing(true), off: busy }] : []),
    ...(open ? [{ press: 'S', label: text.seen, run: () => void send('centre.resultSeen', { id: open.id }), off: busy }] : []),
  ])
  return (
    <>
      <RefusalNote failure={asked.failure} again={asked.again} />
      <RefusalNote failure={failure} />
      {said && <Note level="pass">{said}</Note>}
      {asked.value && <Facts facts={wayFacts({ ...asked.value, way })} />}
      {way === 'batch' && batches.rows.length > 0 && (
        <section className="stack tight">
          <h2>{text.batches}</h2>
          <PickTable label={text.batches} columns={batchColumns} list={batches} autoFocus />
        </section>
      )}
      {results.rows.length > 0 && (
        <section className="stack tight">
          <h2>{text.results}</h2>
          <PickTable label={text.results} columns={resultColumns} list={results} />
        </section>
      )}
      {sealing && <SealDialog close={() => setSealing(false)} busy={busy} save={seal => void saveSeal(seal)} />}
    </>
  )
}
