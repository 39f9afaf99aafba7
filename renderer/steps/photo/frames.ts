/** Takes JPEG frames from a running video: one, several of one moment, or a small copy to look at. */

// The full frame keeps what the camera gave; a look needs only the shape of the face.
const shotQuality = 0.95
const glimpse = { width: 640, quality: 0.85 }
const burst = { frames: 5, apartMs: 80 }

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

function drawn(video: HTMLVideoElement): Canvas | null {
  if (video.videoWidth === 0) return null
  const made = canvasOf(video.videoWidth, video.videoHeight)
  made?.brush.drawImage(video, 0, 0)
  return made
}

export async function frameOf(video: HTMLVideoElement): Promise<Uint8Array | null> {
  const made = drawn(video)
  return made && jpegOf(made, shotQuality)
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** All frames are drawn before the first is packed, so that packing does not stretch the moment. */
export async function burstOf(video: HTMLVideoElement): Promise<Uint8Array[]> {
  const made: Canvas[] = []
  for (let frame = 0; frame < burst.frames; frame += 1) {
    if (frame > 0) await pause(burst.apartMs)
    const one = drawn(video)
    if (one) made.push(one)
  }
  const packed = await Promise.all(made.map(one => jpegOf(one, shotQuality)))
  return packed.filter(image => image !== null)
}

/** A small copy and what it is a copy of. */
export type Glimpse = { readonly image: Uint8Array; readonly frameWidth: number; readonly aspect: number }

export function glimpser(): (video: HTMLVideoElement) => Promise<Glimpse | null> {
  let kept: Canvas | null = null
  return async video => {
    const { videoWidth: frameWidth, videoHeight } = video
    if (frameWidth === 0) return null
    const height = Math.round((glimpse.width * videoHeight) / frameWidth)
    const made = kept?.canvas.height === height ? kept : canvasOf(glimpse.width, height)
    kept = made
    made?.brush.drawImage(video, 0, 0, glimpse.width, height)
    const image = made && (await jpegOf(made, glimpse.quality))
    return image && { image, frameWidth, aspect: frameWidth / videoHeight }
  }
}
