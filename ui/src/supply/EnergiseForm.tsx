import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { DateRow, ProseRow, YesNoRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'

interface Value {
  energised_on: string
  extent_matches: boolean | null
  note: string
}

/** 送电: what was built is compared with what was approved; a difference is described. */
export function EnergiseForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const today = useToday()
  const act = useAct({
    view,
    operation: 'supply/energise',
    title: view.number,
    initial: { energised_on: '', extent_matches: null, note: '' } as Value,
    holes: value => [
      ...(value.energised_on === '' || value.energised_on > today
        ? [{ field: 'energised_on', text: t('energise.on') }]
        : []),
      ...(value.extent_matches === null ? [{ field: 'extent_matches', text: t('energise.extent') }] : []),
      ...(value.extent_matches === false && value.note.trim() === ''
        ? [{ field: 'note', text: t('energise.difference') }]
        : []),
    ],
    build: value => ({
      energised_on: value.energised_on,
      extent_matches: value.extent_matches === true,
      note: value.note.trim(),
    }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation="supply/energise"
      blocked={blocked}
      onClose={onClose}
      effect={t('energise.effect')}
    >
      <DateRow act={act} field="energised_on" label={t('energise.on')} />
      <YesNoRow
        act={act}
        field="extent_matches"
        label={t('energise.extent')}
        ariaLabel={t('energise.extent')}
        yes={t('energise.same')}
        no={t('energise.differs')}
      />
      <ProseRow
        act={act}
        field="note"
        label={act.value.extent_matches === false ? t('energise.difference') : t('note')}
        hint={act.value.extent_matches === false ? t('energise.difference_hint') : t('optional')}
      />
    </ActFrame>
  )
}
