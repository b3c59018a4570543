import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Path } from '../../api/client'
import type { FacilitiesVersion } from '../../api/contract'
import { useCall, useCommand } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { Icon } from '../../look/icons'
import { VertexTable } from '../../map/VertexTable'
import { useMe } from '../../staff/session'
import { EditFrame } from '../EditFrame'
import { useEffectOf } from '../useEffectOf'
import { ChangeList } from './ChangeList'
import { FacilityForm } from './FacilityForm'
import { Finder } from './Finder'
import { HandMap } from './HandMap'
import { isChanged, isFixed, lacks, requestOf } from './hand'
import type { Opened } from './opened'
import { useHandEdit } from './useHandEdit'
import './hand.css'

/** 手工维护: facilities found, changed, drawn and taken away; all of it becomes one further version, for a reason. */
export function HandScreen({ current }: { current: FacilitiesVersion | null }) {
  const t = useWords('facilities')
  const me = useMe()
  const go = useNavigate()
  const it = useHandEdit(me.id, current?.version ?? null)
  const [asked, setAsked] = useState(false)
  const send = useCommand('facilities/edit', TOUCHES)
  const newest = useCall('facilities/current', {})
  const changed = it.draft.changes.filter(isChanged)
  const version = newest.data?.version ?? current
  const stale =
    changed.length > 0 &&
    version !== null &&
    it.draft.expected !== null &&
    it.draft.expected !== version.version
  const request = stale ? null : requestOf(it.draft)
  const state = useEffectOf('facilities/preview_edit', request)
  const reason = it.draft.reason.trim()
  const lacking =
    changed.length === 0
      ? 'nothing'
      : changed.some(c => lacks(c).length > 0)
        ? 'fields'
        : reason === ''
          ? 'reason'
          : !state.effect
            ? 'effect'
            : null
  const submit = (): void => {
    setAsked(true)
    if (!request || lacking || send.isPending) return
    send.mutate(
      { ...request, reason },
      {
        onSuccess: made => {
          it.clear()
          void go('/facilities', { state: { made: made.number } })
        },
        onError: error => {
          if (error.code === 'facilities.changed') void newest.refetch()
        },
      },
    )
  }
  // Somebody else made a version: what was changed was changed on an old one.
  const changedMeanwhile = state.error?.code === 'facilities.changed'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (changedMeanwhile) void newest.refetch()
  }, [changedMeanwhile])
  // The map of facilities leads here with one of them.
  const asks = (useLocation().state as { open?: Opened } | null)?.open
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each facility that was asked for
  useEffect(() => {
    if (!asks) return
    const { correction } = asks
    const told = correction && {
      typed: { accuracy: correction.accuracy_m, accuracyUnknown: false },
      reason: t('corrections.reasonFor', { number: correction.number }),
    }
    it.find(asks.id, asks.extent, true, told)
  }, [asks?.id])
  const [selected, setSelected] = useState<number | null>(null)
  const [crs, setCrs] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another facility has other vertices
  useEffect(() => setSelected(null), [it.draft.open])
  const vertices =
    it.change &&
    !it.change.remove &&
    (isFixed(it.change) && !it.edit.site ? (
      <p className="second t12">{t('hand.several')}</p>
    ) : (
      <VertexTable edit={it.edit} crs={crs} onCrs={setCrs} selected={selected} onSelect={setSelected} />
    ))
  return (
    <EditFrame
      testid="facilities.hand"
      title={t('hand.title')}
      addLabel={t('hand.add')}
      version={version}
      stale={stale}
      changed={changed.length > 0}
      missing={lacking && t(`hand.missing.${lacking}`)}
      sending={send.isPending}
      error={send.error}
      onAdd={it.add}
      onClear={it.clear}
      onSend={submit}
      onRebase={() => version && void it.rebase(version)}
      tools={
        it.finding && (
          <span className="second t12" role="status">
            {t('loading')}
          </span>
        )
      }
      notice={
        asks?.correction && (
          <p className="facilities-alert hand-correction" data-testid="facilities.hand.correction">
            <Icon name="warning" size={14} />
            <span>
              {t('corrections.at', { number: asks.correction.number, length: asks.correction.accuracy_m })}
            </span>
          </p>
        )
      }
      left={
        <>
          <Finder it={it} />
          {it.change ? (
            <FacilityForm it={it} asked={asked} />
          ) : (
            <p className="facilities-none">{t('hand.choose')}</p>
          )}
        </>
      }
      middle={
        <>
          <HandMap it={it} crs={crs} selected={selected} onSelect={setSelected} />
          <ChangeList it={it} state={state} asked={asked} onSubmit={submit} />
        </>
      }
      vertices={vertices}
    />
  )
}

/** What a change of facilities makes old. */
const TOUCHES: Path[] = [
  'facilities/current',
  'facilities/draw',
  'facilities/affected',
  'facilities/corrections',
  'facilities/search',
  'office/status',
  'case/show',
]
