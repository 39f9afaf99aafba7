/** A code to be scanned off the screen, dark on white whatever the colours around it. */
import type { CodeDrawn } from '../../shared/ipc/shapes/pay.ts'

type Props = { readonly code: CodeDrawn; readonly label: string; readonly size: number }

export function CodePicture({ code: { side, path }, label, size }: Props) {
  return (
    <svg
      className="code-picture"
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  )
}
