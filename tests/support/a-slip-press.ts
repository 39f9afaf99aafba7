/** Answers for the shell where a page makes slips: the core lays them out, no paper is needed. */
import type { PrintJobView } from '../../shared/ipc/shapes/print.ts'
import { fail, ok } from '../../shared/result.ts'

export type SlipPress = ReturnType<typeof aSlipPress>

/** Remembers what was asked for; can be out of order. */
export function aSlipPress() {
  const printed: { kind: string; caseId: string | null; ticketId: string | null }[] = []
  const saved: unknown[] = []
  const state = { broken: false, out: { state: 'printed', reason: null } as Pick<PrintJobView, 'state' | 'reason'> }
  const sent: unknown[] = []
  return {
    printed,
    saved,
    sent,
    state,
    answers: {
      'slip.print': (input: (typeof printed)[number]) => {
        if (state.broken) return fail({ code: 'PRINT_FAILED' as const })
        printed.push(input)
        const print = { id: '01JD0000000000000000000009', kind: input.kind, pages: 1, bytes: 9, madeAt: '2026-03-09T02:30:00.000Z' }
        return ok({ print, preview: new Uint8Array(9) })
      },
      'slip.send': (input: { printId: string }) => {
        const again = sent.length > 0
        sent.push(input)
        const job = {
          id: '01JD0000000000000000000008',
          kind: 'ticket',
          pages: 1,
          from: 1,
          printer: 'p',
          counter: '00',
          at: '2026-03-09T02:30:00.000Z',
        }
        return ok({ ...job, ...input, ...state.out, again })
      },
      'slip.saveAs': (input: unknown) => {
        saved.push(input)
        return ok({ saved: true })
      },
    },
  }
}
