/** The place at the end of a case from which its rating is asked for, and where it then stands. */
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { ratingText as text } from '../../shared/strings/zh-CN/rating.ts'
import { KeyLayer, useKeys } from '../kit/keys.tsx'
import { Note } from '../kit/notes.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { RatingPage } from './rating-page.tsx'

export function RatingPart({ view }: { readonly view: CaseView }) {
  const [open, setOpen] = useState(false)
  const rating = useAsked('rating.view', { caseId: view.id })
  const mayRate = view.state !== 'void' && rating.value === null && !rating.loading && rating.failure === null
  useKeys(mayRate ? [{ press: 'Ctrl+P', label: text.invite, run: () => setOpen(true) }] : [])
  return (
    <>
      {rating.value && <Note level="note">{text.rated}</Note>}
      {open &&
        createPortal(
          <KeyLayer>
            <div className="cover">
              <RatingPage caseId={view.id} number={view.number} leave={() => setOpen(false)} />
            </div>
          </KeyLayer>,
          document.body,
        )}
    </>
  )
}
