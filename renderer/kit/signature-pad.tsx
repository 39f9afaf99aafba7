/** Takes a signature as strokes in the unit square, and draws exactly what is kept and later printed. */
import { type PointerEvent, useRef, useState } from 'react'

/** With the pressure of the pen where it has one. */
export type Point = [number, number] | [number, number, number]
export type Strokes = readonly Point[][]

type Props = {
  readonly strokes: Strokes
  readonly onChange: (strokes: Point[][]) => void
  readonly label: string
  readonly prompt: string
  readonly off?: boolean
}

// The contract bounds a stroke; a longer one goes on as the next.
const strokeLimit = 1900
const fine = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 10_000) / 10_000

/** One path per stroke; a tap is a dot. */
function pathOf(stroke: readonly Point[]): string {
  const at = ([x, y]: Point) => `${x * 1000} ${y * 250}`
  const [first, ...rest] = stroke
  if (!first) return ''
  return rest.length === 0 ? `M${at(first)} l0.01 0` : `M${at(first)} ${rest.map(point => `L${at(point)}`).join(' ')}`
}

/** A pen that is pressed draws a wider line; a finger or a mouse draws one width. */
function Stroke({ stroke }: { readonly stroke: readonly Point[] }) {
  if (!stroke.some(([, , pressure]) => pressure !== undefined)) return <path d={pathOf(stroke)} vectorEffect="non-scaling-stroke" />
  return stroke.map((point, place) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: points are only ever added at the end
      key={place}
      d={pathOf([stroke[place - 1] ?? point, point])}
      vectorEffect="non-scaling-stroke"
      style={{ strokeWidth: 1 + 4 * (point[2] ?? 0.5) }}
    />
  ))
}

export function Signature({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) {
  return (
    <svg className="signature" viewBox="0 0 1000 250" preserveAspectRatio="none" role="img" aria-label={label}>
      {strokes.map((stroke, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end or cleared
        <Stroke key={place} stroke={stroke} />
      ))}
    </svg>
  )
}

export function SignaturePad({ strokes, onChange, label, prompt, off }: Props) {
  const [drawing, setDrawing] = useState<Point[] | null>(null)
  // Pointer moves arrive faster than React draws; the stroke grows here and the state follows.
  const stroke = useRef<Point[]>([])
  const pointOf = (event: PointerEvent<HTMLDivElement>, from: { clientX: number; clientY: number; pressure: number }): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [fine((from.clientX - box.left) / (box.width || 1)), fine((from.clientY - box.top) / (box.height || 1))]
    // Only a pen tells how hard it is pressed; of a finger and a mouse the figure says nothing.
    return event.pointerType === 'pen' ? [x, y, fine(from.pressure)] : [x, y]
  }
  const finish = () => {
    if (stroke.current.length > 0) onChange([...strokes.map(kept => [...kept]), stroke.current])
    stroke.current = []
    setDrawing(null)
  }
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (off || event.button !== 0) return
    event.currentTarget.setPointerCapture?.(event.pointerId)
    stroke.current = [pointOf(event, event)]
    setDrawing(stroke.current)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drawing) return
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? []
    stroke.current = [...stroke.current, ...(passed.length > 0 ? passed : [event]).map(from => pointOf(event, from))].slice(0, strokeLimit)
    setDrawing(stroke.current)
  }
  const shown = drawing ? [...strokes, drawing] : strokes
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is drawn on; what is signed by key stands beside it
    <div
      className={off ? 'signature-pad off' : 'signature-pad'}
      onPointerDown={down}
      // Drawing takes the focus from no field: the keys go on where the teller was.
      onMouseDown={event => event.preventDefault()}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      <Signature strokes={shown} label={label} />
      {shown.length === 0 && <span className="signature-prompt">{prompt}</span>}
      <span className="signature-line" aria-hidden="true" />
    </div>
  )
}
