import { atStart } from './atStart'
import { atWork } from './atWork'
import type { Catalogue } from './gather'

/** Every word there is, for the tests that read them all. */
export const catalogue: Catalogue = {
  ...atWork,
  ...atStart,
  errors: {
    zh: { ...atStart.errors?.zh, ...atWork.errors?.zh },
    en: { ...atStart.errors?.en, ...atWork.errors?.en },
  },
}
