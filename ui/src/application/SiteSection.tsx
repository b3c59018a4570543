import { Input } from 'antd'
import { useWords } from '../app/i18n'
import { FileButton } from '../map/FileButton'
import type { LonLat } from '../map/geodesy'
import { PasteBox } from '../map/PasteBox'
import { isWhole, type Site } from '../map/site'
import { Select } from '../parts/Select'
import { type SiteHow, SOURCES } from './intake'
import { Control, Row } from './Row'
import type { SectionProps } from './sectionProps'

interface Props extends SectionProps {
  onSite: (site: Site, how: SiteHow, accuracy?: number) => void
  /** About where the site is: among towers of one number the near ones are offered first. */
  near: () => LonLat | null
}

/** Where it is, how the outline came about and how well it is known. Without an outline, coordinates are pasted here. */
export function SiteSection({ state, missingShown, onSite, near }: Props) {
  const t = useWords('application')
  const { intake, set, edit, check } = state
  const missing = missingShown && (check.answer?.missing.some(m => m.field === 'address') ?? false)
  const known = intake.accuracy ? '' : t(`source_known.${intake.source}`)
  return (
    <section className="intake-section" aria-labelledby="intake-site" id="section-site">
      <h2 id="intake-site">{t('section.site')}</h2>
      <Row label={t('address')}>
        <Control name="address" grow missing={missing}>
          <Input
            value={intake.address}
            onChange={e => set({ address: e.target.value })}
            aria-label={t('address')}
            autoComplete="off"
            data-testid="application.address"
          />
        </Control>
      </Row>
      {!isWhole(edit.site) && (
        <Row
          label={t('outline')}
          below={
            <div className="t12 third row">
              <span>{t('outline_hint')}</span>
              <FileButton onSite={site => onSite(site, 'file')} />
            </div>
          }
        >
          <PasteBox
            crs={intake.crs}
            near={near}
            onSite={(site, how, accuracy) => {
              onSite(site, how, accuracy)
              // The box goes away with the site there: the next field takes the focus.
              requestAnimationFrame(() =>
                document.querySelector<HTMLElement>('[data-field="source"] input')?.focus(),
              )
            }}
          />
        </Row>
      )}
      <Row label={t('source')}>
        <Control name="source" width={110}>
          <Select
            aria-label={t('source')}
            value={intake.source}
            onChange={source => set({ source, source_chosen: true })}
            options={SOURCES.map(value => ({ value, label: t(`sources.${value}`) }))}
            popupMatchSelectWidth={170}
            style={{ width: '100%' }}
            data-testid="application.source"
          />
        </Control>
        <Control name="accuracy" label={t('accuracy')} width={84}>
          <Input
            value={intake.accuracy}
            onChange={e => set({ accuracy: e.target.value })}
            prefix={<span className="second">±</span>}
            suffix={<span>m</span>}
            placeholder={t('accuracy_hint')}
            inputMode="decimal"
            autoComplete="off"
            data-testid="application.accuracy"
          />
        </Control>
        <span className="third t12 ellipsis" title={known}>
          {known}
        </span>
      </Row>
    </section>
  )
}
