/** The papers of a visit with the pages there are of each, as one list to walk through. Pure. */
import type { MaterialCode } from '../../../shared/business/materials.ts'
import type { PageView } from '../../../shared/ipc/shapes/paper.ts'

export type PageRow = { readonly material: MaterialCode; readonly page: PageView | null; readonly count: number }

/** A paper stands before its pages. */
export const pageRows = (materials: readonly MaterialCode[], pages: readonly PageView[]): readonly PageRow[] =>
  materials.flatMap(material => {
    const own = pages.filter(page => page.material === material)
    return [{ material, page: null, count: own.length }, ...own.map(page => ({ material, page, count: own.length }))]
  })

export const rowId = ({ material, page }: PageRow): string => page?.id ?? material
