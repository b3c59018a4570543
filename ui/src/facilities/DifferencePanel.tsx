import { Checkbox, Input } from 'antd'
import type { FacilitiesVersion } from '../api/contract'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { grouped } from '../parts/numbers'
import { Segmented } from '../parts/Segmented'
import { AffectedCases } from './AffectedCases'
import { canPlace, placed, type Reading, rejected } from './draft'
import { RenamedPairs } from './RenamedPairs'
import type { Import } from './useImport'
import type { PreviewState } from './usePreview'

/** Step 4, right: what would change, and what the person decides about it. */
export function DifferencePanel({
  it,
  reading,
  effect,
  current,
}: {
  it: Import
  reading: Reading
  effect: PreviewState
  current: FacilitiesVersion | null
}) {
  const t = useWords('facilities')
  const { draft } = it
  const { preview } = effect
  const report = reading.report
  // Rows that nobody can place would look like data taken away.
  const d = preview?.difference ?? (canPlace(report) ? reading.difference : null)
  if (!report) return null
  const refused = rejected(report)
  const add = draft.mode === 'add' && current !== null
  return (
    <section className="import-difference" aria-label={t('difference')}>
      <div className="row">
        <h2 className="ellipsis">
          {current ? t('differenceTo', { number: current.number }) : t('differenceFirst')}
        </h2>
        <span className="grow" />
        {current && (
          <Segmented
            label={t('modeLabel')}
            options={[
              { value: 'replace', label: t('mode.replace') },
              { value: 'add', label: t('mode.add') },
            ]}
            value={draft.mode}
            onChange={mode => it.patch({ mode })}
            testid="facilities.mode"
          />
        )}
      </div>
      {d && (
        <dl className="import-figures" data-testid="facilities.difference">
          <Figure name={t('diff.added')} n={add && !preview ? placed(report) : d.added} />
          <Figure name={t('diff.removed')} n={add ? 0 : d.removed} warn />
          {add && <Figure name={t('diff.updated')} n={d.updated} />}
          {!add && <Figure name={t('diff.moved')} n={d.moved} />}
          {!add && <Figure name={t('diff.voltage')} n={d.voltage_changed} />}
          <div className="import-affected">
            <dt>{t('diff.affected')}</dt>
            <dd>
              <b>{d.affected_open + d.affected_approved}</b>
              <span className={d.affected_approved > 0 ? 'warn' : 'third'}>
                {t('diff.approved', { count: d.affected_approved })}
              </span>
            </dd>
          </div>
        </dl>
      )}
      {add && <p className="third t12">{t('addNote', { count: grouped(current.facilities) })}</p>}
      <Trouble error={effect.error} onRetry={effect.retry} />
      {preview && <RenamedPairs it={it} pairs={preview.renamed} />}
      {preview && (
        <section className="import-cases" aria-label={t('diff.affected')} data-testid="facilities.effect">
          <p className="second t12" role="status">
            {t(preview.cases.length > 0 ? 'diff.cases' : 'diff.noCases', {
              count: preview.cases.length,
              checked: preview.checked,
            })}
          </p>
          {preview.cases.length > 0 && (
            <AffectedCases cases={preview.cases} label={t('diff.affected')} testid="facilities.effect.list" />
          )}
        </section>
      )}
      <div className="import-choices">
        {refused > 0 && (
          <Checkbox
            checked={draft.acceptRejects}
            onChange={e => it.patch({ acceptRejects: e.target.checked })}
            data-testid="facilities.accept_rejects"
          >
            {t('accept', { count: grouped(refused) })}
          </Checkbox>
        )}
        {!add && d && d.removed > 0 && (
          <Checkbox
            checked={draft.confirmRemoved}
            onChange={e => it.patch({ confirmRemoved: e.target.checked })}
            data-testid="facilities.confirm_removed"
          >
            {t('confirmRemoved', { count: grouped(d.removed) })}
          </Checkbox>
        )}
        <Checkbox
          checked={draft.complete}
          onChange={e => it.patch({ complete: e.target.checked })}
          data-testid="facilities.complete"
        >
          {t('complete')}
        </Checkbox>
        <Input
          value={draft.note}
          placeholder={t('note')}
          aria-label={t('note')}
          onChange={e => it.patch({ note: e.target.value })}
          data-testid="facilities.note"
        />
      </div>
    </section>
  )
}

function Figure({ name, n, warn }: { name: string; n: number; warn?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className={n === 0 ? 'third' : warn ? 'warn' : ''}>{grouped(n)}</b>
      </dd>
    </div>
  )
}
