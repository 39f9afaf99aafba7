/** The pictures side by side, what the checks found, what the teller said to it, and the signature. */
import { useEffect, useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import type { Verdict } from '../../../shared/photo/verdict.ts'
import { checkText, outcomeText } from '../../../shared/strings/zh-CN/photo.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { VerdictList } from '../../kit/verdict-list.tsx'
import { marksOf } from '../photo/decisions.ts'
import { guideLines } from '../photo/guide-lines.ts'
import { usePhotoBytes } from '../photo/use-photo-bytes.ts'
import { Signed } from './signed.tsx'

const text = reviewText.page
const noteLevel = { accepted: 'pass', flagged: 'flag', refused: 'refuse' } as const

type Look = { readonly lines: boolean; readonly loupe: boolean; readonly raw: boolean; readonly figures: boolean }

function useLook(hasOld: boolean): Look {
  const [look, setLook] = useState<Look>({ lines: false, loupe: false, raw: false, figures: false })
  const flip = (what: keyof Look) => () => setLook(before => ({ ...before, [what]: !before[what] }))
  useKeys([
    { press: 'L', label: reviewText.lines, run: flip('lines') },
    { press: 'Z', label: reviewText.loupe, run: flip('loupe') },
    { press: 'W', label: reviewText.raw, run: flip('raw'), off: !hasOld },
    { press: 'V', label: reviewText.figures, run: flip('figures') },
  ])
  return look
}

type PictureProps = { readonly view: CaseView; readonly photo: PhotoView; readonly spec: PhotoSpec; readonly look: Look }

function RawPicture({ view, photo, spec, look }: PictureProps) {
  const { image, none } = usePhotoBytes(view.id, 'raw', photo.id)
  const height = Math.round((spec.width / photo.raw.width) * photo.raw.height)
  return (
    <PhotoFrame
      image={image}
      width={spec.width}
      height={height}
      label={text.rawPicture}
      loupe={look.loupe}
      none={none ? text.noPicture : undefined}
    />
  )
}

function NewPicture({ view, photo, spec, look, shown }: PictureProps & { readonly shown?: (() => void) | undefined }) {
  const { image, none } = usePhotoBytes(view.id, 'finished', photo.id, photo.hasFinished)
  const tell = useRef(shown)
  tell.current = shown
  const there = image !== null && !none
  useEffect(() => {
    if (there) tell.current?.()
  }, [there])
  return (
    <PhotoFrame
      image={image}
      width={spec.width}
      height={spec.height}
      label={text.finished}
      places={marksOf(photo)}
      loupe={look.loupe}
      {...(look.lines ? { lines: guideLines(spec) } : {})}
      none={none ? text.noPhoto : undefined}
    />
  )
}

/** The picture on the card the person holds, or the one this branch made last. */
function OldPicture({ view, spec, look }: Omit<PictureProps, 'photo'>) {
  const part = view.hasOldCardPhoto ? 'oldCard' : 'previous'
  const { image, none } = usePhotoBytes(view.id, part, null)
  return (
    <PhotoFrame
      image={image}
      width={spec.width}
      height={spec.height}
      label={view.hasOldCardPhoto ? text.oldCard : text.previous}
      loupe={look.loupe}
      none={none ? text.noPicture : undefined}
    />
  )
}

const figureText = ({ measured, limit }: Verdict): string =>
  measured === null ? limit : text.measured(String(Math.round(measured * 1000) / 1000), limit)

function Verdicts({ photo, figures }: { readonly photo: PhotoView; readonly figures: boolean }) {
  const rank = { refuse: 0, flag: 1, pass: 2 } as const
  const sorted = [...photo.verdicts].sort((a, b) => rank[a.level] - rank[b.level])
  const shown = sorted.filter(verdict => figures || verdict.level !== 'pass')
  const decided = (verdict: Verdict) => photo.decisions.find(decision => decision.check === verdict.check)?.reason
  const rows = shown.map(verdict => {
    const reason = decided(verdict)
    return {
      id: verdict.check,
      level: verdict.level,
      name: checkText[verdict.check].name,
      say: checkText[verdict.check].teller,
      measured: figureText(verdict),
      extra: verdict.level === 'flag' && <span className="verdict-decision">{reason ? text.decided(reason) : text.undecided}</span>,
    }
  })
  return (
    <>
      <Note level={photo.override ? 'flag' : noteLevel[photo.outcome]}>
        {outcomeText[photo.outcome]}{' '}
        <span className="secondary">{text.passed(photo.verdicts.filter(one => one.level === 'pass').length)}</span>
        {photo.looks.length > 0 && <span className="secondary"> {text.looked(photo.looks.length)}</span>}
        {photo.override && <p>{text.override(photo.override.by, photo.override.reason)}</p>}
      </Note>
      {rows.length > 0 && <VerdictList rows={rows} figures={figures} label={text.verdicts} />}
    </>
  )
}

type PartProps = { readonly view: CaseView; readonly spec: PhotoSpec; readonly shown?: (() => void) | undefined }

export function PhotosPart({ view, spec, shown }: PartProps) {
  const hasOld = view.hasOldCardPhoto || view.hasPreviousPhoto
  const look = useLook(hasOld)
  const photo = view.photos.find(one => one.chosen)
  if (!photo) return <Note level="refuse">{text.noPhoto}</Note>
  const shared = { view, photo, spec, look }
  return (
    <div className="stack tight">
      <div className="row pictures">
        {hasOld && !look.raw ? <OldPicture {...shared} /> : <RawPicture {...shared} />}
        <NewPicture {...shared} shown={shown} />
      </div>
      {!hasOld && <p className="secondary dense">{text.noOld}</p>}
      <Verdicts photo={photo} figures={look.figures} />
      <Signed view={view} />
    </div>
  )
}
