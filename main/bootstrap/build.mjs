/** `npm run build`: installs what is missing and builds, whether or not anything changed. */
import { enter } from './enter.mjs'

enter(async () => {
  const { prepareBuild, prepareTools } = await import('./prepare.mjs')
  await prepareBuild(await prepareTools(), { always: true })
  return 0
})
