/** Shapes of the devices of a counter: what is plugged in, what was chosen, what a chip says. */
import { dockFaults, dockParts } from '../../devices/dock.ts'
import { DrawerReason } from '../../devices/drawer.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId } from '../../ids.ts'
import { jobReasons } from '../../printing/job.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

/**
 * What a device is chosen for. `document`: the lens that looks at papers; `slip`: the printer of the 80 mm roll; `sheet`: the one of A4;
 * `drawer`: the printer a cash drawer hangs on.
 */
export const devicePurposes = ['reader', 'camera', 'document', 'slip', 'sheet', 'drawer'] as const
export const DevicePurpose = z.enum(devicePurposes)
export type DevicePurpose = z.infer<typeof DevicePurpose>

/** A name the device has by its plug; it says nothing a window could not see. */
export const DeviceView = z.object({ id: z.string().min(1).max(200), name: z.string().max(200) })
export type DeviceView = z.infer<typeof DeviceView>

export const PinView = z.object({ purpose: DevicePurpose, device: z.string(), name: z.string() })
export type PinView = z.infer<typeof PinView>
/** `device` null: none any more. */
export const DevicePin = z.object({ purpose: DevicePurpose, device: DeviceView.nullable() })

/** A word of the program for what went wrong with a device. */
const Reason = z.string().regex(/^[a-z][a-z-]{0,29}$/)
export const DeviceNote = z.object({ purpose: DevicePurpose, reason: Reason })
export const DeviceEvent = DeviceNote.extend({ counter: z.string(), at: z.string() })
export type DeviceEvent = z.infer<typeof DeviceEvent>

/** `opened`: the pulse was handed over; whether the drawer moved it cannot say. `none`: this counter has no drawer. */
export const DrawerOpen = z.object({ why: DrawerReason, caseId: CaseId.nullable().default(null) })
export const DrawerOpened = z.object({ state: z.enum(['opened', 'none', 'failed']), reason: z.enum(jobReasons).nullable() })

/** How the printer of this counter stands; null where it has chosen none. */
export const PrinterLook = z.object({ state: z.enum(['ready', 'quiet', 'paper-low', ...jobReasons]).nullable() })

export const DockFail = z.object({ part: z.enum(dockParts), fault: z.enum(dockFaults).nullable() })
export const DockView = DockFail.extend({ faults: z.array(z.enum(dockFaults)) })

const dayOrNothing = z.union([Day, z.literal('')])

/** The document as its chip says it, in the form a person would have typed; empty what it does not say. */
export const ChipDocumentShape = z.object({
  docType: DocType,
  number: z.string().max(20),
  name: z.string().max(60),
  sex: z.enum(['1', '2', '']),
  birth: dayOrNothing,
  validFrom: dayOrNothing,
  validTo: z.union([Day, z.literal('long'), z.literal('')]),
  ethnic: z.string().max(2),
  address: z.string().max(35),
  nationality: z.string().max(3),
})

/** `reader` null: the one chosen for this counter. */
export const ReaderAsk = z.object({ reader: z.string().min(1).max(200).nullable() })
