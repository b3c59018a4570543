/** The word catalogue: every subject folder's words.ts under the folder's name. Adding a subject needs no line here. */
export type Tree = { [key: string]: string | Tree }
export type Words = { zh: Tree; en: Tree }
type Module = { default?: Words; words?: Words }

// Error codes belong to the subject that throws them; all of them are looked up under `errors`.
const errorModules = import.meta.glob<Module>('/src/*/errors.ts', { eager: true })
const modules = import.meta.glob<Module>('/src/*/words.ts', { eager: true })

function flatten(tree: Tree, prefix = '', into: Record<string, string> = {}): Record<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[prefix + key] = value
    else flatten(value, `${prefix}${key}.`, into)
  }
  return into
}

export type Catalogue = Record<string, { zh: Record<string, string>; en: Record<string, string> }>

/** By namespace, keys flattened with dots (`step.survey`). */
export const catalogue: Catalogue = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => {
    const subject = path.split('/').at(-2) ?? ''
    const words = module.default ?? module.words
    if (!words) throw new Error(`${path} exports no words`)
    return [subject, { zh: flatten(words.zh), en: flatten(words.en) }]
  }),
)

for (const module of Object.values(errorModules)) {
  const words = module.default ?? module.words
  const errors = catalogue.errors
  if (!words || !errors) continue
  Object.assign(errors.zh, flatten(words.zh))
  Object.assign(errors.en, flatten(words.en))
}
