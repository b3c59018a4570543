import { Checkbox } from 'antd'
import { useWords } from '../app/i18n'
import { grouped } from '../parts/numbers'
import type { Preview } from './draft'
import type { Import } from './useImport'

/** New facilities that look like ones that are gone: which of them are the same and keep their ids is confirmed here. */
export function RenamedPairs({ it, pairs }: { it: Import; pairs: Preview['renamed'] }) {
  const t = useWords('facilities')
  const same = it.draft.same ?? []
  const is = (id: string): boolean => same.some(s => s.new === id)
  const all = pairs.every(p => is(p.new))
  if (pairs.length === 0) return null
  const bare = ({ old, new: id }: Preview['renamed'][number]) => ({ old, new: id })
  return (
    <section className="import-renamed" aria-label={t('renamed.title')} data-testid="facilities.renamed">
      <div className="row">
        <h3>{t('renamed.count', { count: pairs.length })}</h3>
        <span className="grow" />
        <button
          type="button"
          className="link t12"
          onClick={() => it.patch({ same: all ? [] : pairs.map(bare) })}
          data-testid="facilities.renamed.all"
        >
          {t(all ? 'renamed.no' : 'renamed.all')}
        </button>
      </div>
      <p className="third t12">{t('renamed.hint')}</p>
      <ul>
        {pairs.map(p => (
          <li key={p.new}>
            <Checkbox
              checked={is(p.new)}
              onChange={e =>
                it.patch({
                  same: [...same.filter(s => s.new !== p.new), ...(e.target.checked ? [bare(p)] : [])],
                })
              }
              data-testid={`facilities.renamed.${p.new}`}
            >
              <span>{p.name ?? p.new}</span>{' '}
              <span className="second t12">
                {t('renamed.row', { old: p.old, new: p.new, metres: grouped(p.metres, 1) })}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}
