/** Reaches the core through the bridge of the preload; nothing else in the page touches `window.counter`. */
import type { Bridge, Call, On } from '../shared/ipc/client.ts'
import type { Failure, Result } from '../shared/result.ts'

declare global {
  interface Window {
    readonly counter: Bridge
  }
}

const carriedOut = 'counter-carried-out'
const sessionLost = 'counter-session-lost'
const lostCodes: readonly Failure['code'][] = ['NOT_SIGNED_IN', 'SCREEN_LOCKED']

/** The core is trusted: it has parsed what it sends against the contract, so the reply is only given its type here. */
export const call: Call = async (name, input) => {
  const reply = (await window.counter.call(name, input)) as Result<never>
  if (reply.ok) window.dispatchEvent(new CustomEvent(carriedOut, { detail: name }))
  if (!reply.ok && lostCodes.includes(reply.error.code)) tellSessionLost()
  return reply
}

const told = 'counter-told'
type Told = CustomEvent<{ readonly name: string; readonly payload: unknown }>
const isTold = (event: Event): event is Told => event instanceof CustomEvent

/** Listens to the bridge once and passes every event on inside the page, however many screens listen. */
export const forwardEvents = (): (() => void) =>
  window.counter.on((name, payload) => void window.dispatchEvent(new CustomEvent(told, { detail: { name, payload } })))

export const on: On = (name, listen) => {
  const hear = (event: Event) => {
    if (isTold(event) && event.detail.name === name) listen(event.detail.payload as never)
  }
  window.addEventListener(told, hear)
  return () => window.removeEventListener(told, hear)
}

/** Which command was carried out for this window, by whatever key. */
export function onCalled(listen: (name: string) => void): () => void {
  const hear = (event: Event) => event instanceof CustomEvent && listen(String(event.detail))
  window.addEventListener(carriedOut, hear)
  return () => window.removeEventListener(carriedOut, hear)
}

/** The page itself has locked or signed out: whoever shows the session asks for it again. */
export const tellSessionLost = (): void => void window.dispatchEvent(new Event(sessionLost))

/** Told when any call was refused because nobody is signed in or the screen is locked. */
export function onSessionLost(listen: () => void): () => void {
  window.addEventListener(sessionLost, listen)
  return () => window.removeEventListener(sessionLost, listen)
}

const sessionBack = 'counter-session-back'

/** After signing in or unlocking, what was refused in between is asked again. */
export const tellSessionBack = (): void => void window.dispatchEvent(new Event(sessionBack))

export function onSessionBack(listen: () => void): () => void {
  window.addEventListener(sessionBack, listen)
  return () => window.removeEventListener(sessionBack, listen)
}
