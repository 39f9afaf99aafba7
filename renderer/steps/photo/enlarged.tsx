/** A part of the finished picture three times larger, moved by the arrows or dragged. */
import { type PointerEvent, useState } from 'react'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useKeys } from '../../kit/keys.tsx'
import { useImageUrl } from '../../kit/photo-frame.tsx'

const text = tellerText.photo
const times = 3
// In pixels of the picture.
const stride = 24

type Props = {
  readonly image: Uint8Array | null
  readonly width: number
  readonly height: number
  /** Where the look begins: the eyes are what one compares first. */
  readonly eyeLine: number
  readonly none: string | undefined
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)

export function Enlarged({ image, width, height, eyeLine, none }: Props) {
  const url = useImageUrl(image)
  const most = { x: width - width / times, y: height - height / times }
  const [at, setAt] = useState({ x: most.x / 2, y: within(eyeLine - height / times / 2, most.y) })
  const move = (x: number, y: number) => setAt(before => ({ x: within(before.x + x, most.x), y: within(before.y + y, most.y) }))
  const arrow = (press: string, x: number, y: number) => ({ press, label: text.enlarged, run: () => move(x, y), hidden: true })
  useKeys([arrow('ArrowLeft', -stride, 0), arrow('ArrowRight', stride, 0), arrow('ArrowUp', 0, -stride), arrow('ArrowDown', 0, stride)])
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) move(-event.movementX / times, -event.movementY / times)
  }
  return (
    <figure className="photo-frame">
      <div className="photo-paper enlarged" style={{ width, height }} onPointerMove={drag}>
        {none && <p className="photo-none">{none}</p>}
        {url && !none && (
          <img
            src={url}
            alt={text.enlarged}
            draggable={false}
            width={width * times}
            height={height * times}
            style={{ transform: `translate(${-at.x * times}px, ${-at.y * times}px)` }}
          />
        )}
      </div>
      <figcaption>{text.enlarged}</figcaption>
    </figure>
  )
}
