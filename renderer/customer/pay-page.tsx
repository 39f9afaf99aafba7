/** The amount and the code the customer pays by. */
import { fen, yuan } from '../../shared/money.ts'
import { CodePicture } from '../parts/code-picture.tsx'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame } from './touch.tsx'

export function PayPage({ view, words, head, read }: PageProps) {
  const { pay } = view
  const amount = pay === null ? '' : words.plan.yuan(yuan(fen(pay.fen)))
  useReadAloud(read, `${words.pay.title} ${amount} ${words.pay.note}`)
  return (
    <CustomerFrame kind="standing" head={head}>
      <h1>{words.pay.title}</h1>
      <p className="cw-ticket">{amount}</p>
      {pay !== null && <CodePicture code={pay} label={words.pay.code} size={320} />}
      <p>{words.pay.note}</p>
    </CustomerFrame>
  )
}
