/** Hands on who a document stands for, so that a feature of the core need not know where the rule lives. */
export { personOf } from '../../../../shared/identity/documents.ts'
