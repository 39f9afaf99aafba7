/** Shows the lobby desk. */
import type { DeskProps } from '../../app/desks.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notes.tsx'

export function LobbyDesk({ branch }: DeskProps) {
  return (
    <DeskLayout>
      <EmptyState title={branch.name} />
    </DeskLayout>
  )
}
