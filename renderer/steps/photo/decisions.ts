/** The teller's word on each flagged check of a picture, as it is being given. Pure. */
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import type { CheckId, Mark, Verdict } from '../../../shared/photo/verdict.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'

/** A quick reason by its place in the list, or the teller's own words. */
export type Word = { readonly quick: string; readonly own: string }
export type Words = Readonly<Partial<Record<CheckId, Word>>>

export const quickReasons: readonly string[] = tellerText.photo.reasons
export const ownWord = 'own'

/** Whatever holds verdicts: a picture of a case, or one that came with an application. */
type Judged = Pick<PhotoView, 'verdicts'>

export const flagged = (photo: Judged): readonly CheckId[] =>
  photo.verdicts.filter(verdict => verdict.level === 'flag').map(verdict => verdict.check)

const rank = { refuse: 0, flag: 1, pass: 2 } as const

/** What was found, the worst first. */
export const worstFirst = ({ verdicts }: Judged): readonly Verdict[] => [...verdicts].sort((a, b) => rank[a.level] - rank[b.level])

/** More than these at once are not read. */
const atOnce = 3

/** Of what did not pass, the three worst; a flag that has its reason makes room for the next. */
export function toReadFirst(photo: Judged, words: Words): readonly Verdict[] {
  const open = worstFirst(photo).filter(({ level }) => level !== 'pass')
  const answered = open.filter(({ check }) => reasonOf(words[check]) !== null).length
  return open.slice(0, atOnce + answered)
}

/** The places on the finished picture that the teller should look at: those of what is read first, because more outlines hide the picture. */
export const marksOf = (photo: Judged): readonly Mark[] => toReadFirst(photo, {}).flatMap(({ marks }) => marks ?? [])

export function reasonOf(word: Word | undefined): string | null {
  if (!word) return null
  const reason = word.quick === ownWord ? word.own.trim() : (quickReasons[Number(word.quick)] ?? '')
  return reason.length >= 2 ? reason : null
}

/** What was said when this picture was chosen before. */
export function wordsOf(photo: PhotoView): Words {
  return Object.fromEntries(
    photo.decisions.map(({ check, reason }) => {
      const place = quickReasons.indexOf(reason)
      return [check, place < 0 ? { quick: ownWord, own: reason } : { quick: String(place), own: '' }]
    }),
  )
}

export const undecided = (photo: Judged, words: Words): readonly CheckId[] =>
  flagged(photo).filter(check => reasonOf(words[check]) === null)

export const decisionsOf = (photo: Judged, words: Words): { check: CheckId; reason: string }[] =>
  flagged(photo).flatMap(check => {
    const reason = reasonOf(words[check])
    return reason === null ? [] : [{ check, reason }]
  })
