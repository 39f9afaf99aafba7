/** The form to check, whole and unmasked: what matters most beside the picture, then every field; agreeing stands on the last page. */
import { useState } from 'react'
import type { Sheet } from '../../shared/ipc/shapes/customer.ts'
import type { CustomerWords } from '../../shared/strings/zh-CN/customer.ts'
import { useImageUrl } from '../kit/photo-frame.tsx'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame, Touch } from './touch.tsx'

export type Line = { readonly name: string; readonly value: string; readonly wide: boolean }

/** Digits in groups, so that they can be compared with a document. */
const grouped = (number: string): string =>
  /^\d{17}[\dX]$/.test(number) ? number.replace(/^(\d{6})(\d{4})(\d{4})(.{4})$/, '$1 $2 $3 $4') : number
const groupedMobile = (mobile: string): string => mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
const wideFrom = 15

function mainLines(sheet: Sheet, words: CustomerWords): readonly Line[] {
  const { check } = words
  const lines: readonly (readonly [string, string | null])[] = [
    [check.name, sheet.name],
    [check.number, grouped(sheet.docNumber)],
    [check.mobile, sheet.mobile === '' ? null : groupedMobile(sheet.mobile)],
    [check.item, [words.itemName(sheet.item), ...(sheet.reasonName === '' ? [] : [sheet.reasonName])].join(' · ')],
    [check.broughtBy, sheet.broughtBy],
    ...sheet.effects.map(({ label, value }) => [words.label(label), value] as const),
    [check.fee, sheet.fee],
    [check.day, sheet.promisedDay === null ? null : words.day(sheet.promisedDay)],
    [check.at, sheet.pickupAt === '' ? null : sheet.pickupAt],
  ]
  return lines.flatMap(([name, value]) => (value === null ? [] : [{ name, value, wide: true }]))
}

const formLines = (sheet: Sheet, words: CustomerWords): readonly Line[] =>
  sheet.groups.flatMap(({ cells }) =>
    cells.map(({ label, value }) => ({
      name: words.label(label),
      value: value === '' ? words.check.empty : value,
      wide: value.length >= wideFrom,
    })),
  )

/** Fills pages line by line; a short value takes half a line. */
export function paged(lines: readonly Line[], halves: number): readonly (readonly Line[])[] {
  const pages: Line[][] = []
  let used = halves
  for (const line of lines) {
    // A wide line begins at the left edge.
    const start = line.wide ? used + (used % 2) : used
    const needs = line.wide ? 2 : 1
    if (start + needs > halves) {
      pages.push([line])
      used = needs
    } else {
      pages.at(-1)?.push(line)
      used = start + needs
    }
  }
  return pages
}

export function CheckPages({ view, words, elder, head, say, busy, trouble, read }: PageProps) {
  const [at, setAt] = useState(0)
  const url = useImageUrl(view.image)
  const { shown } = view
  const main = shown ? mainLines(shown.sheet, words) : []
  // In large type the picture has a page of its own, and no page has more than four lines.
  const first = elder ? [...(shown?.sheet.photo ? [[]] : []), ...paged(main, 8)] : [main]
  const rest = shown
    ? paged(elder ? formLines(shown.sheet, words).map(line => ({ ...line, wide: true })) : formLines(shown.sheet, words), elder ? 8 : 14)
    : []
  const pages = [...first, ...rest]
  const page = Math.min(at, pages.length - 1)
  const lines = pages[page] ?? []
  const pictured = shown?.sheet.photo !== null && page === 0
  const title = page < first.length ? words.check.title : words.check.form
  useReadAloud(read, [title, ...lines.flatMap(({ name, value }) => [name, value])].join(' '))
  const last = page === pages.length - 1
  const foot = (
    <>
      <Touch press={() => void say({ kind: 'change' })} off={busy}>
        {words.check.change}
      </Touch>
      <span className="cw-count">{`${page + 1} / ${pages.length}`}</span>
      {trouble && <span className="cw-trouble">{trouble}</span>}
      {page > 0 && <Touch press={() => setAt(page - 1)}>{words.back}</Touch>}
      {last ? (
        <Touch main icon="pass" press={() => void say({ kind: 'agree' })} off={busy || !shown}>
          {words.check.agree}
        </Touch>
      ) : (
        <Touch main press={() => setAt(page + 1)}>
          {words.next}
        </Touch>
      )}
    </>
  )
  return (
    <CustomerFrame kind={pictured ? 'check pictured' : 'check'} head={head} foot={foot}>
      <h1>{title}</h1>
      <div className="cw-sheet">
        {pictured && url && <img src={url} alt={words.check.photo} className="cw-picture" />}
        <dl className={page < first.length ? 'cw-facts' : 'cw-facts halves'}>
          {lines.map(({ name, value, wide }) => (
            <div key={`${name} ${value}`} className={wide ? 'wide' : undefined}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </CustomerFrame>
  )
}
