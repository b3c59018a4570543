import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Path } from '../../api/client'
import type { FacilitiesVersion } from '../../api/contract'
import { useCall, useCommand } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { Trouble } from '../../errors/Trouble'
import type { Tool } from '../../map/sketch'
import { VertexTable } from '../../map/VertexTable'
import { useMe } from '../../staff/session'
import { EditFrame } from '../EditFrame'
import { EditMap } from '../EditMap'
import { useEffectOf } from '../useEffectOf'
import { AreaEffect } from './AreaEffect'
import { AreaFile } from './AreaFile'
import { AreaForm } from './AreaForm'
import { AreaList } from './AreaList'
import { isChanged, lacks, requestOf } from './areas'
import { useAreas } from './useAreas'
import '../hand/hand.css'
import './areas.css'

/** What another screen asks this one to open; `key` is new for each time it asks. */
export type OpenedArea = { at: number; remove: boolean } | { at: null }

const DRAWS: readonly Tool[] = ['select', 'polygon', 'rectangle', 'circle', 'measure']
const LOOKS: readonly Tool[] = ['select', 'measure']

/** 人口密集地区: declared areas added, changed and taken away; all of it becomes one further version, for a reason. */
export function AreasScreen({ current }: { current: FacilitiesVersion }) {
  const t = useWords('facilities')
  const me = useMe()
  const go = useNavigate()
  const now = useCall('facilities/populated', {}, { staleTime: 0 })
  const newest = useCall('facilities/current', {})
  const version = newest.data?.version ?? current
  const it = useAreas(me.id, now.data)
  const [asked, setAsked] = useState(false)
  const send = useCommand('facilities/edit_populated', TOUCHES)
  const [selected, setSelected] = useState<number | null>(null)
  const [crs, setCrs] = useState<string | null>(null)

  const changed = it.draft.changes.filter(isChanged)
  const stale = changed.length > 0 && now.data !== undefined && it.draft.expected !== now.data.version
  const request = stale ? null : requestOf(it.draft)
  const state = useEffectOf('facilities/preview_populated', request)
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
    if (!request || lacking || stale || send.isPending) return
    send.mutate(
      { ...request, reason },
      {
        onSuccess: made => {
          it.clear()
          void go('/facilities', { state: { made: made.number } })
        },
        onError: error => {
          if (error.code !== 'facilities.changed') return
          void newest.refetch()
          void now.refetch()
        },
      },
    )
  }
  // Somebody else made a version: the list is an old one.
  const changedMeanwhile = state.error?.code === 'facilities.changed'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (!changedMeanwhile) return
    void newest.refetch()
    void now.refetch()
  }, [changedMeanwhile])
  const location = useLocation()
  const asks = (location.state as { area?: OpenedArea } | null)?.area
  const loaded = now.data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for
  useEffect(() => {
    if (!asks || !loaded || stale) return
    if (asks.at === null) it.add()
    else if (asks.remove) it.removeAt(asks.at, true)
    else it.openAt(asks.at)
    // Coming back to this entry of the history must not do it again.
    void go('/facilities?populated', { replace: true, state: null })
  }, [location.key, loaded])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another area has other vertices
  useEffect(() => setSelected(null), [it.draft.open])

  const open = it.change && !it.change.remove ? it.change : null
  return (
    <EditFrame
      testid="facilities.areas"
      title={t('populated.title')}
      addLabel={t('populated.add')}
      version={version}
      stale={stale}
      changed={changed.length > 0}
      missing={lacking && t(`populated.missing.${lacking}`)}
      sending={send.isPending}
      error={send.error}
      onAdd={it.add}
      onClear={it.clear}
      onSend={submit}
      onRebase={() => now.data && it.rebase(now.data)}
      left={
        <>
          <Trouble error={now.error} onRetry={() => void now.refetch()} />
          {now.data && <AreaList it={it} now={now.data} />}
          <AreaForm it={it} asked={asked} onSubmit={submit} />
          <AreaFile near={version.extent} onTake={it.take} />
        </>
      }
      middle={
        <>
          <EditMap
            edit={it.edit}
            fixed={open === null}
            crs={crs}
            selected={selected}
            onSelect={setSelected}
            drawn={NO_FACILITIES}
            tools={open ? DRAWS : LOOKS}
            label={t('populated.map')}
            shown={it.shown}
          />
          <AreaEffect it={it} state={state} asked={asked} onSubmit={submit} />
        </>
      }
      vertices={
        open && (
          <VertexTable
            edit={it.edit}
            crs={crs}
            onCrs={setCrs}
            selected={selected}
            onSelect={setSelected}
            file={false}
          />
        )
      }
    />
  )
}

const NO_FACILITIES: never[] = []

/** What a change of the areas makes old. */
const TOUCHES: Path[] = [
  'facilities/populated',
  'facilities/current',
  'facilities/draw',
  'facilities/affected',
  'office/status',
  'case/show',
]
