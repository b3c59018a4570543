/** Serials that a unit's register should have and the list has not. */
export function gaps(rows: { unit_name: string; serial: number }[]): string[] {
  const units = new Map<string, number[]>()
  for (const row of rows) units.set(row.unit_name, [...(units.get(row.unit_name) ?? []), row.serial])
  return [...units].flatMap(([unit, serials]) => {
    const have = new Set(serials)
    const last = Math.max(...serials)
    const missing = Array.from({ length: last }, (_, i) => i + 1).filter(n => !have.has(n))
    return missing.map(n => `${unit} ${n}`)
  })
}
