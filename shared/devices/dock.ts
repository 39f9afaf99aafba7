/** The faults a trainer can give the simulated devices of a practice counter. */

export const dockParts = ['reader', 'document', 'slip', 'sheet', 'pay'] as const
export type DockPart = (typeof dockParts)[number]

export const dockFaults = ['unplug', 'silence', 'garbage', 'paper', 'paper-midway', 'cover', 'busy', 'refused'] as const
export type DockFault = (typeof dockFaults)[number]
