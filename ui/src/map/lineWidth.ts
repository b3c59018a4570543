/** Pixels by voltage: 220 kV 3.2, 110 kV 2.5, 10 kV 1.5. */
export function lineWidth(kv: number | null): number {
  if (kv === null) return 1.5
  if (kv >= 330) return 3.8
  if (kv >= 220) return 3.2
  if (kv >= 66) return 2.5
  if (kv >= 35) return 2
  return 1.5
}
