/** The far end of a HID device: reports in, reports out, whatever the device behind it says byte by byte. */
import { bytesIn, type HidForm, reportsOf } from '../../main/devices/hid-reports.ts'
import type { FarEnd } from '../../main/devices/memory-lines.ts'

/** A report that does not begin with the number 0 or has another length is none, and nothing is done about it. */
export function aHidEnd(far: FarEnd, form: HidForm): FarEnd {
  return {
    receive(written, send, unplug) {
      if (written.length !== form.reportBytes + 1 || written[0] !== 0) return
      far.receive(bytesIn(written.slice(1), form), answer => reportsOf(answer, form).forEach(send), unplug)
    },
  }
}
