/** Takes copies of the papers of a case, page by page, from the document camera or from scanned files. */
import { useRef, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { MaterialCode } from '../../../shared/business/materials.ts'
import type { ReasonCode } from '../../../shared/business/reasons.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { PageView } from '../../../shared/ipc/shapes/paper.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { materialText } from '../../../shared/strings/zh-CN/business.ts'
import { paperText as text } from '../../../shared/strings/zh-CN/paper.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { useOnTop } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useGivenFile } from '../../kit/use-given-file.ts'
import { type Selection, useSelection } from '../../kit/use-selection.ts'
import { useSent } from '../../parts/use-sent.ts'
import { type Preview, usePreview } from '../photo/use-preview.ts'
import { LensDialog } from './lens-dialog.tsx'
import { PagePicture } from './page-picture.tsx'
import { type PageRow, pageRows, rowId } from './page-rows.ts'
import { PaperStage } from './paper-stage.tsx'
import { type Lens, useLens } from './use-lens.ts'

/** The core reads no more either; a file beyond it is not even loaded. */
const mostFileBytes = 60_000_000
type Quarters = 0 | 1 | 2 | 3

type Props = {
  readonly view: CaseView
  readonly item: ItemCode
  readonly reason: ReasonCode
  /** What is asked for and can be copied. */
  readonly materials: readonly MaterialCode[]
  readonly close: () => void
}

export function PapersDialog({ view, item, reason, materials, close }: Props) {
  const [pages, setPages] = useState<readonly PageView[]>(view.pages)
  const rows = pageRows(materials, pages)
  const list = useSelection(rows, { idOf: rowId })
  const { lens, all } = useLens()
  const preview = usePreview(lens === undefined ? undefined : lens?.by === 'page' ? lens.id : null, 'paper')
  const [quarters, setQuarters] = useState<Quarters>(0)
  const [choosing, setChoosing] = useState(false)
  const [tooLarge, setTooLarge] = useState<Failure | null>(null)
  const { send, busy, failure, clear } = useSent()
  const instead = useRef<PageView | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const row = list.row ?? rows[0] ?? null
  const canShoot = lens?.by === 'desk' || (lens?.by === 'page' && preview.state === 'live')

  const of = (replaced: PageView | null, material: MaterialCode) => ({
    caseId: view.id,
    item,
    reason,
    material,
    quarters,
    instead: replaced?.id ?? null,
  })
  const kept = (reply: Result<CaseView> | null, material: MaterialCode, replaced: PageView | null) => {
    if (!reply?.ok) return
    setPages(reply.value.pages)
    const own = reply.value.pages.filter(page => page.material === material)
    const shown = replaced ? own.find(({ page }) => page === replaced.page) : own.at(-1)
    if (shown) list.selectId(shown.id)
  }
  const shoot = async (replaced: PageView | null) => {
    if (!row || !lens || !canShoot || busy) return
    setTooLarge(null)
    const where = of(replaced, row.material)
    if (lens.by === 'desk') return kept(await send('paper.shoot', { ...where, lens: lens.id }), row.material, replaced)
    const image = await preview.shoot()
    const camera = { id: '', name: preview.camera.slice(0, 200) }
    if (image) kept(await send('paper.add', { ...where, source: 'camera', image, camera }), row.material, replaced)
  }
  const readFile = async (chosen: File | undefined, replaced: PageView | null) => {
    if (!chosen || !row || busy) return
    clear()
    // A file of a hundred megabytes would stand in the window's memory twice before anybody refused it.
    if (chosen.size > mostFileBytes) return setTooLarge({ code: 'IMAGE_TOO_LARGE' })
    setTooLarge(null)
    const image = new Uint8Array(await chosen.arrayBuffer())
    kept(await send('paper.add', { ...of(replaced, row.material), source: 'file', image, camera: null }), row.material, replaced)
  }
  const chooseFile = (replaced: PageView | null) => {
    instead.current = replaced
    file.current?.click()
  }
  const again = () => {
    if (row?.page) canShoot ? void shoot(row.page) : chooseFile(row.page)
  }
  const remove = async () => {
    if (!row?.page) return
    const reply = await send('paper.remove', { caseId: view.id, pageId: row.page.id })
    if (!reply?.ok) return
    setPages(reply.value.pages)
    list.selectId(row.material)
  }
  const keys = [
    { press: 'F5', label: text.turn(quarters * 90), run: () => setQuarters(now => ((now + 1) % 4) as Quarters), off: busy },
    { press: 'F6', label: text.retake, run: again, off: busy || !row?.page },
    { press: 'F7', label: text.fromFile, run: () => chooseFile(null), off: busy || !row },
    { press: 'F8', label: text.lens, run: () => setChoosing(true), off: busy },
    { press: 'F10', label: text.remove, run: () => void remove(), off: busy || !row?.page },
  ]
  return (
    <Dialog
      changed={false}
      wide
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.take, run: () => void shoot(null), off: busy || !canShoot || !row }}
      keys={keys}
    >
      <Taking {...{ view, list, lens, preview, quarters, busy }} row={row} drop={dropped => void readFile(dropped, null)} />
      <RefusalNote failure={tooLarge ?? failure} />
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label={text.file}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          void readFile(event.target.files?.[0], instead.current)
          event.target.value = ''
        }}
      />
      {choosing && <LensDialog lenses={all} chosen={lens?.id ?? null} close={() => setChoosing(false)} />}
    </Dialog>
  )
}

type TakingProps = {
  readonly view: CaseView
  readonly list: Selection<PageRow>
  readonly row: PageRow | null
  readonly lens: Lens | null | undefined
  readonly preview: Preview
  readonly quarters: Quarters
  readonly busy: boolean
  readonly drop: (file: File) => void
}

/** Inside of the dialog, so that it knows whether another one, or the lock, stands over it. */
function Taking({ view, list, row, lens, preview, quarters, busy, drop }: TakingProps) {
  const onTop = useOnTop()
  const given = useGivenFile({ off: busy || !onTop, kind: 'image/', take: drop })
  return (
    <>
      <div className="papers-taking">
        <PickList label={text.list} list={list} autoFocus>
          {said}
        </PickList>
        <PaperStage lens={lens} preview={preview} quarters={quarters} making={busy} dropping={given.over} />
        <div className="page-shown">
          {row?.page ? (
            <PagePicture key={row.page.id} caseId={view.id} page={row.page} />
          ) : (
            <EmptyState title={text.none}>{text.empty}</EmptyState>
          )}
        </div>
      </div>
      {given.unfit && <Note level="flag">{text.givenUnfit}</Note>}
    </>
  )
}

function said({ material, page, count }: PageRow) {
  if (page) return <span className="page-row">{text.page(page.page)}</span>
  return (
    <>
      {materialText[material]} <span className="secondary">{count === 0 ? text.none : text.pages(count)}</span>
    </>
  )
}
