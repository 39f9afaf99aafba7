/** Every rule of the place in one list, as a teller looks for it: value, source, date, how sure, and the branch's own tick. */
import { useRef, useState } from 'react'
import type { ProfileChange, ProfileVersions } from '../../../../shared/ipc/shapes/profile.ts'
import { askOf, weekLeft, weekRows } from '../../../../shared/profile/first-week.ts'
import type { RulePlace } from '../../../../shared/profile/places.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { newPlaceText, rulesFileText, weekAskText, weekQuestion, weekText } from '../../../../shared/strings/zh-CN/new-place.ts'
import { originText, unknownText } from '../../../../shared/strings/zh-CN/profile.ts'
import { ruleNameText } from '../../../../shared/strings/zh-CN/rules.ts'
import { rulesDeskText as text } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import type { Day } from '../../../../shared/time.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote } from '../../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../../kit/pick-table.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { idOf, isSure, matchesRule, type RuleRow, ruleRows, withTick } from './draft.ts'
import { NewPlaceDialog } from './new-place-dialog.tsx'
import { PapersDialog } from './papers-dialog.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import { type OneRule, RuleDialog } from './rule-dialog.tsx'
import { RulesFileDialog } from './rules-file-dialog.tsx'

/** The first line of the list is the place itself. */
const placeRow = 'place'
type Line = RuleRow | { readonly id: typeof placeRow; readonly name: string }
const isRule = (line: Line): line is RuleRow => 'place' in line

export const ruleColumns: readonly Column<Line>[] = [
  { id: 'group', name: text.columns.group, cell: line => (isRule(line) ? text.groups[line.group] : text.placeGroup) },
  { id: 'rule', name: text.columns.rule, cell: line => (isRule(line) ? line.rule : text.place) },
  { id: 'item', name: text.columns.item, cell: line => (isRule(line) ? line.item : '') },
  { id: 'value', name: text.columns.value, cell: line => <Value line={line} /> },
  { id: 'source', name: text.columns.source, cell: line => <Source words={isRule(line) ? (line.origin?.source.text ?? '') : ''} /> },
  { id: 'date', name: text.columns.date, cell: line => <span className="mono">{isRule(line) ? line.origin?.date : ''}</span> },
  { id: 'trust', name: text.columns.trust, cell: line => (isRule(line) ? line.origin?.confidence : '') },
  { id: 'confirmed', name: text.columns.confirmed, cell: line => (isRule(line) && line.origin ? <Tick row={line} /> : '') },
]

/** The whole of it stands in the dialog of the rule, and under the pointer. */
function Source({ words }: { readonly words: string }) {
  return (
    <span className="cut" title={words}>
      {words}
    </span>
  )
}

const whomToAsk = (line: Line): string => {
  const ask = isRule(line) ? askOf(line.place.key) : null
  return ask === null ? '' : weekAskText[ask]
}

/** The same rules as questions, and whom the hall asks. */
const weekColumns: readonly Column<Line>[] = [
  { id: 'question', name: weekText.question, cell: line => (isRule(line) ? weekQuestion[line.place.key] : '') },
  { id: 'item', name: text.columns.item, cell: line => (isRule(line) ? line.item : '') },
  { id: 'value', name: text.columns.value, cell: line => <Value line={line} /> },
  { id: 'whom', name: weekText.whom, cell: whomToAsk },
  { id: 'confirmed', name: text.columns.confirmed, cell: line => (isRule(line) && line.origin ? <Tick row={line} /> : '') },
]

function Value({ line }: { readonly line: Line }) {
  if (!isRule(line)) return <strong>{line.name}</strong>
  const unknown = line.value === unknownText
  return (
    <span className={unknown ? 'cut wide unknown' : 'cut wide'} title={line.value}>
      {line.changed && <span className="changed-word">{text.changed}</span>}
      {line.value}
    </span>
  )
}

const Tick = ({ row }: { readonly row: RuleRow }) =>
  isSure(row) ? <span className="sure">{text.confirmedYes}</span> : <span className="unknown">{text.confirmedNo}</span>

/** All of the chosen rule, for the list cuts long words. */
export function RuleDetail({ row }: { readonly row: RuleRow }) {
  const { origin } = row
  return (
    <section className="rule-detail" aria-label={text.detail}>
      <p>
        <strong>{ruleNameText(row.place)}</strong> {row.value}
      </p>
      {origin && <p className="secondary dense">{`${originText(origin)} · ${text.trustOf(origin.confidence)}`}</p>}
      {origin?.source.url && <p className="secondary dense">{`${text.url} ${origin.source.url}`}</p>}
      {origin?.note && <p className="dense">{text.noteOf(origin.note)}</p>}
    </section>
  )
}

type Props = {
  readonly versions: ProfileVersions
  readonly draft: Profile
  readonly today: Day
  readonly said: string | null
  readonly change: (draft: Profile | null) => void
  readonly preview: () => void
  /** The bank whose branch this is. */
  readonly bank: string | null
  /** Only what a hall decides in its first week. */
  readonly week: boolean
  readonly moveTo: (change: ProfileChange) => void
  readonly history: () => void
  readonly turnWeek: () => void
  readonly exported: (said: string) => void
}

/** The list of the first week stands in the order things are needed; all rules stand in the order they are looked for. */
function weekLines(draft: Profile, rules: readonly RuleRow[]): readonly RuleRow[] {
  const byId = new Map(rules.map(row => [row.id, row]))
  return weekRows(draft).flatMap(({ place }) => byId.get(idOf(place)) ?? [])
}

export function RulesPage(props: Props) {
  const { versions, draft, today, said, bank, week, change, preview, moveTo, history, turnWeek, exported } = props
  const [wanted, setWanted] = useState('')
  const [asking, setAsking] = useState<RulePlace | 'discard' | 'new' | 'file' | typeof placeRow | null>(null)
  const { send, failure } = useSent()
  const table = useRef<TableFocus>(null)
  const flow = useRef<HTMLDivElement>(null)
  const rules = ruleRows(draft, versions.newest)
  const changes = rules.filter(row => row.changed).length
  const listed = week ? weekLines(draft, rules) : rules
  const found = listed.filter(row => matchesRule(row, wanted))
  const lines: readonly Line[] = wanted.trim() === '' && !week ? [{ id: placeRow, name: draft.place.name }, ...found] : found
  const list = useSelection(lines, { idOf: line => line.id, question: wanted.trim() })
  const { row: marked } = list
  const open = (line: Line) => setAsking(isRule(line) ? line.place : placeRow)
  const tick = (row: RuleRow) => {
    const next = withTick(draft, row.place, !isSure(row))
    if (next) change(next)
  }
  const apply = (next: Profile) => {
    setAsking(null)
    change(next)
  }
  const give = async () => {
    setAsking(null)
    const reply = await send('profile.saveFile', {})
    if (reply?.ok) exported(reply.value.saved ? rulesFileText.exported(reply.value.code) : rulesFileText.notSaved)
  }
  const newest = versions.decisions[0]
  const left = weekLeft(draft)
  const sure = rules.filter(row => row.origin && !isSure(row)).length
  useKeys([
    { press: 'F3', label: text.filter, run: () => focusField(flow.current, 'filter') },
    ...(marked && isRule(marked) && marked.origin
      ? [{ press: 'Space', label: isSure(marked) ? text.unconfirm : text.confirm, run: () => tick(marked) }]
      : []),
    { press: 'F4', label: text.history, run: history },
    { press: 'Alt+S', label: week ? weekText.all : weekText.key, run: turnWeek },
    { press: 'Alt+N', label: text.place, run: () => setAsking(placeRow), off: changes > 0 },
    ...(changes > 0
      ? [
          { press: 'Escape', label: text.discard, run: () => setAsking('discard') },
          { press: 'F9', label: text.preview, run: preview, primary: true },
        ]
      : []),
  ])
  const close = () => setAsking(null)
  return (
    <Work
      head={
        <>
          <h1>{week ? weekText.title : text.title}</h1>
          {newest && <span>{text.version(draft.place.name, newest.version, newest.begins)}</span>}
          {week ? (
            <span className={left > 0 ? 'late' : 'secondary'}>{weekText.left(left, weekRows(draft).length)}</span>
          ) : (
            <span className={sure > 0 ? 'late' : 'secondary'}>{sure > 0 ? text.unconfirmed(sure) : text.allConfirmed}</span>
          )}
          {changes > 0 && <strong>{text.unsaved(changes)}</strong>}
        </>
      }
    >
      <div className="stack tight table-ground">
        {week && (
          <p className="secondary dense">
            {weekText.note}
            <br />
            {draft.place.authority ? weekText.askAt(draft.place.authority, draft.place.phone ?? '') : weekText.askAnyone}
          </p>
        )}
        <RefusalNote failure={failure} />
        {said && changes === 0 && <Note level="pass">{said}</Note>}
        {newest?.state === 'planned' && <Note level="note">{text.planned(newest.version, newest.begins)}</Note>}
        {versions.offered && <Note level="flag">{text.offered(versions.offered.version)}</Note>}
        <EnterFlow flowRef={flow} className="filter-row" onLast={() => table.current?.focus()}>
          <TextField name="filter" label={text.filter} hint={text.filterHint} value={wanted} onChange={setWanted} maxLength={40} />
        </EnterFlow>
        {lines.length === 0 && <EmptyState title={text.noMatch} />}
        {lines.length > 0 && (
          <div className="rule-table">
            <PickTable label={text.title} columns={week ? weekColumns : ruleColumns} list={list} onOpen={open} autoFocus handle={table} />
          </div>
        )}
        {marked && isRule(marked) && <RuleDetail row={marked} />}
      </div>
      {asking === 'discard' && (
        <Dialog
          changed={false}
          title={text.discardTitle}
          close={close}
          primary={{
            label: text.discard,
            danger: true,
            run: () => {
              close()
              change(null)
            },
          }}
        >
          {text.discardAsk(changes)}
        </Dialog>
      )}
      {asking === placeRow && (
        <PlaceDialog
          places={versions.places}
          here={draft.id}
          close={close}
          keys={[
            { press: 'F6', label: newPlaceText.title, run: () => setAsking('new') },
            { press: 'F7', label: rulesFileText.import, run: () => setAsking('file') },
            { press: 'F8', label: rulesFileText.export, run: () => void give() },
          ]}
          go={profile => {
            close()
            moveTo({ kind: 'place', profile })
          }}
        />
      )}
      {asking === 'new' && (
        <NewPlaceDialog
          places={versions.places}
          bank={bank}
          close={close}
          go={made => {
            close()
            moveTo(made)
          }}
        />
      )}
      {asking === 'file' && (
        <RulesFileDialog
          close={close}
          go={taken => {
            close()
            moveTo(taken)
          }}
        />
      )}
      {asking !== null && typeof asking === 'object' && asking.key === 'papers' && asking.item && (
        <PapersDialog draft={draft} before={versions.newest} item={asking.item} today={today} close={close} apply={apply} />
      )}
      {asking !== null && typeof asking === 'object' && asking.key !== 'papers' && (
        <RuleDialog
          draft={draft}
          before={versions.newest}
          place={{ ...asking, key: asking.key } satisfies OneRule}
          today={today}
          close={close}
          apply={apply}
        />
      )}
    </Work>
  )
}
