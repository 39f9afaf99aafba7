/** The teller's look at one picture, up to the word that it is the one: flags answered, looks ticked, a second person where needed. */
import { useEffect, useRef, useState } from 'react'
import type { In } from '../../../shared/ipc/contract.ts'
import type { PhotoView } from '../../../shared/ipc/shapes/photo.ts'
import { type TellerLook, tellerLooks } from '../../../shared/photo/verdict.ts'
import { customerDeskText } from '../../../shared/strings/zh-CN/customer.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { decisionsOf, undecided, type Words, wordsOf } from './decisions.ts'
import { OverrideDialog } from './override-dialog.tsx'
import { ShotView } from './shot-view.tsx'

const text = tellerText.photo
type Override = In<'photo.choose'>['override']
type Props = Pick<StepProps, 'view' | 'profile' | 'done'> & { readonly photo: PhotoView; readonly retake: () => void }

export function ChosenView({ view, photo, profile, retake, done }: Props) {
  const [words, setWords] = useState<Words>(() => wordsOf(photo))
  const [looks, setLooks] = useState<readonly TellerLook[]>(photo.looks)
  const [asked, setAsked] = useState(false)
  // A refused picture is taken again; only where the place allows it and the teller asks does a second person speak for it.
  const [wantsSecond, setWantsSecond] = useState(photo.override !== null)
  const [seconding, setSeconding] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure, clear } = useSent()
  const openFlags = undecided(photo, words)
  const openLooks = tellerLooks.filter(look => !looks.includes(look))
  const refused = photo.outcome === 'refused'
  const maySecond = refused && photo.overridable && photo.override === null
  const usable = !refused || wantsSecond

  const firstOpen = useRef(() =>
    focusField(flow.current, openFlags[0] ? `flag.${openFlags[0]}` : `looks.${openLooks[0] ?? tellerLooks[0]}`),
  )
  // The digits work at once: the first thing the teller must speak on holds the focus.
  useEffect(() => {
    if (usable) firstOpen.current()
  }, [usable])

  const sendChoice = async (override: Override) => {
    const input = {
      caseId: view.id,
      revision: view.revision,
      photoId: photo.id,
      decisions: decisionsOf(photo, words),
      looks: [...looks],
      override,
    }
    const reply = await send('photo.choose', input)
    if (reply?.ok) done(reply.value)
  }
  const choose = () => {
    setAsked(true)
    clear()
    if (openFlags[0]) return focusField(flow.current, `flag.${openFlags[0]}`)
    if (openLooks[0]) return focusField(flow.current, `looks.${openLooks[0]}`)
    if (maySecond) return setSeconding(true)
    void sendChoice(null)
  }
  const [accepted, setAccepted] = useState(false)
  // What the customer says moves the step as the teller's key would; what only the teller can answer still stands open.
  useCustomer(1, { page: usable ? 'picture' : 'wait', caseId: view.id, photoId: photo.id }, ({ kind }) => {
    if (busy) return
    if (kind === 'retake') retake()
    if (kind !== 'accept') return
    setAccepted(true)
    if (usable && !maySecond) choose()
  })
  useKeys([
    { press: 'F5', label: text.retake, run: retake, off: busy, hidden: !usable },
    { press: 'Space', label: text.retake, run: retake, off: busy, hidden: true },
    ...(usable && openLooks.length > 0
      ? [
          {
            press: 'T',
            label: text.sawAll,
            // Who pressed it for the picture before has not seen this one.
            guarded: photo.id,
            run: () => {
              setLooks(tellerLooks)
              if (openFlags[0]) focusField(flow.current, `flag.${openFlags[0]}`)
            },
            off: busy,
          },
        ]
      : []),
    ...(maySecond && !wantsSecond ? [{ press: 'F3', label: text.secondPerson, run: () => setWantsSecond(true), off: busy }] : []),
    usable
      ? {
          press: 'F9',
          label: maySecond ? text.secondPerson : text.choose,
          run: choose,
          primary: true,
          off: busy || !view.allowed.includes('choosePhoto'),
        }
      : { press: 'F9', label: text.retake, run: retake, primary: true, off: busy },
  ])
  const tick = (id: string, on: boolean) => {
    const look = tellerLooks.find(known => known === id)
    if (look) setLooks(before => (on ? [...before, look] : before.filter(other => other !== look)))
  }
  return (
    <EnterFlow flowRef={flow} onLast={choose} className="stack tight">
      <ShotView
        view={view}
        photo={photo}
        spec={profile.photo.value}
        words={words}
        asked={asked}
        say={(check, word) => setWords(before => ({ ...before, [check]: word }))}
        looks={usable ? { ticked: looks, tick, error: asked && openLooks.length > 0 ? text.tickLooks : null } : null}
      />
      {accepted && <Note level="pass">{customerDeskText.accepted}</Note>}
      {asked && openFlags.length > 0 && <Note level="flag">{text.undecided(openFlags.length)}</Note>}
      {!seconding && <RefusalNote failure={failure} />}
      {seconding && (
        <OverrideDialog
          view={view}
          failure={failure}
          busy={busy}
          close={() => setSeconding(false)}
          second={word => void sendChoice(word)}
        />
      )}
    </EnterFlow>
  )
}
