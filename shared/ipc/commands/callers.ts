/** Callers and inputs that many commands share. */
import { z } from '../../zod.ts'
import { CaseRef } from '../shapes/case.ts'

export const Nothing = z.object({})
export const CaseOnly = CaseRef.pick({ caseId: true })
export const desk = ['desk', 'terminal'] as const
/** Windows for input that a person picks outside the page. */
export const picked = ['dialog', 'terminal'] as const
/** Who works on cases; the lobby sees tickets and lists of masked rows. */
export const staff = ['teller', 'reviewer', 'cards', 'manager'] as const
export const floor = ['lobby', 'teller', 'reviewer', 'cards', 'manager'] as const
