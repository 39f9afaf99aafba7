/** Runs one bench by its name: `npm run bench -- NAME [arguments]`. */
import { desksAtWork } from './hall/desks.ts'
import { hallSpeed } from './hall/hall.ts'
import { batchSpeed } from './outbox/batch.ts'
import { outboxSpeed } from './outbox/outbox.ts'
import { photoComposites } from './photo/composites.ts'
import { photoDefects } from './photo/defects.ts'
import { photoEyes } from './photo/eyes.ts'
import { photoGeometry } from './photo/geometry.ts'
import { photoSpeed } from './photo/speed.ts'
import { outsideSpeed } from './store/outside.ts'
import { pictureCopies } from './store/pictures.ts'
import { rebuildSpeed } from './store/rebuild.ts'
import { searchSpeed } from './store/search.ts'
import { storeSpeed } from './store/store.ts'
import { unitSpeed } from './unit/unit.ts'

const benches: Readonly<Record<string, (...args: string[]) => Promise<string>>> = {
  photo: () => photoSpeed(),
  'photo-composites': people => photoComposites(people),
  'photo-defects': (...asked) => photoDefects(...asked),
  'photo-eyes': folder => photoEyes(folder),
  'photo-geometry': folder => photoGeometry(folder),
  store: () => storeSpeed(),
  search: most => searchSpeed(most ? Number(most) : undefined),
  rebuild: (cases, commits) => rebuildSpeed(...[cases, commits].flatMap(given => (given ? [Number(given)] : []))),
  outside: () => outsideSpeed(),
  pictures: (...asked) => pictureCopies(asked),
  outbox: async part => (part === 'batch' ? batchSpeed() : [await outboxSpeed(), await batchSpeed()].join('\n')),
  hall: (...asked) => hallSpeed(...asked.map(Number)),
  // The desks of it, in a process of their own.
  'hall-desks': (seconds, before) => desksAtWork(Number(seconds), Number(before)),
  unit: people => unitSpeed(people ? Number(people) : undefined),
}

const [name = '', ...args] = process.argv.slice(2)
const bench = benches[name]
if (bench) process.stdout.write(`${await bench(...args)}\n`)
else {
  process.stderr.write(`Benches: ${Object.keys(benches).join(', ')}\n`)
  process.exitCode = 1
}
