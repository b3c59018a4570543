/**
 * The id of the one draft a person has for one act on one case: the same on every desk, so that a draft begun in the
 * field is found again at the office without a list to choose from. Shaped like a version 8 UUID (own content).
 *
 * Not a secret and not a hash for security: the server checks whose draft it is. crypto.subtle is not used because it
 * is missing on a plain-http office network.
 */
export function draftId(staff: string, caseId: string, operation: string): string {
  const text = `${staff}\u0000${caseId}\u0000${operation}`
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map(seed => mix(text, seed))
  const hex = words.map(word => word.toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** FNV-1a with a seed and a final avalanche, 32 bits. */
function mix(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
