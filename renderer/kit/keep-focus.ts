/** Keeps the focus on something: when what held it goes, it lands on the work that stands in front, from where the arrows scroll and Tab goes on. */
import { useEffect } from 'react'

/** jsdom lays nothing out and knows no `checkVisibility`. */
const isShown = (element: HTMLElement): boolean => element.checkVisibility?.() ?? element.closest('[hidden]') === null

/** What stands in front was drawn last: a dialog over its screen, the body of a page over its frame. */
const landing = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>('[data-landing]')].filter(isShown).at(-1)

function land(): void {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) landing()?.focus({ preventScroll: true })
}

export function useKeepFocus(): void {
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | null = null
    // A moment later: the field of the next screen takes the focus for itself as soon as it stands.
    const look = () => {
      due ??= setTimeout(() => {
        due = null
        land()
      })
    }
    // The engine tells nobody when what holds the focus is taken out of the page or can no longer hold it.
    const watch = new MutationObserver(look)
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] })
    document.addEventListener('focusout', look)
    look()
    return () => {
      watch.disconnect()
      document.removeEventListener('focusout', look)
      if (due !== null) clearTimeout(due)
    }
  }, [])
}
