/** Decides whether the document shown at pickup stands for the card's holder, and what is asked besides. Pure. */
import { endProblem, type ValidTo } from '../identity/check.ts'
import { type DocType, documentOf, personOf, readNumber } from '../identity/documents.ts'
import type { Day } from '../time.ts'

/** The papers that link a former name to the one of today: the register's line, or the police's certificate. */
export const nameLinks = ['register', 'certificate'] as const
export type NameLink = (typeof nameLinks)[number]

/** `paper`: the document of the application; `person`: another one of the same person; `other`: theirs only by a second person's word. */
export const samenesses = ['paper', 'person', 'other', 'somebody-else'] as const
export type Sameness = (typeof samenesses)[number]

type Document = { readonly docType: DocType; readonly number: string }
export type HolderOfCard = Document & { readonly birth: Day; readonly person: string; readonly validTo: ValidTo | null }
export type ShownDocument = Document & { readonly validTo: ValidTo | null }

export const shownCodes = ['NUMBER', 'NO_END', 'EXPIRED', 'SAME_NAME'] as const
export type ShownCode = (typeof shownCodes)[number]

/**
 * Who a document stands for; `person` is whom the branch knows by it.
 * A citizen's number is given once for life (GB 11643), so two of them are two people; a passport or a pass gets a new one when renewed.
 */
export function samenessOf(shown: Document, person: string, holder: HolderOfCard, today: Day): Sameness {
  if (shown.docType === holder.docType && shown.number === holder.number) return 'paper'
  if (person === holder.person) return 'person'
  // Linked to somebody else already, or two citizens.
  if (person !== personOf(shown.docType, shown.number)) return 'somebody-else'
  if (twoCitizens(shown, holder)) return 'somebody-else'
  const read = readNumber(shown.docType, shown.number, today)
  return read.ok && read.birth !== null && read.birth !== holder.birth ? 'somebody-else' : 'other'
}

const twoCitizens = (shown: Document, holder: Document): boolean =>
  documentOf(shown.docType).citizen && documentOf(holder.docType).citizen && shown.number !== holder.number

/** Whether the end of the document is asked for: it is known of the document of the application, unless that one has run out. */
export function asksEnd(shown: Document, holder: HolderOfCard, today: Day): boolean {
  if (documentOf(shown.docType).end === 'none' || twoCitizens(shown, holder)) return false
  const isPaper = shown.docType === holder.docType && shown.number === holder.number
  return !isPaper || endProblem(holder.docType, holder.validTo, today) !== null
}

/** What keeps this document from being taken, whoever it belongs to. */
export function shownProblem(shown: ShownDocument, holder: HolderOfCard, today: Day): ShownCode | null {
  if (!readNumber(shown.docType, shown.number, today).ok) return 'NUMBER'
  if (!asksEnd(shown, holder, today)) return null
  const code = endProblem(shown.docType, shown.validTo, today)
  return code === null ? null : code === 'DOC_EXPIRED' ? 'EXPIRED' : 'NO_END'
}
