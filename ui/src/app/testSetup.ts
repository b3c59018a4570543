import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { atWork } from './catalogue/atWork'
import { addWords } from './i18n'

// A test shows a part of a screen without the program around it.
addWords(atWork)

// What jsdom lacks and antd or our lists ask for.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }) as unknown as MediaQueryList
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
const computed = window.getComputedStyle.bind(window)
// antd asks for a pseudo element's style to measure scroll bars; jsdom only prints an error for that.
window.getComputedStyle = element => computed(element)
globalThis.IntersectionObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver
globalThis.CSS ??= {} as typeof CSS
CSS.escape ??= (text: string) => text.replace(/[^\w-]/g, c => `\\${c}`)

// The middle width: 1366 is the office's usual screen.
window.innerWidth = 1366

// A page comes lazily; on a busy machine its first import takes seconds.
configure({ asyncUtilTimeout: 8000 })

afterEach(cleanup)
