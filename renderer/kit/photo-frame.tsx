/** Shows a picture at true size, with outlined places, guide lines and a 3x loupe when asked. */
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react'
import { Waiting } from './notes.tsx'

/** Lines to lay over the picture, in its own pixels. */
export type GuideLine = { readonly axis: 'x' | 'y'; readonly at: number; readonly strong?: boolean }
/** A place to outline, in the picture's own pixels. */
export type OutlinedPlace = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
type Props = {
  readonly image: Uint8Array | null
  readonly width: number
  readonly height: number
  readonly label: string
  readonly lines?: readonly GuideLine[]
  readonly places?: readonly OutlinedPlace[]
  readonly loupe?: boolean
  /** Text in place of a picture that is not there; without it the frame waits. */
  readonly none?: string | undefined
}

/** An address for the bytes, given back when the picture goes. */
export function useImageUrl(image: Uint8Array | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!image) return setUrl(null)
    const made = URL.createObjectURL(new Blob([new Uint8Array(image)]))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [image])
  return url
}

function Lines({ width, height, lines }: { readonly width: number; readonly height: number; readonly lines: readonly GuideLine[] }) {
  return (
    <svg className="guide-lines" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {lines.map(({ axis, at, strong }) => (
        <line
          key={`${axis}${at}`}
          className={strong ? 'strong' : undefined}
          x1={axis === 'x' ? at : 0}
          x2={axis === 'x' ? at : width}
          y1={axis === 'y' ? at : 0}
          y2={axis === 'y' ? at : height}
        />
      ))}
    </svg>
  )
}

function Places({ width, height, places }: { readonly width: number; readonly height: number; readonly places: readonly OutlinedPlace[] }) {
  return (
    <svg className="outlined-places" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {places.map(place => (
        <g key={`${place.left} ${place.top}`}>
          <rect className="ground" x={place.left} y={place.top} width={place.width} height={place.height} rx={4} />
          <rect x={place.left} y={place.top} width={place.width} height={place.height} rx={4} />
        </g>
      ))}
    </svg>
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-20, 0],
  ArrowRight: [20, 0],
  ArrowUp: [0, -20],
  ArrowDown: [0, 20],
}
const lens = 168

function Loupe({ url, width, height }: { readonly url: string; readonly width: number; readonly height: number }) {
  const [at, setAt] = useState({ x: width / 2, y: height * 0.46 })
  const within = (x: number, y: number) => setAt({ x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) })
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    within(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrows[event.key]
    if (!by) return
    event.preventDefault()
    within(at.x + by[0], at.y + by[1])
  }
  const place = {
    backgroundImage: `url(${url})`,
    backgroundSize: `${width * 3}px ${height * 3}px`,
    backgroundPosition: `${lens / 2 - at.x * 3}px ${lens / 2 - at.y * 3}px`,
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/noNoninteractiveTabindex: the lens follows pointer and arrows
    <div className="loupe-ground" tabIndex={0} data-own-keys="" onPointerMove={follow} onKeyDown={onKeyDown}>
      <div className="loupe" style={{ left: at.x - lens / 2, top: at.y - lens / 2, width: lens, height: lens, ...place }} />
    </div>
  )
}

export function PhotoFrame({ image, width, height, label, lines, places, loupe, none }: Props) {
  const url = useImageUrl(image)
  return (
    <figure className="photo-frame">
      <div className="photo-paper" style={{ width, height }}>
        {url && <img src={url} width={width} height={height} alt={label} />}
        {!url && (none ? <p className="photo-none">{none}</p> : <Waiting />)}
        {url && lines && <Lines width={width} height={height} lines={lines} />}
        {url && places && places.length > 0 && <Places width={width} height={height} places={places} />}
        {url && loupe && <Loupe url={url} width={width} height={height} />}
      </div>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
