/** The cards desk makes batches for the card centre and sees what became of them. */
import { centreWaysText as text } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { CentreWaysPart } from '../manager/centre-ways.tsx'

export function BatchesPage({ back }: { readonly back: () => void }) {
  useKeys([{ press: 'Escape', label: text.toBoard, run: back }])
  return (
    <Work head={<h1>{text.toBatches}</h1>}>
      <div className="stack">
        <CentreWaysPart way="batch" sets={false} />
      </div>
    </Work>
  )
}
