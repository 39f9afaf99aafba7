/** Names the steps of a case in counter order; its path determines which of them it has. */

export const steps = ['identity', 'business', 'form', 'photo', 'confirm', 'review', 'fee', 'production', 'pickup', 'handover'] as const
export type Step = (typeof steps)[number]

/** The steps a teller takes with the citizen at the counter; the others belong to other desks. */
export const counterSteps = ['identity', 'business', 'form', 'photo', 'confirm'] as const satisfies readonly Step[]
export type CounterStep = (typeof counterSteps)[number]
