/** The address of a printer in the house's network, as a device is named by it. */

const rawPort = 9100
const scheme = 'tcp:'

const isPart = (part: string): boolean => /^\d{1,3}$/.test(part) && Number(part) <= 255
const isHost = (host: string): boolean =>
  /^[\d.]+$/.test(host) ? host.split('.').length === 4 && host.split('.').every(isPart) : /^[a-z\d]([a-z\d.-]{0,60}[a-z\d])?$/i.test(host)

/** What somebody typed, as the name of a device; null where it is no address. */
export function addressOf(typed: string): string | null {
  const [host = '', port = String(rawPort), more] = typed.trim().split(':')
  if (more !== undefined || !isHost(host) || !/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) return null
  return `${scheme}${host.toLowerCase()}:${Number(port)}`
}

export const isAddress = (device: string): boolean => device.startsWith(scheme)

export function hostOf(device: string): { readonly host: string; readonly port: number } | null {
  if (!isAddress(device) || addressOf(device.slice(scheme.length)) !== device) return null
  const [host = '', port = ''] = device.slice(scheme.length).split(':')
  return { host, port: Number(port) }
}
