/** The filled form in the words of its code tables, without what the identity already says. */
import { useEffect, useState } from 'react'
import { type CodeTable, type FieldKey, fieldOf, fields, isBoolField } from '../../../shared/form/fields.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { boolText, fieldChoiceText, fieldText } from '../../../shared/strings/zh-CN/form.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { call } from '../../ipc.ts'
import { Lines } from './lines.tsx'

const shownGroups: readonly string[] = ['contact', 'address', 'pickup', 'agent']
/** The identity part of the form repeats the document, except for these. */
const ofIdentity: readonly FieldKey[] = ['socialNumber', 'ethnic', 'nationality']
const shown = fields
  .filter(row => ofIdentity.includes(row.key) || (row.group !== null && shownGroups.includes(row.group)))
  .map(row => row.key)

type Labels = Readonly<Partial<Record<FieldKey, string>>>
type Coded = { readonly key: FieldKey; readonly table: CodeTable; readonly code: string }

function codedOf(form: CaseView['form']): readonly Coded[] {
  return shown.flatMap(key => {
    const { table } = fieldOf(key)
    const code = form[key]
    return table && typeof code === 'string' && code !== '' ? [{ key, table, code }] : []
  })
}

/** What the tables call the codes; a code the table does not know stays a code. */
function useLabels(form: CaseView['form']): Labels {
  const [labels, setLabels] = useState<Labels>({})
  const coded = JSON.stringify(codedOf(form))
  useEffect(() => {
    let wanted = true
    const ask = async ({ key, table, code }: Coded) => {
      const reply = await call('codes.find', { table, text: code, limit: 20 })
      const row = reply.ok ? reply.value.find(candidate => candidate.code === code) : undefined
      return [key, row?.label] as const
    }
    Promise.all((JSON.parse(coded) as readonly Coded[]).map(ask)).then(found => wanted && setLabels(Object.fromEntries(found)))
    return () => {
      wanted = false
    }
  }, [coded])
  return labels
}

function wordsOf(form: CaseView['form'], key: FieldKey, labels: Labels): string {
  const value = form[key]
  if (isBoolField(key)) return value === undefined ? '' : value === true ? boolText.yes : boolText.no
  if (typeof value !== 'string' || value === '') return ''
  if (fieldOf(key).kind === 'choice') return fieldChoiceText[key]?.[value] ?? value
  return labels[key] ?? value
}

export function FormLines({ view }: { readonly view: CaseView }) {
  const labels = useLabels(view.form)
  const rows = shown.map(key => ({ name: fieldText[key], value: wordsOf(view.form, key, labels) })).filter(row => row.value !== '')
  return <Lines title={reviewText.page.form} rows={rows} />
}
