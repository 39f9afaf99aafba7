/** Evaluates each need of the workflow from plain facts; a need without a guard does not compile. */

/** The facts a feature passes when it takes a step. An omitted fact counts as unmet. */
export type Facts = {
  readonly reasonAccepted?: boolean
  readonly papersTicked?: boolean
  readonly noticesTicked?: boolean
  readonly consentGiven?: boolean
  readonly formProblems?: number
  readonly photoOutcome?: 'accepted' | 'flagged' | 'refused' | null
  readonly photoFlagsDecided?: boolean
  readonly photoLooked?: boolean
  readonly photoOverridden?: boolean
  readonly signed?: boolean
  readonly makerId?: string
  readonly operatorId?: string
  /** Given by the same person a moment ago, and nothing came of it yet. */
  readonly approvalFresh?: boolean
  readonly reasonGiven?: boolean
  /** The papers without which a case does not end by that reason. */
  readonly endPapersSeen?: boolean
  /** Whether the card has waited as long as the place wants before that end; true of an end that waits for nothing. */
  readonly endTimePassed?: boolean
  readonly feeDue?: number
  readonly feePaid?: number
  /** Collected or waived. */
  readonly feeSettled?: boolean
  /** The fee is paid at pickup or by the unit's transfer: the card is made before. */
  readonly feeLater?: boolean
  /** What the place asks to be paid by now is settled. */
  readonly feeCleared?: boolean
  readonly feeGivenBack?: boolean
  /** Whether cards go by post here; a place that has not said so sends none. */
  readonly mailOffered?: boolean
  readonly daysUncollected?: number
  readonly pickupLimitDays?: number
  readonly pickupGraceDays?: number
  readonly takerMatches?: boolean
  readonly oldCardDealt?: boolean
  readonly toldAll?: boolean
}

export const guards = {
  reason: f => f.reasonAccepted === true,
  papers: f => f.papersTicked === true,
  notices: f => f.noticesTicked === true,
  consent: f => f.consentGiven === true,
  formComplete: f => f.formProblems === 0,
  photoUsable: f =>
    f.photoLooked === true &&
    (f.photoOutcome === 'accepted' || (f.photoFlagsDecided === true && (f.photoOutcome === 'flagged' || f.photoOverridden === true))),
  signature: f => f.signed === true,
  // Regulations on handling social insurance, Art. 37: important business needs a review by another person.
  otherPerson: f => f.makerId !== undefined && f.operatorId !== undefined && f.makerId !== f.operatorId,
  approvalFresh: f => f.approvalFresh === true,
  returnReason: f => f.reasonGiven === true,
  voidReason: f => f.reasonGiven === true,
  endReason: f => f.reasonGiven === true,
  endPapers: f => f.endPapersSeen === true,
  endTime: f => f.endTimePassed === true,
  failReason: f => f.reasonGiven === true,
  waiverReason: f => f.reasonGiven === true,
  feeExact: f => f.feeDue !== undefined && f.feePaid === f.feeDue,
  feeCleared: f => f.feeCleared === true,
  reversalReason: f => f.reasonGiven === true,
  feeGivenBack: f => f.feeGivenBack === true,
  mailOffered: f => f.mailOffered === true,
  pastLimit: f => f.daysUncollected !== undefined && f.pickupLimitDays !== undefined && f.daysUncollected > f.pickupLimitDays,
  pastGrace: f =>
    f.daysUncollected !== undefined &&
    f.pickupLimitDays !== undefined &&
    f.pickupGraceDays !== undefined &&
    f.daysUncollected > f.pickupLimitDays + f.pickupGraceDays,
  takerVerified: f => f.takerMatches === true,
  oldCardDealt: f => f.oldCardDealt === true,
  told: f => f.toldAll === true,
} satisfies Record<string, (facts: Facts) => boolean>
/** Conditions on table rows, so that one action can lead to different states. */
export const conditions = {
  nothingToPay: f => f.feeSettled === true || f.feeDue === 0 || f.feeLater === true,
} satisfies Record<string, (facts: Facts) => boolean>
export type Condition = keyof typeof conditions

export type Need = keyof typeof guards
export const needNames = Object.keys(guards) as [Need, ...Need[]]
