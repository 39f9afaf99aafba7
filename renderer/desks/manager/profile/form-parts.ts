/** The parts the dialogs of the rules are put together from: fields, what stands in them, what becomes of it. Pure. */
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import type { z } from '../../../../shared/zod.ts'

const text = rulesDeskText.dialog

export type FormChoice = { readonly value: string; readonly label: string }
export type FormField = {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'digits' | 'choice' | 'ticks'
  readonly hint?: string
  /** Most characters of a text. */
  readonly most?: number
  readonly choices?: readonly FormChoice[]
}
/** What stands in the fields; ticked codes are parted by spaces. */
export type Typed = Readonly<Record<string, string>>
export type Written = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly field: string; readonly text: string }
export type RuleForm = {
  readonly fields: readonly FormField[]
  /** `value` undefined or null: nobody knows. */
  readonly read: (value: unknown) => Typed
  readonly write: (typed: Typed) => Written
}

export const good = (value: unknown): Written => ({ ok: true, value })
export const bad = (field: string, said: string): Written => ({ ok: false, field, text: said })
export const said = (typed: Typed, name: string): string => (typed[name] ?? '').trim()
export const number = (typed: Typed, name: string): number | null => (said(typed, name) === '' ? null : Number(said(typed, name)))
export const codesIn = (typed: Typed, name: string): string[] => said(typed, name).split(' ').filter(Boolean)
export const listed = (texts: Readonly<Record<string, string>>, codes: readonly string[]): FormChoice[] =>
  codes.map(value => ({ value, label: texts[value] ?? value }))
export const unknownChoice: FormChoice = { value: '', label: text.unknown }

/** `read` sees only values the schema knows; anything else reads as unknown. */
export function form<S extends z.ZodType>(
  schema: S,
  fields: readonly FormField[],
  read: (value: z.infer<S>) => Typed,
  write: (typed: Typed) => Written,
): RuleForm {
  return {
    fields,
    read: value => {
      const known = value === null || value === undefined ? null : schema.safeParse(value)
      return known?.success ? read(known.data) : {}
    },
    write,
  }
}
