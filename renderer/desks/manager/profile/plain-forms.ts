/** Forms of rules that are one value, and the parts other forms of rules are made of. Pure. */
import { type Fen, parseYuan, yuan } from '../../../../shared/money.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { z } from '../../../../shared/zod.ts'
import { bad, codesIn, type FormField, form, good, listed, number, type RuleForm, said, type Typed, unknownChoice } from './form-parts.ts'

const text = rulesDeskText.dialog

export const flagForm: RuleForm = form(
  z.boolean(),
  [
    {
      name: 'value',
      label: text.value,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }, unknownChoice],
    },
  ],
  value => ({ value: value ? 'yes' : 'no' }),
  typed => good(said(typed, 'value') === '' ? null : said(typed, 'value') === 'yes'),
)

export const numberForm = (known: boolean): RuleForm =>
  form(
    z.int(),
    [{ name: 'value', label: text.value, kind: 'digits', ...(known ? {} : { hint: text.blankUnknown }) }],
    value => ({ value: String(value) }),
    typed => (known && said(typed, 'value') === '' ? bad('value', text.missing) : good(number(typed, 'value'))),
  )

export const choiceForm = <S extends z.ZodType<string>>(
  schema: S,
  texts: Readonly<Record<string, string>>,
  codes: readonly string[],
): RuleForm =>
  form(
    schema,
    [{ name: 'value', label: text.value, kind: 'choice', choices: [...listed(texts, codes), unknownChoice] }],
    value => ({ value }),
    typed => good(said(typed, 'value') || null),
  )

export const ticksForm = (
  one: z.ZodType<string>,
  texts: Readonly<Record<string, string>>,
  codes: readonly string[],
  known: boolean,
): RuleForm =>
  form(
    z.array(one),
    [{ name: 'list', label: text.value, kind: 'ticks', choices: listed(texts, codes), ...(known ? {} : { hint: text.blankUnknown }) }],
    list => ({ list: list.join(' ') }),
    typed => {
      const list = codesIn(typed, 'list')
      if (list.length > 0) return good(list)
      return known ? bad('list', text.several) : good(null)
    },
  )

export const unitField = (units: readonly ('hour' | 'work' | 'calendar')[]): FormField => ({
  name: 'unit',
  label: text.unit,
  kind: 'choice',
  choices: units.map(value => ({ value, label: text[value] })),
})

/** Yuan as typed; null for nothing typed, undefined for something that is no amount. */
export function money(typed: Typed, name: string): Fen | null | undefined {
  if (said(typed, name) === '') return null
  return parseYuan(said(typed, name)) ?? undefined
}
export const shown = (amount: Fen | null): string => (amount === null ? '' : yuan(amount))
