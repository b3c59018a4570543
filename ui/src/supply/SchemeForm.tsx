import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ProseRow, TextRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import type { CaseView } from '../case/types'

const FIELDS = ['source', 'voltage', 'capacity', 'boundary', 'metering'] as const

function theirs(view: CaseView) {
  const scheme = view.supply.scheme
  if (!scheme) return {}
  const { source, voltage, capacity, boundary, metering, note } = scheme
  return { source, voltage, capacity, boundary, metering, note }
}

/** The preliminary supply scheme of T3 and T4. A returned one is taken up again with what it said. */
export function SchemeForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const { voltage, capacity } = view.application
  const act = useAct({
    view,
    operation: 'supply/draft_scheme',
    title: view.number,
    initial: { source: '', voltage, capacity, boundary: '', metering: '', note: '', ...theirs(view) },
    theirs,
    holes: value =>
      FIELDS.filter(field => value[field].trim() === '').map(field => ({
        field,
        text: t(`scheme.${field}`),
      })),
    build: value => ({
      scheme: {
        source: value.source.trim(),
        voltage: value.voltage.trim(),
        capacity: value.capacity.trim(),
        boundary: value.boundary.trim(),
        metering: value.metering.trim(),
        note: value.note.trim(),
      },
    }),
    onDone,
  })
  const returned = view.supply.sign_off?.agree === false ? view.supply.sign_off : null
  return (
    <ActFrame
      act={act}
      operation="supply/draft_scheme"
      blocked={blocked}
      onClose={onClose}
      effect={
        returned
          ? t('scheme.returned', { who: returned.by_name, opinion: returned.opinion })
          : t('scheme.effect')
      }
    >
      {FIELDS.map(field => (
        <TextRow
          key={field}
          act={act}
          field={field}
          label={t(`scheme.${field}`)}
          placeholder={t(`scheme.${field}_hint`)}
        />
      ))}
      <ProseRow act={act} field="note" label={t('note')} hint={t('optional')} />
    </ActFrame>
  )
}
