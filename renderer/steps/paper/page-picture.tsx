/** Shows one kept page of a paper, whole, and what is known of it. */
import type { CaseId } from '../../../shared/ids.ts'
import type { PageView } from '../../../shared/ipc/shapes/paper.ts'
import { materialText } from '../../../shared/strings/zh-CN/business.ts'
import { pageSaid, paperText as text } from '../../../shared/strings/zh-CN/paper.ts'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { useImageUrl } from '../../kit/photo-frame.tsx'
import { useAsked } from '../../parts/use-asked.ts'

export function PagePicture({ caseId, page }: { readonly caseId: CaseId; readonly page: PageView }) {
  const asked = useAsked('paper.bytes', { caseId, pageId: page.id })
  const url = useImageUrl(asked.value?.image ?? null)
  const { level, say } = pageSaid(page)
  const name = text.pageOf(materialText[page.material], page.page)
  return (
    <figure className="page-picture">
      <div className="page-ground">
        {url ? <img src={url} alt={name} draggable={false} /> : asked.failure ? <RefusalNote failure={asked.failure} /> : <Waiting />}
      </div>
      <figcaption>{name}</figcaption>
      <Note level={level}>{say}</Note>
    </figure>
  )
}
