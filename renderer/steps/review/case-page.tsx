/** One submitted case on one page: pictures or effect at the left, papers at the right; tells when all of it is there to be seen. */
import { useEffect, useRef } from 'react'
import { legible } from '../../../shared/identity/drawn-characters.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { inFours } from '../../kit/id-number-field.tsx'
import { dayText } from '../../parts/time-text.ts'
import type { StepProps } from '../step-props.ts'
import { EffectPart } from './effect-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { PhotosPart } from './photos-part.tsx'

const text = reviewText.page

type Props = Pick<StepProps, 'view' | 'profile'> & {
  /** Called once the picture, where the case has one, is drawn. */
  readonly shown?: () => void
}

export function CasePage({ view, profile, shown }: Props) {
  const hasPicture = view.path === 'photo-card'
  const tell = useRef(shown)
  tell.current = shown
  useEffect(() => {
    if (!hasPicture) tell.current?.()
  }, [hasPicture])
  return (
    <>
      <WhoAndWhat view={view} />
      <div className="review-page">
        {hasPicture ? <PhotosPart view={view} spec={profile.photo.value} shown={shown} /> : <EffectPart view={view} />}
        <PapersPart view={view} />
      </div>
    </>
  )
}

/** Whom and what the decision is about: it stays in sight however far the page is scrolled. */
function WhoAndWhat({ view }: { readonly view: CaseView }) {
  const promised = view.pickup.promised?.day
  return (
    <dl className="review-strip">
      <div>
        <dt>{text.name}</dt>
        <dd className="review-name">{legible(view.identity.name)}</dd>
      </div>
      <div>
        <dt>{text.number}</dt>
        <dd className="review-number">{inFours(view.identity.number)}</dd>
      </div>
      <div>
        <dt>{text.business}</dt>
        <dd>{itemText[view.item]}</dd>
      </div>
      {promised && (
        <div className="push">
          <dt>{cardsText.table.promised}</dt>
          <dd>{dayText(promised)}</dd>
        </div>
      )}
    </dl>
  )
}
