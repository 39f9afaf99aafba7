/** The picture at three times its size and as it will look on the card, to be taken or taken again. */
import { useImageUrl } from '../kit/photo-frame.tsx'
import { CardFace } from '../steps/photo/card-face.tsx'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame, Touch } from './touch.tsx'

export function PictureLook({ view, words, head, say, busy, trouble, read }: PageProps) {
  const url = useImageUrl(view.image)
  useReadAloud(read, `${words.picture.title} ${words.picture.note}`)
  const foot = (
    <>
      <Touch icon="again" press={() => void say({ kind: 'retake' })} off={busy}>
        {words.picture.again}
      </Touch>
      {trouble && <span className="cw-trouble">{trouble}</span>}
      <Touch main icon="pass" press={() => void say({ kind: 'accept' })} off={busy || !url}>
        {words.picture.accept}
      </Touch>
    </>
  )
  return (
    <CustomerFrame kind="accept" head={head} foot={foot}>
      {url ? <img src={url} alt={words.picture.photo} className="cw-picture" /> : <p>{words.picture.none}</p>}
      <div className="cw-beside">
        <h1>{words.picture.title}</h1>
        <p>{words.picture.note}</p>
        <CardFace image={view.image} name={view.shown?.sheet.name ?? ''} print={null} />
      </div>
    </CustomerFrame>
  )
}
