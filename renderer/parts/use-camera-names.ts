/** The cameras that the page's engine can open, by name; new as plugs come and go. */
import { useEffect, useState } from 'react'

/** Null until the engine has answered. */
export function useCameraNames(): readonly string[] | null {
  const [names, setNames] = useState<readonly string[] | null>(null)
  useEffect(() => {
    const devices = navigator.mediaDevices
    if (!devices) return setNames([])
    let here = true
    const look = async () => {
      const found = await devices.enumerateDevices()
      const labels = found.flatMap(({ kind, label }) => (kind === 'videoinput' && label.trim() !== '' ? [label.trim()] : []))
      if (here) setNames([...new Set(labels)])
    }
    void look()
    devices.addEventListener('devicechange', look)
    return () => {
      here = false
      devices.removeEventListener('devicechange', look)
    }
  }, [])
  return names
}
