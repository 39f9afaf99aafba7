/** Says who made a case, from its entries in the log: whoever caused one that changes what a reviewer judges. Pure. */

/** What the log says of one event of a case. */
export type Entry = {
  readonly what: string
  readonly operatorId: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Events of a case that leave what a reviewer judges as it was. Every other one makes its author a maker, also those of later features:
 * an event that is forgotten here bars one colleague too many, never one too few.
 */
export const changesNothing: readonly string[] = [
  // looked at, decided on, given to somebody else
  'case.unmask',
  'case.look',
  'case.reassign',
  'review.take',
  'case.approve',
  'case.takeBackApproval',
  'case.return',
  'case.reject',
  // papers of what is there
  'slip.print',
  'slip.send',
  'disclosure.give',
  // made, sent back, booked and told after the decision
  'case.sendToMake',
  'case.makeFailed',
  'case.remake',
  'case.backToCounter',
  'case.cityBankReceived',
  'case.branchReceived',
  'case.bookPickup',
  'case.cancelPickup',
  'case.movePickup',
  'case.missPickup',
  'case.notify',
  'case.promise',
  'centre.handIn',
  'centre.received',
  'centre.refused',
  'reminder.queue',
  'reminder.called',
  'reminder.handOn',
  'rating.give',
]

const isMaking = ({ what }: Entry): boolean => !changesNothing.includes(what)

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value)

/**
 * The ids of all makers: authors, and whoever is named in such an entry as the second person, witness or colleague behind a trainee.
 * Ids of other things named there are among them and match nobody.
 */
export function makersOf(entries: readonly Entry[]): ReadonlySet<string> {
  const making = entries.filter(isMaking)
  return new Set(making.flatMap(({ operatorId, facts }) => [operatorId, ...Object.values(facts)].filter(isId)))
}
