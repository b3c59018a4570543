import { gather } from './gather'

/** Everything that `atStart.ts` has not: loaded with the screens. */
export const atWork = gather(
  import.meta.glob(['/src/*/words.ts', '!/src/{app,errors,office,parts,staff}/words.ts'], { eager: true }),
  import.meta.glob('/src/*/errors.ts', { eager: true }),
)
