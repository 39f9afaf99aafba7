/** Takes from a dying core's last words what may stand in a log: the kind of error and where, never its message. */

/** A message may hold what a citizen typed; names of our own source files cannot. */
export function crashTrace(lastWords: string): string {
  const lines = lastWords.split('\n')
  const kind = lines.map(line => /^(?:Uncaught )?([A-Z][A-Za-z]*Error)\b/.exec(line)?.[1]).find(name => name !== undefined)
  const frames = lines.flatMap(line => {
    const frame = /^\s+at .*?([\w.-]+\.(?:mjs|cjs|js|ts)):(\d+):\d+\)?$/.exec(line)
    return frame ? [`${frame[1]}:${frame[2]}`] : []
  })
  return [kind ?? 'unknown', ...frames.slice(0, 6)].join(' ')
}
