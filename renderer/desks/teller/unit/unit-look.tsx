/** The pictures of a batch, a page at a time: the teller looks at each and strikes out what will not do. */
import { useState } from 'react'
import type { UnitId } from '../../../../shared/ids.ts'
import type { UnitRow } from '../../../../shared/ipc/shapes/unit.ts'
import { checkText } from '../../../../shared/strings/zh-CN/photo.ts'
import { unitText } from '../../../../shared/strings/zh-CN/unit.ts'
import { picturesAPage } from '../../../../shared/unit/row.ts'
import { Work } from '../../../kit/frame.tsx'
import { type Key, useKeys } from '../../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { useImageUrl } from '../../../kit/photo-frame.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'

const text = unitText.look
/** The twelve keys under which the pictures of a page lie, in the order of the keyboard. */
const pressOf = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'A', 'B'] as const

type Props = { readonly unitId: UnitId; readonly back: () => void }

export function UnitLook({ unitId, back }: Props) {
  const view = useAsked('unit.view', { unitId, which: 'unseen', after: 0 })
  const [bad, setBad] = useState<readonly number[]>([])
  const { send, busy, failure } = useSent()
  const page = view.value?.rows.slice(0, picturesAPage) ?? []
  const left = view.value?.counts.unseen ?? 0
  const flip = (at: number) => setBad(before => (before.includes(at) ? before.filter(other => other !== at) : [...before, at]))
  const goOn = async () => {
    const struck = page.map(({ at }) => at).filter(at => bad.includes(at))
    const reply = await send('unit.look', { unitId, seen: page.map(({ at }) => at).filter(at => !bad.includes(at)), bad: struck })
    if (reply?.ok) setBad([])
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    ...page.map(({ at }, place): Key => ({ press: pressOf[place] ?? '', label: text.bad, run: () => flip(at), hidden: true })),
    page.length > 0
      ? { press: 'F9', label: text.next, run: () => void goOn(), primary: true, off: busy }
      : { press: 'F9', label: text.back, run: back, primary: true },
  ])
  if (!view.value) return view.failure ? <RefusalNote failure={view.failure} again={view.again} /> : <Waiting />
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.hint}</span>
          <span className="push">{text.count(left)}</span>
        </>
      }
    >
      <RefusalNote failure={failure} />
      {page.length === 0 && <EmptyState title={text.last} />}
      <div className="unit-look">
        {page.map((row, place) => (
          <Picture
            key={row.at}
            unitId={unitId}
            row={row}
            press={pressOf[place] ?? ''}
            bad={bad.includes(row.at)}
            flip={() => flip(row.at)}
          />
        ))}
      </div>
    </Work>
  )
}

type PictureProps = {
  readonly unitId: UnitId
  readonly row: UnitRow
  readonly press: string
  readonly bad: boolean
  readonly flip: () => void
}

function Picture({ unitId, row, press, bad, flip }: PictureProps) {
  const picture = useAsked('unit.picture', { unitId, at: row.at })
  const url = useImageUrl(picture.value?.image ?? null)
  return (
    <button type="button" tabIndex={-1} className="look-card" aria-pressed={bad} onClick={flip}>
      {url ? <img src={url} alt={row.maskedName} /> : <span className="look-none" />}
      <span>
        <span className="choice-digit">{press}</span> {row.maskedName} {bad && text.bad}
      </span>
      {row.verdicts.length > 0 && <span className="look-flag">{text.flagged(row.verdicts.map(({ check }) => checkText[check].name))}</span>}
    </button>
  )
}
