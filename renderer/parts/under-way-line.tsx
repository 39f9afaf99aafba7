/** Says on every desk that something takes a while, for how long already, and that it has ended or failed. */
import { useEffect, useReducer } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Icon } from '../kit/icon.tsx'
import { underWay } from './under-way.ts'

const text = kitText.underWay
const lookMs = 500
const icons = { working: 'wait', done: 'pass', failed: 'refuse' } as const

export function UnderWayLine() {
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  useEffect(() => underWay.listen(look), [])
  const moves = underWay.moves()
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [moves])
  const standing = underWay.standing()
  if (standing === null) return null
  const { state, seconds } = standing
  return (
    <div className={`under-way ${state}`} role="status">
      <Icon name={icons[state]} />
      {seconds === null ? text.chosen : text[state](seconds)}
    </div>
  )
}
