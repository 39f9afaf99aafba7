/** Lays everything there is of one person side by side: the raw frame and the finished picture with lines, three times larger, older pictures. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { Enlarged } from './enlarged.tsx'
import { guideLines, rawLines } from './guide-lines.ts'
import { useFaceSeen } from './use-face-seen.ts'
import { usePhotoBytes } from './use-photo-bytes.ts'

const text = tellerText.photo
const rawWidth = 420
const oldHeight = 150

type Props = {
  readonly view: CaseView
  readonly photo: PhotoView
  readonly spec: PhotoSpec
  readonly finished: Uint8Array | null
  readonly close: () => void
}

function Raw({ view, photo }: Pick<Props, 'view' | 'photo'>) {
  const raw = usePhotoBytes(view.id, 'raw', photo.id)
  const face = useFaceSeen(view.id, raw.image, photo.raw.width)
  // An upright picture is bounded by its height, so that the dialog stays on the screen.
  const scale = Math.min(rawWidth / photo.raw.width, 260 / photo.raw.height)
  const [width, height] = [Math.round(photo.raw.width * scale), Math.round(photo.raw.height * scale)]
  return (
    <PhotoFrame
      image={raw.image}
      width={width}
      height={height}
      label={text.rawPicture}
      {...(face ? { lines: rawLines(face, width, height) } : {})}
      none={raw.none ? text.none : undefined}
    />
  )
}

function Older({ view }: Pick<Props, 'view'>) {
  const old = usePhotoBytes(view.id, 'oldCard', null, view.hasOldCardPhoto)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  return (
    <div className="row shot-small">
      {view.hasPreviousPhoto && (
        <PhotoFrame
          image={previous.image}
          width={Math.round((oldHeight * 358) / 441)}
          height={oldHeight}
          label={text.previousPicture}
          none={previous.none ? text.none : undefined}
        />
      )}
      {view.hasOldCardPhoto && (
        <PhotoFrame image={old.image} width={260} height={oldHeight} label={text.oldCardPicture} none={old.none ? text.none : undefined} />
      )}
      {!view.hasPreviousPhoto && !view.hasOldCardPhoto && <p className="secondary compare-none">{text.nothingOlder}</p>}
    </div>
  )
}

export function CompareDialog({ view, photo, spec, finished, close }: Props) {
  const { width, height } = spec
  const none = photo.hasFinished ? undefined : text.noFinished
  return (
    <Dialog
      changed={false}
      title={text.compare}
      close={close}
      closeLabel={text.compared}
      primary={{ label: text.compared, run: close }}
      wide
    >
      <div className="compare">
        <div className="stack tight">
          <Raw view={view} photo={photo} />
          <Older view={view} />
        </div>
        <PhotoFrame image={finished} width={width} height={height} label={text.finished} lines={guideLines(spec)} none={none} />
        <Enlarged
          image={finished}
          width={width}
          height={height}
          eyeLine={height - (photo.geometry?.eyeLineToBottom ?? height / 2)}
          none={none}
        />
      </div>
    </Dialog>
  )
}
