import { useEffect } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Controls } from '../look/Controls'
import { atWork } from './catalogue/atWork'
import { addWords } from './i18n'
import { onGlobalKey } from './keys/registry'
import { router } from './routes'

addWords(atWork)

/** What a person sees once signed in: the screens, and the keyboard around them. */
export default function Work() {
  useEffect(() => {
    window.addEventListener('keydown', onGlobalKey)
    return () => window.removeEventListener('keydown', onGlobalKey)
  }, [])
  return (
    <Controls>
      <RouterProvider router={router} />
    </Controls>
  )
}
