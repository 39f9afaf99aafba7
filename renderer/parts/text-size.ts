/** Ctrl+= and Ctrl+- make the text larger and smaller, in steps, for the person who sits here and on this machine. */
import { useEffect, useState } from 'react'
import type { OperatorId } from '../../shared/ids.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { stepFitting, type TextStep, textSizes } from '../../shared/text-size.ts'
import { call } from '../ipc.ts'
import { useKeys } from '../kit/keys.tsx'

const keyOf = (who: OperatorId): string => `text-size.${who}`
/** The window keeps its size over a reload and from person to person. */
const drawn = 'text-size'
const stepNamed = (word: string | null): TextStep => ([0, 1, 2, 3] as const).find(step => String(step) === word) ?? 0

const kept = (who: OperatorId): TextStep => stepNamed(window.localStorage.getItem(keyOf(who)))

/** What the window would measure without any step: the page itself is measured in larger pixels by now. */
const fullWidth = (now: TextStep): number => window.innerWidth * textSizes[now]

export function useTextSize(who: OperatorId): void {
  const [wanted, setWanted] = useState<TextStep>(() => kept(who))
  const [shown, setShown] = useState<TextStep>(() => stepNamed(window.sessionStorage.getItem(drawn)))
  const step = stepFitting(wanted, fullWidth(shown))
  useEffect(() => setWanted(kept(who)), [who])
  useEffect(() => {
    if (step === shown) return
    void call('window.textSize', { step }).then(reply => {
      if (!reply.ok) return
      window.sessionStorage.setItem(drawn, String(step))
      setShown(step)
    })
  }, [step, shown])
  const turn = (by: 1 | -1) => {
    const to = stepNamed(String(Math.min(3, Math.max(0, step + by))))
    const fits = stepFitting(to, fullWidth(shown))
    window.localStorage.setItem(keyOf(who), String(fits))
    setWanted(fits)
  }
  useKeys([
    { press: 'Ctrl+=', label: appText.top.larger, run: () => turn(1), hidden: true },
    { press: 'Ctrl++', label: appText.top.larger, run: () => turn(1), hidden: true },
    { press: 'Ctrl+-', label: appText.top.smaller, run: () => turn(-1), hidden: true },
  ])
}
