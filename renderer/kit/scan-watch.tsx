/** Notices what a scanner sends into a field it cannot be meant for, takes it out again and says so. */
import { useEffect, useState } from 'react'
import { type Burst, burstAfter, noBurst, type ScanKind, scanKinds, scannedBy, staysIn } from '../../shared/entry/scan.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Note } from './notes.tsx'

type Field = HTMLInputElement | HTMLTextAreaElement
type Begun = { readonly field: Field; readonly before: string; readonly burst: Burst }

const isField = (node: unknown): node is Field => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
const kindOf = (field: Field): ScanKind | null => scanKinds.find(kind => kind === field.dataset.scan) ?? null

/** As if it had been typed: React hears of a value only by an event, and only where it differs from the one it set. */
function putBack(field: Field, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const labelOf = (field: Field): string => document.getElementById(`${field.id}-label`)?.firstChild?.textContent ?? ''

export function ScanWatch() {
  const [told, setTold] = useState<string | null>(null)
  useEffect(() => {
    let begun: Begun | null = null
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!isField(target) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) {
        begun = null
        return
      }
      if (key === 'Shift') return
      const at = event.timeStamp
      if ([...key].length === 1) {
        const burst = burstAfter(begun?.field === target ? begun.burst : noBurst, key, at)
        begun = burst.text.length > 1 && begun ? { ...begun, burst } : { field: target, before: target.value, burst }
        if (burst.text.length === 1) setTold(null)
        return
      }
      const scanned = key === 'Enter' && begun?.field === target ? scannedBy(begun.burst, at) : null
      const kind = kindOf(target)
      if (scanned !== null && begun && kind !== null && !staysIn(kind, scanned, target.value)) {
        event.preventDefault()
        event.stopPropagation()
        putBack(target, begun.before)
        setTold(kitText.scanned(labelOf(target), /^\d{17}[\dX]$/i.test(scanned)))
      }
      begun = null
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])
  if (told === null) return null
  return (
    <div className="scan-told">
      <Note level="refuse">{told}</Note>
    </div>
  )
}
