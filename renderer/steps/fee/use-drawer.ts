/** Opens the counter's cash drawer when cash is taken or given back; work does not wait for it, and its key opens it as well. */
import type { DrawerReason } from '../../../shared/devices/drawer.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { FeeMethod } from '../../../shared/money.ts'
import { useSent } from '../../parts/use-sent.ts'

export function useDrawer(): (why: DrawerReason, caseId: CaseId | null, method: FeeMethod) => void {
  const { send } = useSent()
  return (why, caseId, method) => {
    if (method === 'cash') void send('drawer.open', { why, caseId })
  }
}
