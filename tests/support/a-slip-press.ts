/** Answers for the shell where a page makes slips: the core lays them out, no paper is needed. */
import { fail, ok } from '../../shared/result.ts'

export type SlipPress = ReturnType<typeof aSlipPress>

/** Remembers what was asked for; can be out of order. */
export function aSlipPress() {
  const printed: { kind: string; caseId: string | null; ticketId: string | null }[] = []
  const saved: unknown[] = []
  const state = { broken: false }
  return {
    printed,
    saved,
    state,
    answers: {
      'slip.print': (input: (typeof printed)[number]) => {
        if (state.broken) return fail({ code: 'PRINT_FAILED' as const })
        printed.push(input)
        const print = { id: '01JD0000000000000000000009', kind: input.kind, pages: 1, bytes: 9, madeAt: '2026-03-09T02:30:00.000Z' }
        return ok({ print, preview: new Uint8Array(9) })
      },
      'slip.saveAs': (input: unknown) => {
        saved.push(input)
        return ok({ saved: true })
      },
    },
  }
}
