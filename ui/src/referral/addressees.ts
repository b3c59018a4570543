/** The list with what was typed added: several names at once by 、 or ；, trimmed, each once. */
export function addressees(chosen: readonly string[], typed: string): string[] {
  const names = typed
    .split(/[、;；\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
  return [...new Set([...chosen, ...names])]
}
