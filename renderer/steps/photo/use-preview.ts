/** Owns the camera stream of the page: opens it, says why it does not open, shoots from it, gives it back. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { frameOf, type Glimpse, openFrames } from './frames.ts'

export type PreviewState = 'starting' | 'live' | 'missing' | 'denied' | 'busy' | 'lost' | 'off'
export type Preview = {
  readonly state: PreviewState
  /** What the engine calls the camera; empty while none runs or where it has no name. */
  readonly camera: string
  readonly video: RefObject<HTMLVideoElement | null>
  /** The full frame as JPEG bytes; null while no picture runs. */
  readonly shoot: () => Promise<Uint8Array | null>
  /** The frames of one moment, for the core to keep the best; none while no picture runs. */
  readonly burst: () => Promise<Uint8Array[]>
  /** A small copy of the frame, to look at; `soon` where a burst is likely to follow. */
  readonly glimpse: (soon: boolean) => Promise<Glimpse | null>
  /** A camera held by the page is busy for everyone else: give it back before another route uses it. */
  readonly release: () => void
  readonly restore: () => void
}

/** A face needs no more than the card; small print needs all that a lens has. */
const wishes = {
  face: { audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } },
  paper: { audio: false, video: { width: { ideal: 4096 }, height: { ideal: 3072 } } },
} as const satisfies Record<string, MediaStreamConstraints>
export type LookedAt = keyof typeof wishes

const openWithinMs = 10_000

// Names of the Media Capture specification, §10.6.
function stateOf(error: unknown): PreviewState {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' || name === 'TimeoutError' ? 'busy' : 'missing'
}

const stop = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/**
 * The camera this counter chose; for a face whichever there is where it is not plugged in, for a paper no other: it would look at the customer.
 * The engine's own ids change, so it is known by its name.
 */
async function wishFor(wanted: string | null, at: LookedAt): Promise<MediaStreamConstraints> {
  const wish = wishes[at]
  if (wanted === null && at === 'face') return wish
  const devices = await navigator.mediaDevices.enumerateDevices()
  const device = devices.find(({ kind, label }) => kind === 'videoinput' && label.trim() === wanted)
  if (!device && at === 'paper') throw new DOMException('this camera is not plugged in', 'NotFoundError')
  return device ? { ...wish, video: { ...wish.video, deviceId: { exact: device.deviceId } } } : wish
}

/** Some drivers never answer while another program holds the camera; a stream that comes too late is closed again. */
async function openStream(wanted: string | null, at: LookedAt): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('no media devices', 'NotFoundError')
  const opening = navigator.mediaDevices.getUserMedia(await wishFor(wanted, at))
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('camera does not answer', 'TimeoutError'))
      opening.then(stop, () => undefined)
    }, openWithinMs)
  })
  return Promise.race([opening, late]).finally(() => clearTimeout(timer))
}

/** `wanted`: the chosen camera's name, null for any, undefined while nobody knows yet. */
export function usePreview(wanted: string | null | undefined, at: LookedAt = 'face'): Preview {
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const [state, setState] = useState<PreviewState>('starting')
  const [turn, setTurn] = useState(0)
  const [camera, setCamera] = useState('')
  const restore = useCallback(() => setTurn(before => before + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn opens the camera anew
  useEffect(() => {
    let here = true
    setState('starting')
    if (wanted === undefined) return
    const attach = (opened: MediaStream) => {
      if (!here) return stop(opened)
      stream.current = opened
      if (video.current) video.current.srcObject = opened
      // A cable that is pulled ends the track without any error.
      opened.getVideoTracks()[0]?.addEventListener('ended', () => here && setState('lost'))
      setCamera(opened.getVideoTracks()[0]?.label ?? '')
      setState('live')
    }
    openStream(wanted, at).then(attach, error => here && setState(stateOf(error)))
    return () => {
      here = false
      stop(stream.current)
      stream.current = null
    }
  }, [turn, wanted, at])

  // One that was just plugged in may be held by the system for a moment, so what was busy is tried again as well.
  const dark = state === 'missing' || state === 'lost' || state === 'busy'
  useEffect(() => {
    if (!dark || !navigator.mediaDevices) return
    navigator.mediaDevices.addEventListener('devicechange', restore)
    return () => navigator.mediaDevices.removeEventListener('devicechange', restore)
  }, [dark, restore])

  const release = useCallback(() => {
    stop(stream.current)
    stream.current = null
    setState('off')
  }, [])
  const [frames] = useState(openFrames)
  const shoot = useCallback(async () => (stream.current && video.current ? frameOf(video.current) : null), [])
  const burst = useCallback(async () => (stream.current && video.current ? frames.burst(video.current) : []), [frames])
  const glimpse = useCallback(
    async (soon: boolean) => (stream.current && video.current ? frames.glimpse(video.current, soon) : null),
    [frames],
  )
  return { state, camera, video, shoot, burst, glimpse, release, restore }
}
