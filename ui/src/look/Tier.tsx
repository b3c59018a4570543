import './Mark.css'

/** The tier of a case, T1 to T4, as a chip. */
export function Tier({ tier }: { tier: string }) {
  return <span className="tier">{tier}</span>
}
