/** Takes a file that is dropped on the window or pasted, as long as nothing stands over the part that wants it. */
import { useEffect, useRef, useState } from 'react'

type Wish = {
  readonly off: boolean
  /** Such as `image/`. */
  readonly kind: string
  readonly take: (file: File) => void
}

type Given = { readonly files: readonly File[]; readonly any: boolean }

const filesIn = (data: DataTransfer | null): Given => ({
  files: data ? [...data.files] : [],
  any: data !== null && ([...data.types].includes('Files') || data.files.length > 0),
})

/** `over`: a file is held over the window now. `unfit`: the last one given was none of the kind, or several at once. */
export function useGivenFile({ off, kind, take }: Wish): { readonly over: boolean; readonly unfit: boolean } {
  const [over, setOver] = useState(false)
  const [unfit, setUnfit] = useState(false)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const given = (event: Event, data: DataTransfer | null) => {
      const { files, any } = filesIn(data)
      // Text that is pasted belongs to its field.
      if (!any) return
      event.preventDefault()
      const [file] = files
      const fits = file !== undefined && files.length === 1 && file.type.startsWith(kind)
      setUnfit(!fits && !off)
      if (fits && !off) latest.current(file)
    }
    const paste = (event: ClipboardEvent) => given(event, event.clipboardData)
    const drop = (event: DragEvent) => {
      setOver(false)
      given(event, event.dataTransfer)
    }
    const hold = (event: DragEvent) => {
      if (!filesIn(event.dataTransfer).any) return
      event.preventDefault()
      setOver(!off)
    }
    // Out of the window, not from one part of it to another.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    window.addEventListener('paste', paste)
    window.addEventListener('drop', drop)
    window.addEventListener('dragover', hold)
    window.addEventListener('dragleave', leave)
    return () => {
      window.removeEventListener('paste', paste)
      window.removeEventListener('drop', drop)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('dragleave', leave)
    }
  }, [off, kind])
  return { over, unfit }
}
