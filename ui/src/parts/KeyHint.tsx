/** A key printed inside or beside what it does: 12 px, in the colour of its surroundings. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="keyhint" aria-hidden="true">
      {children}
    </span>
  )
}
