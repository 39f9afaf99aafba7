/** Reads what a closing of the day said of each line. */
import { DayLineState } from '../../../../shared/report/day-end.ts'
import { z } from '../../../../shared/zod.ts'

const Lines = z.array(DayLineState)

export const linesIn = ({ lines }: { readonly lines: string }): DayLineState[] => Lines.parse(JSON.parse(lines))
