/** Reads an amount of yuan however it was written, to the fen; never as a float. */
import { type Fen, fen } from '../money.ts'
import { entryWords } from '../strings/zh-CN/entry.ts'
import { compact } from './marks.ts'

const amount = /^([+-]?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2})0*)?$/

/** Thousands in threes, a currency sign, brackets or a minus for what went out. Null for what is none, and for parts of a fen. */
export function readFen(text: string): Fen | null {
  const plain = compact(text)
    .replaceAll(entryWords.yuan, '')
    .replaceAll(/[\u00a5]|^(?:CNY|RMB)|(?:CNY|RMB)$/giu, '')
  const bracketed = /^\(([^-+]+)\)$/.exec(plain)
  const [, sign, whole, part] = amount.exec(bracketed?.[1] ?? plain) ?? []
  if (whole === undefined) return null
  const value = Number(whole.replaceAll(',', '')) * 100 + Number((part ?? '').padEnd(2, '0'))
  return fen(value !== 0 && (sign === '-' || bracketed) ? -value : value)
}
