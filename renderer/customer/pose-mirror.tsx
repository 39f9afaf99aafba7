/** The live picture as in a mirror, with the outline to stand in and the coach's one hint. */
import { usePreview } from '../steps/photo/use-preview.ts'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame } from './touch.tsx'

export function PoseMirror({ view, words, head, read }: PageProps) {
  const { hint, camera } = view
  const { state, video } = usePreview(camera)
  const said = hint === null ? words.pose.title : hint === 'ready' ? words.pose.ready : words.pose.hint(hint)
  useReadAloud(read, said)
  return (
    <CustomerFrame kind="posing" head={head}>
      <div className="cw-mirror">
        <video ref={video} autoPlay playsInline muted aria-label={words.pose.mirror} className={state === 'live' ? undefined : 'dark'} />
        {state === 'live' && (
          <svg
            viewBox="240 0 800 720"
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
            className={hint === 'stay' ? 'good' : undefined}
          >
            <ellipse cx="640" cy="309" rx="148" ry="236" />
            <path d="M412 661c4-70 54-108 134-126 M868 661c-4-70-54-108-134-126" />
          </svg>
        )}
        <p className="cw-hint" role="status">
          {state === 'live' || state === 'starting' ? said : words.pose.noCamera}
        </p>
      </div>
    </CustomerFrame>
  )
}
