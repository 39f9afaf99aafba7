/** Reckons with paper: its size in millimetres and CSS pixels, and how many pages a PDF has. */

export type Paper = { readonly widthMm: number; readonly heightMm: number }

const mmPerInch = 25.4
const pxPerInch = 96
/** Chromium rounds when it lays out for print; with the exact height a roll now and then breaks into a second page. */
const rollSlackMm = 2

export const pixels = (mm: number): number => Math.round((mm / mmPerInch) * pxPerInch)

/** A roll is cut where the slip ends; a sheet is as long as it is. */
export function paperOf(page: { readonly widthMm: number; readonly heightMm: number | null }, measuredPx: number): Paper {
  const heightMm = page.heightMm ?? Math.ceil((measuredPx / pxPerInch) * mmPerInch) + rollSlackMm
  return { widthMm: page.widthMm, heightMm }
}

/** Chromium writes each page object in the clear, so they can be counted. */
export const pagesIn = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g) ?? []
  ).length
