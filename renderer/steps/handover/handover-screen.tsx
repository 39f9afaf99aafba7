/** Shows the handover step of a case. */
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { EmptyState } from '../../kit/notes.tsx'
import type { StepProps } from '../screens.ts'

export function HandoverScreen({ view }: StepProps) {
  return <EmptyState title={stepText[view.step]} />
}
