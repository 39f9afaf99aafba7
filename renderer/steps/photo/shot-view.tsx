/** One taken picture: finished at true size with lines or loupe, the raw frame, older pictures, the verdicts. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { type CheckId, type TellerLook, tellerLooks } from '../../../shared/photo/verdict.ts'
import { outcomeText, tellerLookText } from '../../../shared/strings/zh-CN/photo.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { CardFace } from './card-face.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { marksOf, type Word, type Words } from './decisions.ts'
import { guideLines } from './guide-lines.ts'
import { usePhotoBytes } from './use-photo-bytes.ts'
import { Verdicts } from './verdicts.tsx'

const text = tellerText.photo
const noteLevel = { accepted: 'pass', flagged: 'flag', refused: 'refuse' } as const

/** What of the picture is shown; each is one letter away. */
export type Look = {
  readonly lines: boolean
  readonly loupe: boolean
  readonly raw: boolean
  readonly figures: boolean
  readonly compare: boolean
}
const nothing: Look = { lines: false, loupe: false, raw: false, figures: false, compare: false }

export function useLook(): readonly [Look, (what: keyof Look) => () => void] {
  const [look, setLook] = useState(nothing)
  const flip = (what: keyof Look) => () => setLook(before => ({ ...before, [what]: !before[what] }))
  useKeys([
    { press: 'L', label: text.lines, run: flip('lines') },
    { press: 'Z', label: text.loupe, run: flip('loupe') },
    { press: 'R', label: text.raw, run: flip('raw') },
    { press: 'V', label: text.figures, run: flip('figures') },
    { press: 'C', label: text.compare, run: flip('compare') },
  ])
  return [look, flip]
}

function OldPictures({ view }: { readonly view: CaseView }) {
  const old = usePhotoBytes(view.id, 'oldCard', null, view.hasOldCardPhoto)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  return (
    <>
      {view.hasOldCardPhoto && (
        <PhotoFrame image={old.image} width={136} height={94} label={text.oldCardPicture} none={old.none ? text.none : undefined} />
      )}
      {view.hasPreviousPhoto && (
        <PhotoFrame
          image={previous.image}
          width={76}
          height={94}
          label={text.previousPicture}
          none={previous.none ? text.none : undefined}
        />
      )}
    </>
  )
}

type Props = {
  readonly view: CaseView
  readonly photo: PhotoView
  readonly spec: PhotoSpec
  readonly words: Words
  readonly asked: boolean
  readonly say: (check: CheckId, word: Word) => void
  /** What no model sees reliably, for the teller to tick; null where the picture cannot be used anyway. */
  readonly looks: {
    readonly ticked: readonly TellerLook[]
    readonly tick: (id: string, on: boolean) => void
    readonly error: string | null
  } | null
}

export function ShotView({ view, photo, spec, words, asked, say, looks }: Props) {
  const [look, flip] = useLook()
  const finished = usePhotoBytes(view.id, 'finished', photo.id, photo.hasFinished)
  const raw = usePhotoBytes(view.id, 'raw', photo.id, look.raw || !photo.hasFinished)
  const showsRaw = look.raw || !photo.hasFinished
  const rawHeight = Math.round((spec.width / photo.raw.width) * photo.raw.height)
  return (
    <div className="shot">
      <div className="stack tight">
        {showsRaw ? (
          <PhotoFrame
            image={raw.image}
            width={spec.width}
            height={rawHeight}
            label={text.rawPicture}
            loupe={look.loupe}
            none={raw.none ? text.none : undefined}
          />
        ) : (
          <PhotoFrame
            image={finished.image}
            width={spec.width}
            height={spec.height}
            label={text.finished}
            loupe={look.loupe}
            places={marksOf(photo)}
            {...(look.lines ? { lines: guideLines(spec) } : {})}
            none={finished.none ? text.noFinished : undefined}
          />
        )}
        <div className="row shot-small">
          <CardFace
            image={finished.image}
            name={view.maskedName}
            print={photo.verdicts.find(({ check }) => check === 'print')?.level ?? null}
          />
          <OldPictures view={view} />
        </div>
      </div>
      <div className="stack tight shot-words">
        <Note level={noteLevel[photo.outcome]}>{outcomeText[photo.outcome]}</Note>
        <Verdicts photo={photo} figures={look.figures} words={words} asked={asked} say={say} decides={looks !== null} />
        {photo.override && <Note level="flag">{text.override.given(photo.override.by, photo.override.reason)}</Note>}
        {looks && (
          <TickList
            name="looks"
            title={text.looks}
            items={tellerLooks.map(id => ({ id, text: tellerLookText[id] }))}
            ticked={looks.ticked}
            onTick={looks.tick}
            error={looks.error}
          />
        )}
      </div>
      {look.compare && <CompareDialog view={view} photo={photo} spec={spec} finished={finished.image} close={flip('compare')} />}
    </div>
  )
}
