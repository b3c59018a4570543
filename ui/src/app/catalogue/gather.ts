/** Words of the subject folders, each under the folder's name. Adding a subject needs no line here. */
export type Tree = { [key: string]: string | Tree }
export type Words = { zh: Tree; en: Tree }
type Modules = Record<string, { default?: Words; words?: Words }>

/** By namespace, keys flattened with dots (`step.survey`). */
export type Catalogue = Record<string, { zh: Record<string, string>; en: Record<string, string> }>

function flatten(tree: Tree, prefix = '', into: Record<string, string> = {}): Record<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[prefix + key] = value
    else flatten(value, `${prefix}${key}.`, into)
  }
  return into
}

/** The catalogue of these `words.ts`, and of `errors.ts`, whose codes are all looked up under `errors`. */
export function gather(modules: Modules, errors: Modules = {}): Catalogue {
  const catalogue: Catalogue = {}
  for (const [path, module] of [...Object.entries(modules), ...Object.entries(errors)]) {
    const words = module.default ?? module.words
    if (!words) throw new Error(`${path} exports no words`)
    const subject = path.endsWith('/errors.ts') ? 'errors' : (path.split('/').at(-2) ?? '')
    catalogue[subject] ??= { zh: {}, en: {} }
    const there = catalogue[subject]
    Object.assign(there.zh, flatten(words.zh))
    Object.assign(there.en, flatten(words.en))
  }
  return catalogue
}
