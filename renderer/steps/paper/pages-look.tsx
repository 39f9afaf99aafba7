/** Shows the copies of a case to somebody who judges it, page after page. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { materialText } from '../../../shared/strings/zh-CN/business.ts'
import { paperText } from '../../../shared/strings/zh-CN/paper.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { PagePicture } from './page-picture.tsx'

const text = paperText.look

export function PagesLook({ view, close }: { readonly view: CaseView; readonly close: () => void }) {
  const list = useSelection(view.pages, { idOf: ({ id }) => id })
  return (
    <Dialog changed={false} wide title={text.title} close={close} closeLabel={text.close} primary={{ label: text.close, run: close }}>
      <div className="papers-looking">
        <PickList label={text.title} list={list} autoFocus>
          {({ material, page }) => paperText.pageOf(materialText[material], page)}
        </PickList>
        {list.row && <PagePicture key={list.row.id} caseId={view.id} page={list.row} />}
      </div>
    </Dialog>
  )
}

/** How many pages there are of which paper; null where there are none. */
export function pagesCounted({ pages }: Pick<CaseView, 'pages'>): string | null {
  const counts = new Map<PageMaterial, number>()
  for (const { material } of pages) counts.set(material, (counts.get(material) ?? 0) + 1)
  return pages.length === 0 ? null : text.counted([...counts].map(([material, count]) => text.ofPaper(materialText[material], count)))
}
type PageMaterial = CaseView['pages'][number]['material']
