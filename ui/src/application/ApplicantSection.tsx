import { Input } from 'antd'
import { useWords } from '../app/i18n'
import { Segmented } from '../parts/Segmented'
import { Select } from '../parts/Select'
import { NoteLine, tidy } from './FieldNote'
import type { Intake, PartyKind } from './intake'
import { Related } from './Related'
import { Control, Row } from './Row'
import type { SectionProps } from './sectionProps'
import { noteOf } from './sections'

const KINDS: readonly PartyKind[] = ['person', 'company', 'authority']

/** Who applies. The identity number is checked as it is typed; earlier cases of the same party show at once. */
export function ApplicantSection({ state, missingShown, first }: SectionProps) {
  const t = useWords('application')
  const { intake, set, check } = state
  const { party } = intake
  const put = (patch: Partial<Intake['party']>): void => set({ party: { ...party, ...patch } })
  const { notes } = state
  const missing = (field: string): boolean =>
    missingShown && (check.answer?.missing.some(m => m.field === field) ?? false)
  const person = party.kind === 'person'
  const idNote = party.id_number ? tidy(noteOf(notes, 'party.id_number'), party.id_number) : null
  const phoneNote = party.phone ? tidy(noteOf(notes, 'party.phone'), party.phone) : null

  const choose = (kind: PartyKind): void => {
    const usual = kind === 'person' ? 'resident_id' : 'uscc'
    // Only a number kind that cannot belong to the new kind of party is changed with it.
    const keep = party.id_kind === 'other' || (kind === 'person' ? party.id_kind === 'passport' : false)
    put({ kind, id_kind: keep ? party.id_kind : usual })
  }

  return (
    <section className="intake-section" aria-labelledby="intake-applicant" id="section-applicant">
      <h2 id="intake-applicant">{t('section.applicant')}</h2>
      <Row label={t('party.kind')}>
        <Segmented
          label={t('party.kind')}
          options={KINDS.map(value => ({ value, label: t(`party.kinds.${value}`) }))}
          value={party.kind}
          onChange={choose}
          testid="application.party_kind"
        />
      </Row>
      <Row label={t(person ? 'party.person_name' : 'party.name')}>
        <Control
          name="party.name"
          grow
          note={party.name ? noteOf(notes, 'party.name') : null}
          missing={missing('party.name')}
        >
          <Input
            ref={first}
            value={party.name}
            onChange={e => put({ name: e.target.value })}
            aria-label={t(person ? 'party.person_name' : 'party.name')}
            autoComplete="off"
            data-testid="application.name"
          />
        </Control>
      </Row>
      <Row
        label={
          <Select
            size="small"
            variant="borderless"
            className="intake-label-select"
            suffixIcon={null}
            aria-label={t('party.id_kind')}
            value={party.id_kind}
            onChange={id_kind => put({ id_kind })}
            popupMatchSelectWidth={160}
            options={(person
              ? (['resident_id', 'passport', 'other'] as const)
              : (['uscc', 'other'] as const)
            ).map(value => ({ value, label: t(`party.id_kinds.${value}`) }))}
            data-testid="application.id_kind"
          />
        }
        below={<NoteLine note={idNote} />}
      >
        <Control name="party.id_number" grow note={idNote} missing={missing('party.id_number')}>
          <Input
            value={party.id_number}
            onChange={e => put({ id_number: e.target.value })}
            aria-label={t(`party.id_kinds.${party.id_kind}`)}
            autoComplete="off"
            data-testid="application.id_number"
          />
        </Control>
      </Row>
      <Row
        label={t('party.contact')}
        below={<NoteLine note={phoneNote?.level === 'ok' ? null : phoneNote} />}
      >
        <Control name="party.contact" grow missing={missing('party.contact')}>
          <Input
            value={party.contact}
            onChange={e => put({ contact: e.target.value })}
            aria-label={t('party.contact')}
            placeholder={person ? t('party.same') : undefined}
            autoComplete="off"
            data-testid="application.contact"
          />
        </Control>
        <Control
          name="party.phone"
          label={t('party.phone')}
          grow
          note={phoneNote}
          mark
          missing={missing('party.phone')}
        >
          <Input
            value={party.phone}
            onChange={e => put({ phone: e.target.value })}
            placeholder={t('party.phone_hint')}
            inputMode="tel"
            autoComplete="off"
            data-testid="application.phone"
          />
        </Control>
      </Row>
      {!person && (
        <Row label={t('party.legal_representative')}>
          <Control name="party.legal_representative" grow>
            <Input
              value={party.legal_representative}
              onChange={e => put({ legal_representative: e.target.value })}
              aria-label={t('party.legal_representative')}
              autoComplete="off"
              data-testid="application.legal_representative"
            />
          </Control>
        </Row>
      )}
      <Related
        cases={check.answer?.related ?? []}
        known={Boolean(party.name || party.id_number || party.phone)}
      />
    </section>
  )
}
