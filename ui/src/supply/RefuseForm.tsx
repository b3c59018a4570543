import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { type Attached, FilesRow } from '../case/form/Upload'
import { useAct } from '../case/form/useAct'
import { Trouble } from '../errors/Trouble'
import { NeedTicks } from './NeedTicks'
import { refusalNeeds, waiverAsked } from './needs'

interface Value {
  ground: string
  reasons: string
  evidence: Attached[]
  waiver: string
}

/** Refusing: the four things it needs as ticks, the ground from the list with its clause and how well that is known. */
export function RefuseForm({ view, blocked, asks, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const grounds = useCall('supply/grounds', {}, { staleTime: Number.POSITIVE_INFINITY })
  const act = useAct({
    view,
    operation: 'supply/refuse',
    title: view.number,
    initial: { ground: '', reasons: '', evidence: [], waiver: '' } as Value,
    holes: value => [
      ...(value.ground === '' ? [{ field: 'ground', text: t('refuse.ground') }] : []),
      ...(value.reasons.trim() === '' ? [{ field: 'reasons', text: t('refuse.reasons') }] : []),
    ],
    build: value => ({
      ground: value.ground,
      reasons: value.reasons.trim(),
      evidence: value.evidence.map(file => file.id),
      waiver: value.waiver.trim() || null,
    }),
    onDone,
  })
  const waiver = waiverAsked(asks) || waiverAsked(act.error?.code ?? null) || act.value.waiver !== ''
  return (
    <ActFrame
      act={act}
      operation="supply/refuse"
      blocked={blocked}
      onClose={onClose}
      danger
      effect={t('refuse.effect')}
    >
      <NeedTicks needs={refusalNeeds(view, act.value.ground)} caseId={view.case} here="supply/refuse" />
      <Trouble error={grounds.error} onRetry={() => void grounds.refetch()} />
      <ActRow
        act={act}
        field="ground"
        label={t('refuse.ground')}
        say={code => grounds.data?.grounds.find(g => g.code === code)?.title ?? String(code)}
      >
        {({ id, describedBy }) => (
          <div
            className="act-choices"
            role="radiogroup"
            aria-label={t('refuse.ground')}
            aria-describedby={describedBy}
          >
            {(grounds.data?.grounds ?? []).map((ground, i) => (
              <label key={ground.code}>
                <input
                  id={i === 0 ? id : undefined}
                  type="radio"
                  name="refuse-ground"
                  checked={act.value.ground === ground.code}
                  onChange={() => act.set('ground')(ground.code)}
                  data-testid={`supply.ground.${ground.code}`}
                />
                <span>
                  <span className="strong">{ground.title}</span>
                  {'　'}
                  {ground.clause}
                  <br />
                  <span className="t12 second">
                    {ground.province ?? t('refuse.nationwide')} · {t('refuse.needs', { needs: ground.needs })}{' '}
                    ·{' '}
                    <span className={ground.status === 'verified' ? 'ok' : 'warn'}>
                      {t(`status.${ground.status}`)}
                    </span>
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
      </ActRow>
      <ProseRow act={act} field="reasons" label={t('refuse.reasons')} hint={t('refuse.reasons_hint')} />
      <FilesRow act={act} field="evidence" label={t('refuse.evidence')} />
      {waiver && <ProseRow act={act} field="waiver" label={t('waiver.reason')} hint={t('waiver.hint')} />}
    </ActFrame>
  )
}
