/** Where things on a case are, as hash-router paths. */
export function casePath(id: string): string {
  return `/case/${encodeURIComponent(id)}`
}

/** The page an operation is done on: the notice's are on its own page, the rest are panels of the case. */
export function actPath(id: string, operation: string): string {
  const at = encodeURIComponent(id)
  if (operation.startsWith('notice/')) return `/notice/${at}`
  return `/case/${at}?do=${encodeURIComponent(operation)}`
}
