/** A second person's word for a refused picture. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { SecondPersonDialog, type SecondWord } from '../../parts/second-person.tsx'

const text = tellerText.photo.override
type Props = {
  readonly view: CaseView
  readonly failure: Failure | null
  readonly busy: boolean
  readonly close: () => void
  readonly second: (word: SecondWord) => void
}

export function OverrideDialog({ view, ...dialog }: Props) {
  const changed = useChangedSince(view.revision)
  return <SecondPersonDialog {...dialog} changed={changed} title={text.title} explain={text.explain} confirm={text.confirm} />
}
