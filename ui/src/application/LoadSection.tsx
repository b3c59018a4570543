import { Input } from 'antd'
import { useWords } from '../app/i18n'
import { useToday } from '../office/useOffice'
import { DateText } from '../parts/DateText'
import { fold } from '../parts/fold'
import { Segmented } from '../parts/Segmented'
import { Select } from '../parts/Select'
import { NoteLine } from './FieldNote'
import { HIGH_VOLTAGES, isHigh, isLow, type Kind, LOW_VOLTAGES } from './intake'
import { Loads } from './Loads'
import { Routing } from './Routing'
import { Control, Row } from './Row'
import type { SectionProps } from './sectionProps'
import { noteOf } from './sections'
import { WorkRows } from './WorkRows'

const KINDS: readonly Kind[] = ['new', 'increase', 'temporary']
const spaced = (voltage: string): string => voltage.replace(/(\d)([kV])/, '$1 $2')

/** What is applied for, who will have it and why, and what is going to be built and done. */
export function LoadSection({ state, missingShown }: SectionProps) {
  const t = useWords('application')
  const today = useToday()
  const { intake, set, check } = state
  const { notes } = state
  const missing = (field: string): boolean =>
    missingShown && (check.answer?.missing.some(m => m.field === field) ?? false)
  const unit = isHigh(intake.voltage) ? 'kVA' : isLow(intake.voltage) ? 'kW' : ''
  const capacityNote = intake.capacity && intake.voltage ? noteOf(notes, 'capacity') : null
  const existingNote = intake.existing ? noteOf(notes, 'existing') : null
  const problem = capacityNote && capacityNote.level !== 'ok' ? capacityNote : null
  const read = capacityNote?.level === 'ok' ? understood(capacityNote.params, unit) : ''

  return (
    <section className="intake-section" aria-labelledby="intake-load" id="section-load">
      <h2 id="intake-load">{t('section.load')}</h2>
      <Row label={t('kind')}>
        <Segmented
          label={t('kind')}
          options={KINDS.map(value => ({ value, label: t(`kinds.${value}`) }))}
          value={intake.kind}
          onChange={kind => set({ kind })}
          testid="application.kind"
        />
      </Row>
      {intake.kind === 'temporary' && (
        <Row
          label={t('temporary_until')}
          below={<NoteLine note={intake.temporary_until ? noteOf(notes, 'temporary_until') : null} />}
        >
          <DateText
            value={intake.temporary_until}
            onChange={temporary_until => set({ temporary_until })}
            today={today}
            data-testid="application.temporary_until"
          />
        </Row>
      )}
      <Row label={t('voltage')} below={<NoteLine note={problem} />}>
        <Control
          name="voltage"
          width={102}
          missing={missing('voltage')}
          note={intake.voltage ? noteOf(notes, 'voltage') : null}
        >
          <Select
            showSearch={{
              filterOption: (text, option) =>
                fold(text).replace(/\s/g, '').toLowerCase() === '' ||
                String(option?.value ?? '')
                  .toLowerCase()
                  .startsWith(fold(text).replace(/\s/g, '').toLowerCase()),
            }}
            aria-label={t('voltage')}
            placeholder={t('choose')}
            value={intake.voltage || undefined}
            onChange={voltage => set({ voltage })}
            options={[...LOW_VOLTAGES, ...HIGH_VOLTAGES].map(value => ({ value, label: spaced(value) }))}
            style={{ width: '100%' }}
            data-testid="application.voltage"
          />
        </Control>
        <Control
          name="capacity"
          label={t('capacity')}
          width={94}
          note={problem}
          missing={missing('capacity')}
        >
          <Input
            value={intake.capacity}
            onChange={e => set({ capacity: e.target.value })}
            suffix={unit ? <span>{unit}</span> : <span />}
            inputMode="decimal"
            autoComplete="off"
            data-testid="application.capacity"
          />
        </Control>
        <span className="third t12 intake-read" role="status">
          {read}
        </span>
      </Row>
      {intake.kind === 'increase' && (
        <Row
          label={t('existing')}
          below={<NoteLine note={existingNote?.level === 'ok' ? null : existingNote} />}
        >
          <Control name="existing" width={140} note={existingNote} missing={missing('existing')}>
            <Input
              value={intake.existing}
              onChange={e => set({ existing: e.target.value })}
              suffix={<span>{unit}</span>}
              aria-label={t('existing')}
              autoComplete="off"
              data-testid="application.existing"
            />
          </Control>
        </Row>
      )}
      <Routing
        routing={check.answer?.routing ?? null}
        due={check.answer?.survey_due ?? null}
        busy={check.busy}
      />
      <Row label={t('purpose')}>
        <Control name="purpose" grow missing={missing('purpose')}>
          <Input
            value={intake.purpose}
            onChange={e => set({ purpose: e.target.value })}
            aria-label={t('purpose')}
            placeholder={t('purpose_hint')}
            autoComplete="off"
            data-testid="application.purpose"
          />
        </Control>
      </Row>
      {(isHigh(intake.voltage) || intake.loads.length > 0) && <Loads state={state} />}
      <WorkRows state={state} />
    </section>
  )
}

/** `= 630 000 VA`: the exact integer the office counts with. */
function understood(params: Record<string, unknown>, unit: string): string {
  const base = params.base
  if (typeof base !== 'number' && typeof base !== 'string') return ''
  const digits = String(base).match(/\d+/)?.[0]
  return digits ? `= ${digits.replace(/\B(?=(\d{3})+$)/g, '\u2009')} ${unit.slice(1)}` : ''
}
