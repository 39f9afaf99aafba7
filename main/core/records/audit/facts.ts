/** Reads the facts an entry of the audit log keeps as text. */
import { z } from '../../../../shared/zod.ts'

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const factsIn = ({ facts }: { readonly facts: string }): z.infer<typeof Facts> => Facts.parse(JSON.parse(facts))
