/** Closes what a forked core got of its parent's open files and sockets besides its own pipe. */
import { closeSync, readdirSync, readlinkSync } from 'node:fs'
import { systemCode } from '../../../shared/system-code.ts'

export type Handle = { readonly fd: number; readonly target: string }

/** What a Node that has just started holds of its own: event loops, and pipes with both ends in this process. */
const ownKinds = ['anon_inode:[eventpoll]', 'anon_inode:[eventfd]', 'anon_inode:[io_uring]', '/dev/null']

/**
 * Linux hands a child every descriptor that is not marked close-on-exec, and Chromium marks few: the core would hold the sockets of the
 * pages, the display and the page's storage, and keep them open after the window died. Node cannot mark them, so the child lets go.
 * On Windows only handles marked inheritable go over, and Chromium marks none.
 */
export function closeInherited(): void {
  if (process.platform !== 'linux') return
  // Not in Node's types. Without it the pipe to the shell would be closed with the rest.
  const channelFd: unknown = Reflect.get(process.channel ?? {}, 'fd')
  if (typeof channelFd !== 'number') throw new Error('the pipe to the shell has no descriptor')
  const parents = new Set(handlesOf(process.ppid).map(({ target }) => target))
  for (const { fd } of inherited(handlesOf('self'), parents, channelFd)) closeSync(fd)
}

/** Pure. A socket or a file is inherited, since a fresh Node has none; a pipe is, where the parent has it too. */
export function inherited(own: readonly Handle[], parents: ReadonlySet<string>, channelFd: number): Handle[] {
  return own.filter(({ fd, target }) => {
    if (fd <= 2 || fd === channelFd || ownKinds.includes(target)) return false
    return !target.startsWith('pipe:') || parents.has(target)
  })
}

/** Empty where the process has ended or may not be looked at. */
function handlesOf(process: number | 'self'): Handle[] {
  const folder = `/proc/${process}/fd`
  return namesIn(folder).flatMap(name => {
    const target = targetOf(`${folder}/${name}`)
    return target === null ? [] : [{ fd: Number(name), target }]
  })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

/** The descriptor that listed the folder is closed again by the time it is looked at. */
function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const isGone = (error: unknown): boolean => ['ENOENT', 'EACCES', 'ESRCH'].includes(systemCode(error))
