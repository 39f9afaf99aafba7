/** The live half of the photo step: the coached preview, the shutter, and the other ways a picture comes. */
import { useEffect, useRef, useState } from 'react'
import type { In } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { FileSource } from '../../../shared/ipc/shapes/photo.ts'
import { coachText } from '../../../shared/strings/zh-CN/coach.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { type Key, useKeys, useOnTop } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { useGivenFile } from '../../kit/use-given-file.ts'
import { type Show, useCustomer } from '../../parts/customer.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { CamerasDialog } from './cameras-dialog.tsx'
import { useCoachWishes } from './coach-wishes.tsx'
import { wordOf } from './coach-word.tsx'
import { LivePanel } from './live-panel.tsx'
import { LiveStage } from './live-stage.tsx'
import { useCoach, useVisible } from './use-coach.ts'
import { usePreview } from './use-preview.ts'
import { useVoice } from './use-voice.ts'

const text = tellerText.photo
const nextKind = { file: 'print', print: 'id-photo', 'id-photo': 'file' } as const satisfies Record<FileSource, FileSource>
type Capture = Pick<In<'photo.capture'>, 'source' | 'images' | 'camera'>
type Props = {
  readonly view: CaseView
  readonly busy: boolean
  /** Whether the person was not in front of the camera just now, so that the shutter need not wait. */
  readonly fresh: boolean
  /** Each says whether the picture was taken. */
  readonly capture: (what: Capture) => Promise<boolean>
  readonly shootAt: (camera: string) => Promise<boolean>
  readonly keepOldCard: (image: Uint8Array) => Promise<void>
}

export function LiveView({ view, busy, fresh, capture, shootAt, keepOldCard }: Props) {
  const pins = useAsked('device.pins', {})
  const pinned = pins.value?.find(({ purpose }) => purpose === 'camera')?.name ?? null
  const preview = usePreview(pins.loading ? undefined : pinned)
  const { auto, spoken, flip } = useCoachWishes()
  const [shooting, setShooting] = useState(false)
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState<'photo' | 'oldCard'>('photo')
  const [kind, setKind] = useState<FileSource>('file')
  const file = useRef<HTMLInputElement>(null)
  const live = preview.state === 'live'
  const off = busy || shooting
  const onTop = useOnTop()
  const visible = useVisible()
  const running = live && !off && onTop && visible
  const { coach, perSecond, restart } = useCoach({ caseId: view.id, glimpse: preview.glimpse, running, auto, rested: fresh })
  const customerHint = coach.hint === 'stay' && !auto ? 'ready' : coach.hint
  const posing: Show = { page: 'pose', caseId: view.id, hint: running ? customerHint : null, camera: pinned }
  useCustomer(1, pins.loading ? null : posing)
  const voice = useVoice(running ? wordOf(coach, auto) : null, spoken)

  const shoot = async () => {
    if (!live || off) return
    setShooting(true)
    const images = await preview.burst()
    const taken =
      images.length > 0 && (await capture({ source: 'preview', images, camera: { id: '', name: preview.camera.slice(0, 200) } }))
    if (taken) return
    setShooting(false)
    restart()
  }
  const fire = useRef(shoot)
  fire.current = shoot
  useEffect(() => {
    if (coach.phase === 'fire') void fire.current()
  }, [coach.phase])

  const shootOther = async (camera: string) => {
    setAsking(false)
    preview.release()
    if (!(await shootAt(camera))) preview.restore()
  }
  const shootOldCard = async () => {
    const image = live ? await preview.shoot() : null
    if (image) return keepOldCard(image)
    setPurpose('oldCard')
    file.current?.click()
  }
  const fromFile = () => {
    setPurpose('photo')
    file.current?.click()
  }
  const readFile = async (chosen: File | undefined) => {
    if (!chosen) return
    const image = new Uint8Array(await chosen.arrayBuffer())
    if (purpose === 'oldCard') await keepOldCard(image)
    else await capture({ source: kind, images: [image] })
  }
  const given = useGivenFile({
    off: off || !onTop || preview.state === 'starting',
    kind: 'image/',
    take: dropped => void dropped.arrayBuffer().then(bytes => capture({ source: kind, images: [new Uint8Array(bytes)], camera: null })),
  })
  const again: readonly Key[] =
    live || preview.state === 'starting' ? [] : [{ press: 'F5', label: text.camera.again, run: preview.restore, off }]
  useKeys([
    { press: 'Space', label: text.shoot, run: () => void shoot(), off: !live || off },
    { press: 'A', label: auto ? coachText.auto.on : coachText.auto.off, run: () => flip('auto'), hidden: !live },
    {
      press: 'S',
      label: voice.available ? (spoken ? coachText.spoken.on : coachText.spoken.off) : coachText.spoken.none,
      run: () => flip('spoken'),
      off: !voice.available,
      hidden: !live,
    },
    ...again,
    { press: 'F6', label: text.oldCard, run: () => void shootOldCard(), off },
    { press: 'F7', label: text.fromFile, run: fromFile, off },
    { press: 'D', label: text.fileKind[kind], run: () => setKind(nextKind[kind]), off },
    { press: 'F8', label: text.otherCamera, run: () => setAsking(true), off },
    { press: 'F9', label: text.shoot, run: () => void shoot(), primary: true, off: !live || off },
  ])
  const waiting = busy ? text.judging : shooting ? coachText.shooting : null
  return (
    <div className="live">
      <LiveStage preview={preview} coach={coach} auto={auto} waiting={waiting} dropping={given.over} />
      <LivePanel view={view} coaching={{ coach, perSecond, restart }} camera={live ? preview.camera : null} />
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label={text.file}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          void readFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {given.unfit && <Note level="flag">{text.givenUnfit}</Note>}
      {asking && <CamerasDialog close={() => setAsking(false)} shoot={camera => void shootOther(camera)} />}
    </div>
  )
}
