import { gather } from './gather'

/** What is said before anybody has signed in. `atWork.ts` has the rest. */
export const atStart = gather(
  import.meta.glob(
    [
      '/src/app/words.ts',
      '/src/errors/words.ts',
      '/src/office/words.ts',
      '/src/parts/words.ts',
      '/src/staff/words.ts',
    ],
    { eager: true },
  ),
)
