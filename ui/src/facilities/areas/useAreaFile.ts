import { useRef, useState } from 'react'
import { type AnswerOf, call, putFile } from '../../api/client'

/** Polygons of a file, as the server reads them. */
export interface AreaFile {
  name: string
  files: { name: string; file: string }[]
  answer: AnswerOf<'facilities/read_populated'>
}

export interface AreaFileState {
  file: AreaFile | null
  busy: boolean
  error: unknown
  /** One file, or the parts of a shapefile. */
  choose: (files: File[]) => void
  /** Reads the file again in a system that a person states. */
  state: (crs: string) => void
  close: () => void
}

/** A file that outlines are taken from. It is no part of the draft: what was taken is. */
export function useAreaFile(): AreaFileState {
  const [file, setFile] = useState<AreaFile | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Only the newest request may write: another file or system was chosen meanwhile.
  const turn = useRef(0)

  const run = async (name: string, files: () => Promise<AreaFile['files']>, crs: string | null) => {
    const mine = ++turn.current
    setBusy(true)
    setError(null)
    try {
      const put = await files()
      const answer = await call('facilities/read_populated', { files: put, crs })
      if (mine === turn.current) setFile({ name, files: put, answer })
    } catch (cause) {
      if (mine === turn.current) setError(cause)
    }
    if (mine === turn.current) setBusy(false)
  }
  return {
    file,
    busy,
    error,
    choose: chosen => {
      if (chosen.length === 0) return
      setFile(null)
      const send = async (f: File) => {
        const { id } = await putFile(f.name, f.type, await f.arrayBuffer())
        return { name: f.name, file: id }
      }
      void run(chosen.map(f => f.name).join(' '), () => Promise.all(chosen.map(send)), null)
    },
    state: crs => {
      if (file) void run(file.name, async () => file.files, crs)
    },
    close: () => {
      turn.current++
      setFile(null)
      setBusy(false)
      setError(null)
    },
  }
}
