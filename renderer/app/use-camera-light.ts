/** Knows whether a camera is plugged in, without opening it. */
import { useEffect, useState } from 'react'

/** Null until the engine has answered. */
export function useCameraLight(): boolean | null {
  const [there, setThere] = useState<boolean | null>(null)
  useEffect(() => {
    const devices = navigator.mediaDevices
    if (!devices) return setThere(false)
    let here = true
    const look = async () => {
      const found = await devices.enumerateDevices()
      if (here) setThere(found.some(device => device.kind === 'videoinput'))
    }
    void look()
    devices.addEventListener('devicechange', look)
    return () => {
      here = false
      devices.removeEventListener('devicechange', look)
    }
  }, [])
  return there
}
