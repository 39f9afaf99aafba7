/** One submitted case on one page: pictures or effect at the left, papers at the right; tells when all of it is there to be seen. */
import { useEffect, useRef } from 'react'
import type { StepProps } from '../step-props.ts'
import { EffectPart } from './effect-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { PhotosPart } from './photos-part.tsx'

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
    <div className="review-page">
      {hasPicture ? <PhotosPart view={view} spec={profile.photo.value} shown={shown} /> : <EffectPart view={view} />}
      <PapersPart view={view} />
    </div>
  )
}
