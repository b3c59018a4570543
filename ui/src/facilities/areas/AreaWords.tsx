/** An area by its paper, with who declared it and since when. Long names are cut, and whole in the title. */
export function AreaWords({
  document,
  authority,
  date,
}: {
  document: string
  authority: string
  date: string
}) {
  const under = [authority, date].filter(w => w !== '').join(' · ')
  return (
    <span className="areas-words" title={`${document} ${under}`}>
      <span className="ellipsis strong">{document}</span>
      <span className="ellipsis second t12">{under}</span>
    </span>
  )
}
