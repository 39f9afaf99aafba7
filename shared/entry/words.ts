/** Folds words that are only compared with words of ours: headings, states of a list, what is looked for in the guidance. */
import { withoutUnseen } from './marks.ts'

/** Compatibility forms too (NFKC), which no value that is kept may lose. */
export const folded = (text: string): string => withoutUnseen(text).normalize('NFKC')
