/** Names the functions behind the commands of shared/ipc/commands/device.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { noteDrawer } from '../../commands/desk/drawer.ts'
import { noteDevice, viewDeviceLog, viewHealth } from '../../commands/desk/health.ts'
import { listPins, pinDevice } from '../../commands/desk/pins.ts'
import { makeSupport } from '../../commands/desk/support.ts'
import type { Who } from '../../records/context.ts'

export const deviceHandlers = {
  'device.note': noteDevice,
  'drawer.note': noteDrawer,
  'device.log': viewDeviceLog,
  'health.view': viewHealth,
  'support.bundle': makeSupport,
  'device.pins': listPins,
  'device.pin': pinDevice,
} satisfies Partial<Handlers<'branch', Core, Who>>
