/** The documents offered at the counter, in the order their digits choose them. */
import { DocType, docTypes } from '../../../shared/identity/documents.ts'

export { docTypes }
export const isDocType = (text: string): text is DocType => DocType.safeParse(text).success
