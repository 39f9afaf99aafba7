/** Takes JPEG frames from a running video: one, several of one moment, or a small copy to look at. */

// The full frame keeps what the camera gave; a look needs only the shape of the face.
const shotQuality = 0.95
const glimpse = { width: 640, quality: 0.85 }
// A burst is what the coach saw in the last second, and the moment of the key itself: nobody waits for frames that are there already.
const burst = { frames: 5, apartMs: 80, youngMs: 1000 }

type Canvas = { readonly canvas: HTMLCanvasElement; readonly brush: CanvasRenderingContext2D }

function canvasOf(width: number, height: number): Canvas | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  // The pixels are read at once, so they need not go by the graphics card.
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  return brush && { canvas, brush }
}

async function jpegOf({ canvas }: Canvas, quality: number): Promise<Uint8Array | null> {
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null
}

function drawn(video: HTMLVideoElement, reused: Canvas | null = null): Canvas | null {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const fits = reused?.canvas.width === videoWidth && reused.canvas.height === videoHeight
  const made = fits ? reused : canvasOf(videoWidth, videoHeight)
  made?.brush.drawImage(video, 0, 0)
  return made
}

export async function frameOf(video: HTMLVideoElement): Promise<Uint8Array | null> {
  const made = drawn(video)
  return made && jpegOf(made, shotQuality)
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** A small copy and what it is a copy of. */
export type Glimpse = { readonly image: Uint8Array; readonly frameWidth: number; readonly aspect: number }

export type Frames = {
  /** `soon`: the shutter may fall any moment, so the full frame is packed already. */
  readonly glimpse: (video: HTMLVideoElement, soon: boolean) => Promise<Glimpse | null>
  /** Oldest first. */
  readonly burst: (video: HTMLVideoElement) => Promise<Uint8Array[]>
}

/** `jpeg` is null as long as nobody asked for it. */
type Frame = { readonly canvas: Canvas; readonly at: number; jpeg: Promise<Uint8Array | null> | null }

export function openFrames(): Frames {
  let small: Canvas | null = null
  let seen: readonly Frame[] = []
  const keep = (video: HTMLVideoElement): Frame | null => {
    const full = seen.length >= burst.frames - 1
    const canvas = drawn(video, full ? seen[0]?.canvas : null)
    if (!canvas) return null
    const frame = { canvas, at: performance.now(), jpeg: null }
    seen = [...(full ? seen.slice(1) : seen), frame]
    return frame
  }
  return {
    glimpse: async (video, soon) => {
      const kept = keep(video)
      if (!kept) return null
      const frame = kept.canvas
      const { width: frameWidth, height: frameHeight } = frame.canvas
      const height = Math.round((glimpse.width * frameHeight) / frameWidth)
      small = small?.canvas.height === height ? small : canvasOf(glimpse.width, height)
      small?.brush.drawImage(frame.canvas, 0, 0, glimpse.width, height)
      const image = small && (await jpegOf(small, glimpse.quality))
      if (soon) kept.jpeg ??= jpegOf(frame, shotQuality)
      return image && { image, frameWidth, aspect: frameWidth / frameHeight }
    },
    burst: async video => {
      const pressed = performance.now()
      const before = seen.filter(({ at }) => pressed - at < burst.youngMs)
      seen = []
      return packed(await completed(before, video))
    },
  }
}

/** The frame of this moment after those before it, and later ones where they are too few. */
async function completed(before: readonly Frame[], video: HTMLVideoElement): Promise<readonly Frame[]> {
  const made = [...before]
  for (let wanted = burst.frames - before.length; wanted > 0; wanted -= 1) {
    const canvas = drawn(video)
    if (canvas) made.push({ canvas, at: performance.now(), jpeg: null })
    if (wanted > 1) await pause(burst.apartMs)
  }
  return made
}

/** All frames were drawn before the first is packed, so that packing does not stretch the moment. */
async function packed(made: readonly Frame[]): Promise<Uint8Array[]> {
  const images = await Promise.all(made.map(({ canvas, jpeg }) => jpeg ?? jpegOf(canvas, shotQuality)))
  return images.filter(image => image !== null)
}
