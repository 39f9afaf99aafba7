/** What of a case went to the printers, and what became of it. */
import type { CaseId } from '../../shared/ids.ts'
import { jobWords, printingText, jobText as text } from '../../shared/strings/zh-CN/printing.ts'
import { Facts } from '../kit/small.tsx'
import { timeText } from './time-text.ts'
import { useAsked } from './use-asked.ts'

/** Nothing for a case of which nothing was printed. */
export function PrintJobs({ caseId }: { readonly caseId: CaseId }) {
  const { value } = useAsked('print.jobs', { caseId })
  if (!value || value.length === 0) return null
  const facts = value.map(job => ({
    name: printingText.title[job.kind],
    value: jobWords(job),
    note: `${timeText(job.at)} · ${text.at(job.printer, job.counter)}`,
  }))
  return (
    <section className="stack tight">
      <h2>{text.title}</h2>
      <Facts facts={facts} />
    </section>
  )
}
