/** Shows the review desk. */
import type { DeskProps } from '../../app/desks.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notes.tsx'

export function ReviewDesk({ branch }: DeskProps) {
  return (
    <DeskLayout>
      <EmptyState title={branch.name} />
    </DeskLayout>
  )
}
