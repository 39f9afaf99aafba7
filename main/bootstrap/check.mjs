/** `npm run check`: type-checks every room and lints every file, and reports all of it before failing. */
import { enter } from './enter.mjs'

enter(async () => {
  const { prepareTools } = await import('./prepare.mjs')
  const { runAttached } = await import('./child.mjs')
  const { root } = await import('./tree.mjs')
  const node = await prepareTools()
  const codes = []
  for (const room of ['shared', 'main', 'renderer', 'tests']) {
    codes.push(await runAttached(node, ['node_modules/typescript/bin/tsc', '-p', room], { cwd: root }))
  }
  codes.push(await runAttached(node, ['node_modules/@biomejs/biome/bin/biome', 'check', '.'], { cwd: root }))
  return codes.every(code => code === 0) ? 0 : 1
})
