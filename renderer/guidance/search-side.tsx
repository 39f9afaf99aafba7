/** The left of the guidance desk: the customer's words, and the questions they may mean. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useAsked } from '../parts/use-asked.ts'

type Found = Out<'guidance.search'>
type Hit = Found['hits'][number]
type Props = {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly open: (hit: Hit) => void
  /** A digit with nothing typed belongs to the path; says whether it chose something. */
  readonly digit: (digit: string) => boolean
}

/** The list before stays until the next is there, so that it does not blink with every letter. */
function useHits(typed: string) {
  const found = useAsked('guidance.search', { text: typed })
  const [kept, setKept] = useState<Found | null>(null)
  useEffect(() => {
    if (found.value) setKept(found.value)
  }, [found.value])
  return { ...found, hits: (found.value ?? kept)?.hits ?? null }
}

export function SearchSide({ typed, onType, open, digit }: Props) {
  const found = useHits(typed)
  const hits = found.hits ?? []
  const [place, setPlace] = useState(-1)
  // What was typed last stands first, so Enter takes it; unasked, nothing is chosen.
  const chosen = place < 0 && typed !== '' ? 0 : place
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const take = (hit: Hit) => {
    setPlace(-1)
    open(hit)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    const hit = hits[chosen]
    if (event.key === 'ArrowDown') setPlace(Math.min(chosen + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setPlace(Math.max(chosen - 1, -1))
    else if (event.key === 'Enter' && hit) take(hit)
    else if (typed !== '' || !/^\d$/.test(event.key) || !digit(event.key)) return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to keys that bubble up from its field
    <div className="advice-search stack" onKeyDown={onKeyDown}>
      <TextField
        name="words"
        label={text.search}
        hint={text.searchHint}
        value={typed}
        onChange={words => {
          setPlace(-1)
          onType(words)
        }}
        maxLength={60}
        autoFocus
      />
      <RefusalNote failure={found.failure} again={found.again} />
      <h2>{typed === '' ? text.most : text.found}</h2>
      {found.hits?.length === 0 && <p className="secondary">{text.notFound}</p>}
      <ul ref={list} className="advice-hits" aria-label={typed === '' ? text.most : text.found}>
        {hits.map((hit, at) => (
          <li key={hit.id}>
            <button
              type="button"
              tabIndex={-1}
              className="advice-hit"
              aria-current={at === chosen ? 'true' : undefined}
              onClick={() => take(hit)}
            >
              {hit.ask}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
