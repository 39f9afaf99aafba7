/** Names the functions behind the commands of printing and of the devices of a counter. */
import type { Handlers } from '../../../shared/ipc/dispatch.ts'
import type { Core } from '../commands/core.ts'
import { noteDevice, viewDeviceLog, viewHealth } from '../commands/desk/health.ts'
import { listPins, pinDevice } from '../commands/desk/pins.ts'
import { makeSupport } from '../commands/desk/support.ts'
import { beginPrint, endPrint, listJobs } from '../commands/print/jobs.ts'
import { keepPrint } from '../commands/print/keep.ts'
import { lookAtPrint, lookAtSlip } from '../commands/print/look.ts'
import { listPrints } from '../queries/print/kept.ts'
import type { Who } from '../records/context.ts'

export const deviceHandlers = {
  'slip.page': lookAtSlip,
  'print.keep': keepPrint,
  'print.begin': beginPrint,
  'print.end': endPrint,
  'print.jobs': listJobs,
  'print.list': listPrints,
  'print.bytes': lookAtPrint,
  'device.note': noteDevice,
  'device.log': viewDeviceLog,
  'health.view': viewHealth,
  'support.bundle': makeSupport,
  'device.pins': listPins,
  'device.pin': pinDevice,
} satisfies Partial<Handlers<'branch', Core, Who>>
