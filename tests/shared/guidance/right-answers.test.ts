/** Tests answers that were once wrong: each value is the one its source gives, and the same question has the same answer everywhere. */
import { beforeAll, expect, test } from 'vitest'
import { answer, answerQuestion } from '../../../shared/guidance/answer.ts'
import type { Picked } from '../../../shared/guidance/path.ts'
import { companionAsked } from '../../../shared/profile/companion.ts'
import { type Here, mayCome } from '../../../shared/profile/requirements.ts'
import { answerLines } from '../../../shared/strings/zh-CN/guidance.ts'
import { briefOf } from '../../../shared/strings/zh-CN/plain-answer.ts'
import { confidenceText, originText } from '../../../shared/strings/zh-CN/profile.ts'
import { Day } from '../../../shared/time.ts'
import { aGuidanceDesk, type GuidanceDesk } from '../../support/a-guidance-desk.ts'

let desk: GuidanceDesk
beforeAll(async () => {
  desk = await aGuidanceDesk()
})
const told = (here: Here, id: string) => answerQuestion(desk.guidance, here, desk.question(id))
const answered = (here: Here, picked: Picked) => {
  const found = answer(desk.guidance, here, picked)
  if (!found) throw new Error('the path leads nowhere')
  return found
}

test('a question that tells of a second-generation card is answered for that card', () => {
  for (const here of desk.places) {
    for (const id of ['q8', 'q10', 'q18', 'q19']) expect(told(here, id), here.profile.id).toMatchObject({ item: 'REPLACE_UPGRADE' })
    expect(told(here, 'q18').due).toEqual(told(here, 'q8').due)
    expect(told(here, 'first')).toMatchObject({ item: 'APPLY' })
  }
})

test('whoever merely dislikes the picture hears the same however it is asked', () => {
  const asked = ['q0', 'q2', 'q3', 'q4', 'q5', 'q11', 'q12', 'q14', 'q16', 'q17', 'q20']
  for (const here of desk.places) {
    const verdicts = asked.map(id => told(here, id)).map(({ can, ticket, causes }) => JSON.stringify([can, ticket, causes]))
    expect(new Set(verdicts).size, here.profile.id).toBe(1)
  }
})

test('what is done across provinces is not refused to whoever lives elsewhere', () => {
  const open = [
    { card: 'none', trouble: 'first-card' },
    { card: 'third', trouble: 'not-enabled' },
    { card: 'third', trouble: 'lost' },
    { card: 'third', trouble: 'photo' },
    { card: 'third', trouble: 'stop-for-now' },
  ] as const
  for (const here of desk.places) {
    for (const path of open) {
      const found = answered(here, { ...path, comer: 'self', home: 'elsewhere' })
      expect(found, `${here.profile.id} ${path.trouble}`).toMatchObject({
        can: 'yes',
        causes: ['cross-province'],
        ticket: null,
        papers: [],
      })
      expect(found.ways).toContain('online')
    }
    expect(answered(here, { card: 'third', trouble: 'give-up', why: 'MOVED_AWAY', comer: 'self', home: 'elsewhere' }).can).toBe('elsewhere')
  }
})

test('Beijing takes no photo change for granted: its pages disagree', () => {
  const found = told(desk.place('beijing'), 'looks')
  expect(found).toMatchObject({ can: 'ask', causes: ['reason-doubted'], ticket: 'REPLACE_PHOTO' })
})

test('in Guangzhou a formal loss is reported in person from sixteen on', () => {
  const path = { card: 'third', trouble: 'report-loss', home: 'here' } as const
  expect(answered(desk.place('guangzhou'), { ...path, comer: 'agent' })).toMatchObject({ can: 'no', causes: ['holder-must-come'] })
  expect(answered(desk.place('guangzhou'), { ...path, comer: 'child' })).toMatchObject({ can: 'yes' })
})

test('nothing is told as the rule of the whole country that is the rule of some places', () => {
  for (const item of ['LOSS_FORMAL', 'UNLOSS'] as const)
    expect(desk.guidance.items[item].text.join('')).not.toMatch(/^社保功能和银行账户分别/)
})

test('the regulation is quoted as it stands', () => {
  const says = (id: string) => desk.guidance.basis.find(one => one.id === id)?.says ?? ''
  expect(says('reg-31')).toContain('应当有法律、法规和国务院决定依据')
  expect(says('reg-30')).toContain('老年人、残疾人等特殊群体')
  expect(says('reg-9')).toContain('及时告知')
  expect(says('reg-9')).toContain('10个工作日')
})

test('only a page of the state is called an official page', () => {
  const origin = (url: string | null) =>
    originText({
      source: { text: '说明', url },
      date: Day.parse('2026-01-01'),
      confidence: 'B',
      confirmed: false,
      note: null,
      fromBase: false,
    })
  expect(origin('https://rsj.wuhu.gov.cn/a.html')).toContain(confidenceText.B)
  expect(origin('http://www.moonvisionstudio.com/a.html')).toContain('转载')
  expect(origin('https://gov.cn.example.com/a.html')).not.toContain(confidenceText.B)
  expect(origin(null)).not.toContain(confidenceText.B)
})

const brief = (id: string, asked: string, comer: 'self' | 'agent' | 'child' = 'self') => {
  const question = desk.question(asked)
  const here = desk.place(id)
  return briefOf(answerQuestion(desk.guidance, here, question, { ...question.picked, comer }), here, '020-12345678').join('')
}

test('a question that asks for one rule of the place hears that rule first', () => {
  expect(brief('guangzhou', 'police-photo')).toMatch(/^可以：本人同意后，用公安存的身份证照片/)
  expect(brief('guangzhou', 'police-photo', 'child')).toMatch(/^孩子不能用身份证上的照片/)
  expect(brief('wuhan', 'police-photo')).toMatch(/^能不能用身份证上的照片，本地没有写明，请打12333或本网点电话020-12345678问清楚/)
  expect(brief('guangzhou', 'fee')).toMatch(/^收20元。/)
  expect(brief('wuhan', 'fee')).toMatch(/^收不收费，本地没有写明/)
  expect(brief('suzhou', 'bank')).toMatch(/^可以直接换，不用先销原银行账户/)
  expect(brief('guangzhou', 'bank')).toMatch(/^可以直接换，领到新卡后再销原银行账户/)
  expect(brief('wuhan', 'bank')).toMatch(/^可以换，先到原银行/)
  expect(brief('guangzhou', 'q15')).toMatch(/^可以自己上传照片/)
  expect(brief('guangzhou', 'mail')).toMatch(/^可以寄/)
})

test('nobody is told to bring a picture that is taken at the counter, and a window only where it can be done', () => {
  for (const { profile } of desk.places) {
    expect(brief(profile.id, 'first'), profile.id).toMatch(/请带本人身份证件；照片可以当场拍/)
    expect(brief(profile.id, 'child', 'child')).toMatch(/照片可以当场拍，未满\d+周岁的可以不要照片/)
    expect(brief(profile.id, 'activate')).toMatch(/到卡面上那家银行的网点办；本网点就是这家银行的，在这里办/)
    expect(brief(profile.id, 'collect')).toMatch(/^收到短信或电话，就可以来领。(?!.*收费)/)
    expect(brief(profile.id, 'stop')).toMatch(/^越快越好，先打电话停用.*12333或卡面银行的客服电话最快/)
    expect(brief(profile.id, 'first', 'child')).not.toContain('在网上办')
  }
  expect(brief('guangzhou', 'first', 'agent')).toContain('本人也可以自己用手机在网上办')
})

test('an expired document and one left at home have answers of their own, each beginning with what to do', () => {
  expect(brief('base', 'id-expired')).toMatch(/^过期的身份证不能用.*先到派出所换证/)
  expect(brief('base', 'id-forgotten')).toMatch(/^要带身份证原件，没带的请回去取/)
})

test('the number of the slip is asked for at the branch that gave it, the document at the hotline', () => {
  expect(brief('base', 'progress')).toMatch(/^打网点电话020-12345678，报回执上的受理编号；也可以打12333，报身份证号码/)
})

test('what sources say two things of is told with that, and postage from the nearest to the farthest', () => {
  expect(brief('wuhan', 'bank')).toMatch(/^可以换，先到原银行办账户挂失或注销（各地做法不一样，先问清楚）/)
  expect(brief('tianjin', 'q8')).toContain('前后能领（说法不一，请问清楚）')
  expect(brief('suzhou', 'mail')).toMatch(/^可以寄，邮费10～16元，看寄多远/)
  expect(brief('huizhou', 'mail')).toMatch(/^可以寄，邮费18～25元，看寄多远/)
})

test('why a picture is not changed, and why it would be, is said as people say it, and whom to ask once', () => {
  expect(brief('guangzhou', 'q17')).toContain('样子变了，和照片不像；照片太旧，刷脸通不过')
  expect(brief('guangzhou', 'q17')).not.toContain('人脸比对')
  for (const { profile } of desk.places)
    for (const { id } of desk.guidance.questions)
      expect(brief(profile.id, id).split('请打12333').length, `${profile.id} ${id}`).toBeLessThanOrEqual(2)
})

test('a foreigner is offered no picture of the police, whose pictures are those of identity cards', () => {
  for (const here of desk.places) {
    const found = told(here, 'foreigner')
    expect(
      answerLines(found, here)
        .flatMap(({ parts }) => parts.map(({ text }) => text))
        .join(''),
    ).not.toContain('公安照片')
  }
})

test('the answer to one question carries nothing of another', () => {
  for (const id of ['progress', 'wear', 'pension', 'doctor', 'id-forgotten', 'e-card', 'account', 'no-mobile'])
    for (const { profile } of desk.places) expect(brief(profile.id, id), id).not.toMatch(/请带|收\d+元|前后能领/)
})

test('nobody is sent to have a card made before the loss is reported, nor is an agent where the holder must report it', () => {
  expect(brief('guangzhou', 'lost')).toMatch(/^可以办，先正式挂失，同一次来就能接着办/)
  expect(brief('guangzhou', 'lost', 'agent')).toMatch(/^可以请人代办，正式挂失要本人先办好/)
})

test('a foreigner is told of the own document and of counters, a newborn needs no picture, and of the dead the relative is asked', () => {
  for (const here of desk.places) {
    const [abroad, newborn, death] = ['foreigner', 'newborn', 'death'].map(id => told(here, id))
    expect(abroad?.ways, here.profile.id).not.toContain('online')
    expect(brief(here.profile.id, 'foreigner')).toContain('护照、居住证、通行证或永久居留身份证')
    expect(
      newborn?.papers.map(({ material }) => material),
      here.profile.id,
    ).not.toContain('NEW_PHOTO')
    expect(death?.papers.map(({ material }) => material)).toEqual(expect.arrayContaining(['AGENT_ID', 'DEATH_PROOF']))
    expect(death?.papers.map(({ material }) => material)).not.toContain('HOLDER_ID')
  }
})

test('whoever must come in person hears with what, and that somebody may come home', () => {
  expect(brief('guangzhou', 'activate', 'agent')).toMatch(/^不能请人代办，要本人来。.*请带本人身份证件、社保卡.*上门。$/)
})

test('a card is posted where the own sources say so; where nobody has said it, it is asked and not promised', () => {
  for (const id of ['shanghai', 'tianjin', 'wuhan', 'xian', 'beijing', 'suzhou']) expect(brief(id, 'mail'), id).toMatch(/^可以寄/)
  for (const id of ['chengdu', 'qingdao', 'haikou']) expect(brief(id, 'mail'), id).toMatch(/^能不能邮寄，本地没有写明/)
  expect(brief('xian', 'mail')).toContain('不收邮费')
  expect(brief('wuhan', 'mail')).toContain('邮费多少请先问清楚')
})

test('whoever holds a card of another province may also come to this counter, which passes it on', () => {
  for (const { profile } of desk.places) expect(brief(profile.id, 'elsewhere')).toMatch(/^可以办：.*到本网点登记、由窗口代交/)
})

test('for the dead a relative comes in every place, whatever it says of agents; before the reason is given nobody is turned away', () => {
  for (const here of desk.places) {
    expect(told(here, 'death'), here.profile.id).toMatchObject({ can: 'yes', causes: [] })
    const strict = { ...here.profile, adultByAgent: { ...here.profile.adultByAgent, value: false } }
    const visit = { item: 'CANCEL', by: 'agent', age: 80 } as const
    expect(mayCome(strict, { ...visit, reason: 'DEATH' })).toBe(true)
    expect(mayCome(strict, { ...visit, reason: 'MOVED_AWAY' })).toBe(false)
    expect(companionAsked(strict, 'CANCEL', 'agent', 80).mayCome).toBeNull()
    expect(companionAsked(strict, 'INFO_CHANGE', 'agent', 80).mayCome).toBe(false)
  }
})

test('what does not ask whether something can be done is not headed by a yes or a no', () => {
  const headed = (here: Here, id: string) => answerLines(told(here, id), here).some(line => line.id === 'can')
  for (const here of desk.places) {
    for (const id of ['id-forgotten', 'wear', 'doctor', 'pension', 'account', 'e-card', 'progress', 'mail'])
      expect(headed(here, id), `${here.profile.id} ${id}`).toBe(false)
    for (const id of ['q8', 'lost', 'fee', 'death']) expect(headed(here, id), `${here.profile.id} ${id}`).toBe(true)
  }
})
