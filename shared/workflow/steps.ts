/** Names the steps of a case, in the order of the counter; which of them a case has follows from its path. */

export const steps = ['identity', 'business', 'form', 'photo', 'confirm', 'review', 'fee', 'production', 'pickup', 'handover'] as const
export type Step = (typeof steps)[number]

/** The steps a teller walks with the citizen in the chair; the rest belongs to other desks. */
export const counterSteps = ['identity', 'business', 'form', 'photo', 'confirm'] as const satisfies readonly Step[]
export type CounterStep = (typeof counterSteps)[number]
