/** Carries the bytes of a line in the reports of a HID device, and takes them out again. */
import type { Line } from './line.ts'

/**
 * How a device fills its reports. `counted`: the first byte of each says how many that follow count; else the last one of a frame is
 * filled up with zeros, which is noise to whoever looks for frames.
 */
export type HidForm = { readonly reportBytes: number; readonly counted: boolean }

const roomIn = ({ reportBytes, counted }: HidForm): number => reportBytes - (counted ? 1 : 0)

/** Without the number of the report: that stands in front of what is written, and of nothing that is read. */
export function reportsOf(bytes: Uint8Array, form: HidForm): Uint8Array[] {
  const room = roomIn(form)
  const reports: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += room) {
    const piece = bytes.subarray(at, at + room)
    const report = new Uint8Array(form.reportBytes)
    if (form.counted) report[0] = piece.length
    report.set(piece, form.counted ? 1 : 0)
    reports.push(report)
  }
  return reports
}

/** A count that is larger than its report is a device gone wrong; what is there is taken, and the frames tell. */
export const bytesIn = (report: Uint8Array, { counted }: HidForm): Uint8Array =>
  counted ? report.slice(1, 1 + Math.min(report[0] ?? 0, Math.max(report.length - 1, 0))) : report

const unnumbered = 0x00

/** `line` hands over one report a write, and gives one report a piece. */
export function lineInReports(line: Line, form: HidForm): Line {
  return {
    ...line,
    write: async bytes => {
      for (const report of reportsOf(bytes, form)) await line.write(Uint8Array.of(unnumbered, ...report))
    },
    onBytes: listen => line.onBytes(report => listen(bytesIn(report, form))),
  }
}
