/** The devices of this counter as far as the program knows them: cameras that answer, and what is done by hand without a device. */
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts, Light } from '../../kit/small.tsx'
import { useAsked } from '../../parts/use-asked.ts'

const text = managerText.devices

export function Devices() {
  const cameras = useAsked('photo.cameras', {})
  useKeys([{ press: 'F9', label: text.again, run: cameras.again, primary: true }])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <section className="stack tight">
          <h2>{text.cameras}</h2>
          <RefusalNote failure={cameras.failure} />
          {cameras.loading && <Waiting />}
          {cameras.value?.length === 0 && <Light name={text.camera} word={text.none} level="off" />}
          {cameras.value?.map(camera => (
            <Light key={camera.id} name={camera.name} word={text.there} level="pass" />
          ))}
          <p className="secondary dense">{text.camerasNote}</p>
        </section>
        <section className="stack tight">
          <h2>{text.byHand}</h2>
          <Facts facts={text.hands.map(([name, value]) => ({ name, value }))} columns={2} />
        </section>
      </div>
    </Work>
  )
}
