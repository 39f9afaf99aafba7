/** The window on the customer's screen: one page at a time, as the desk leads it; without a desk that works it shows nothing of anybody. */
import { type ReactNode, useEffect, useState } from 'react'
import type { CustomerAnswer, CustomerView } from '../../shared/ipc/shapes/customer.ts'
import { customerEnglish } from '../../shared/strings/en/customer.ts'
import { type CustomerWords, customerText } from '../../shared/strings/zh-CN/customer.ts'
import { forwardEvents } from '../ipc.ts'
import { Reads, ReadsContext } from '../parts/reads.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'
import { useVoice, voices } from '../steps/photo/use-voice.ts'
import { ByePages } from './bye-pages.tsx'
import { CheckPages } from './check-pages.tsx'
import { type PageProps, type Say, useReadAloud } from './page-props.ts'
import { PayPage } from './pay-page.tsx'
import { PictureLook } from './picture-look.tsx'
import { PlanPages } from './plan-pages.tsx'
import { PoseMirror } from './pose-mirror.tsx'
import { SignPage } from './sign-page.tsx'
import { CustomerFrame, Touch } from './touch.tsx'

export function CustomerApp() {
  const [reads] = useState(() => new Reads())
  useEffect(forwardEvents, [])
  useEffect(() => reads.listen(), [reads])
  return (
    <ReadsContext value={reads}>
      <Screen />
    </ReadsContext>
  )
}

function Screen() {
  const asked = useAsked('customer.view', {})
  // A refusal means that nobody works at the desk: the last answer must not stay, whatever it was.
  const view = asked.failure ? null : asked.value
  const [english, setEnglish] = useState(false)
  const [elder, setElder] = useState(false)
  const between = view === null || view.page === 'welcome'
  // The next customer begins as usual.
  useEffect(() => {
    if (!between) return
    setEnglish(false)
    setElder(false)
  }, [between])
  const words = english ? customerEnglish : customerText
  useEffect(() => {
    document.documentElement.lang = english ? 'en' : 'zh-CN'
  }, [english])
  if (!view || (view.page === 'welcome' && view.ticket === null)) return <Blank words={customerText} />
  const tools = { english, turnLanguage: () => setEnglish(!english), elder, turnSize: () => setElder(!elder) }
  return <Led key={`${view.page} ${view.turn}`} view={view} words={words} tools={tools} again={asked.again} />
}

function Blank({ words }: { readonly words: CustomerWords }) {
  return (
    <div className="cw blank">
      <main>
        <h1>{words.blank.title}</h1>
        <p>{words.blank.note}</p>
      </main>
    </div>
  )
}

type Tools = { readonly english: boolean; readonly turnLanguage: () => void; readonly elder: boolean; readonly turnSize: () => void }
type LedProps = { readonly view: CustomerView; readonly words: CustomerWords; readonly tools: Tools; readonly again: () => void }

/** The steps the dots at the top count; the others are no steps of the customer's. */
const counted: readonly CustomerView['page'][] = ['plan', 'pose', 'picture', 'check', 'sign', 'bye']

function Led({ view, words, tools, again }: LedProps) {
  const { send, busy, failure } = useSent()
  const [aloud, setAloud] = useState<string | null>(null)
  const [listening, setListening] = useState(false)
  const voice = useVoice(listening ? aloud : null, listening, tools.english ? voices.english : voices.chinese)
  const say: Say = async said => {
    const reply = await send('customer.answer', { ...said, turn: view.turn } as CustomerAnswer)
    if (reply && !reply.ok) again()
    return reply?.ok === true
  }
  const trouble = failure === null ? null : failure.code === 'STALE' ? words.stale : words.failed
  const at = counted.indexOf(view.page)
  const head = (
    <>
      <span className="cw-branch">{view.branch.name}</span>
      <span className="cw-counter">{words.counter(view.counter)}</span>
      {view.mode === 'practice' && <span className="cw-practice">{words.practice}</span>}
      {at >= 0 && (
        <span className="cw-dots" role="img" aria-label={words.pageOf(at + 1, counted.length)}>
          {counted.map((page, place) => (
            <i key={page} className={place === at ? 'on' : place < at ? 'past' : undefined} />
          ))}
        </span>
      )}
      <span className="cw-tools">
        {listening && !voice.available && <span className="cw-no-voice">{words.noVoice}</span>}
        <Touch small icon="sound" pressed={listening} press={() => setListening(!listening)}>
          {listening && voice.available ? words.stopListening : words.listen}
        </Touch>
        <Touch small press={tools.turnSize}>
          {tools.elder ? words.usual : words.larger}
        </Touch>
        <Touch small press={tools.turnLanguage}>
          {words.otherLanguage}
        </Touch>
      </span>
    </>
  )
  const props: PageProps = { view, words, elder: tools.elder, head, say, busy, trouble, read: setAloud }
  return <div className={tools.elder ? 'cw-ground elder' : 'cw-ground'}>{pageOf(props)}</div>
}

function pageOf(props: PageProps): ReactNode {
  switch (props.view.page) {
    case 'welcome':
      return <Standing {...props} title={props.words.welcome.title} note={props.words.welcome.note} />
    case 'wait':
      return <Standing {...props} title={props.words.wait.title} note={props.words.wait.note} />
    case 'plan':
      return <PlanPages {...props} />
    case 'pose':
      return <PoseMirror {...props} />
    case 'picture':
      return <PictureLook {...props} />
    case 'check':
      return <CheckPages {...props} />
    case 'sign':
      return <SignPage {...props} />
    case 'pay':
      return <PayPage {...props} />
    case 'bye':
      return <ByePages {...props} />
  }
}

function Standing({ view, words, head, title, note, read }: PageProps & { readonly title: string; readonly note: string }) {
  const ticket = view.ticket === null ? null : words.welcome.ticket(view.ticket)
  useReadAloud(read, [title, ticket, note].filter(Boolean).join(' '))
  return (
    <CustomerFrame kind="standing" head={head}>
      <h1>{title}</h1>
      {ticket !== null && <p className="cw-ticket">{ticket}</p>}
      <p>{note}</p>
    </CustomerFrame>
  )
}
