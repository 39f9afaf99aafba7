/** Says which person a document stands for, so that two documents of one citizen do not open two cases. */
import { type DocType, documentOf } from '../../../shared/identity/documents.ts'

/** Identity card, temporary card and household register all carry the one citizen number (GB 11643). */
export const personOf = (docType: DocType, number: string): string =>
  documentOf(docType).citizen ? `CHN ${number}` : `${docType} ${number}`
