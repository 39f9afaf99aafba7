/** Takes the signature across the width of the screen, under the sheet that was shown. */
import { useState } from 'react'
import { type Point, SignaturePad } from '../kit/signature-pad.tsx'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame, Touch } from './touch.tsx'

export function SignPage({ view, words, head, say, busy, trouble, read }: PageProps) {
  const [strokes, setStrokes] = useState<Point[][]>([])
  useReadAloud(read, `${words.sign.title} ${words.sign.note}`)
  const sheet = view.shown?.sha256
  const done = () => void (sheet !== undefined && say({ kind: 'sign', strokes, sheet }))
  const foot = (
    <>
      <Touch icon="again" press={() => setStrokes([])} off={strokes.length === 0 || busy}>
        {words.sign.again}
      </Touch>
      <Touch press={() => void say({ kind: 'change' })} off={busy}>
        {words.check.change}
      </Touch>
      {trouble && <span className="cw-trouble">{trouble}</span>}
      <Touch main icon="pass" press={done} off={strokes.length === 0 || busy || sheet === undefined}>
        {words.sign.done}
      </Touch>
    </>
  )
  return (
    <CustomerFrame kind="sign" head={head} foot={foot}>
      <h1>{words.sign.title}</h1>
      <p>{words.sign.note}</p>
      <SignaturePad strokes={strokes} onChange={setStrokes} label={words.sign.pad} prompt={words.sign.prompt} off={busy} />
    </CustomerFrame>
  )
}
