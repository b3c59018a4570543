import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { CallError, type Path } from '../../api/client'
import type { FacilitiesVersion } from '../../api/contract'
import { useCall, useCommand } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { useKeys } from '../../app/keys/registry'
import { Screen } from '../../app/Screen'
import { errorText } from '../../errors/errorText'
import { Trouble } from '../../errors/Trouble'
import { Icon } from '../../look/icons'
import { SiteMap } from '../../map/SiteMap'
import type { Tool } from '../../map/sketch'
import { useAttribution } from '../../map/useAttribution'
import type { SiteEdit } from '../../map/useSiteEdit'
import { VertexTable } from '../../map/VertexTable'
import { KeyHint } from '../../parts/KeyHint'
import { useWidth } from '../../parts/useWidth'
import { useMe } from '../../staff/session'
import { AreaEffect } from './AreaEffect'
import { AreaFile } from './AreaFile'
import { AreaForm } from './AreaForm'
import { AreaList } from './AreaList'
import { isChanged, lacks, requestOf } from './areas'
import { useAreas } from './useAreas'
import { useEffectOf } from './useEffectOf'
import '../hand/hand.css'
import './areas.css'

/** What another screen asks this one to open; `key` is new for each time it asks. */
export type OpenedArea = { at: number; remove: boolean } | { at: null }

const DRAWS: readonly Tool[] = ['select', 'polygon', 'rectangle', 'circle', 'measure']
const LOOKS: readonly Tool[] = ['select', 'measure']
const NOTHING = (): void => {}

/** 人口密集地区: declared areas added, changed and taken away; all of it becomes one further version, for a reason. */
export function AreasScreen({ current }: { current: FacilitiesVersion }) {
  const t = useWords('facilities')
  const me = useMe()
  const go = useNavigate()
  const wide = useWidth() === 'wide'
  const now = useCall('facilities/populated', {}, { staleTime: 0 })
  const newest = useCall('facilities/current', {})
  const version = newest.data?.version ?? current
  const it = useAreas(me.id, now.data)
  const [asked, setAsked] = useState(false)
  const send = useCommand('facilities/edit_populated', TOUCHES)
  const { attribution, home, ready } = useAttribution()
  const [selected, setSelected] = useState<number | null>(null)
  const [crs, setCrs] = useState<string | null>(null)

  const changed = it.draft.changes.filter(isChanged)
  const stale = changed.length > 0 && now.data !== undefined && it.draft.expected !== now.data.version
  const request = stale ? null : requestOf(it.draft)
  const state = useEffectOf(request)
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
  useKeys(t('populated.title'), [
    { keys: 'Ctrl+Enter', label: t('hand.send'), run: submit },
    { keys: 'N', label: t('populated.add'), run: it.add },
  ])

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
  // What is taken away is seen on the map, and not edited.
  const edit: SiteEdit = open ? it.edit : { ...it.edit, set: NOTHING, undo: NOTHING, redo: NOTHING }
  const vertices = open && (
    <div className="hand-vertices">
      <VertexTable
        edit={it.edit}
        crs={crs}
        onCrs={setCrs}
        selected={selected}
        onSelect={setSelected}
        file={false}
      />
    </div>
  )
  const problem =
    send.error instanceof CallError && send.error.code !== 'facilities.changed' ? send.error : null
  return (
    <Screen
      title={t('populated.title')}
      testid="facilities.areas.page"
      tools={<Link to="/facilities">{t('hand.back')}</Link>}
      right={
        <>
          {changed.length > 0 && lacking && (
            <span className="warn ellipsis" role="status" data-testid="facilities.areas.missing">
              <Icon name="warning" size={14} /> {t(`populated.missing.${lacking}`)}
            </span>
          )}
          {changed.length > 0 && (
            <button
              type="button"
              className="link areas-fixed"
              onClick={it.clear}
              data-testid="facilities.areas.clear"
            >
              {t('hand.clear')}
            </button>
          )}
          <Button onClick={it.add} data-testid="facilities.areas.add">
            {t('populated.add')}
            <KeyHint>N</KeyHint>
          </Button>
          <Button
            type={lacking ? 'default' : 'primary'}
            disabled={changed.length === 0 || stale}
            loading={send.isPending}
            onClick={submit}
            data-testid="facilities.areas.send"
          >
            {t('make', { number: version.number + 1 })}
            {!lacking && <KeyHint>Ctrl ↵</KeyHint>}
          </Button>
        </>
      }
    >
      <div className="hand">
        {stale && now.data && (
          <div className="facilities-alert warn" role="alert" data-testid="facilities.areas.stale">
            <Icon name="warning" size={14} />
            <span>{t('hand.stale', { number: version.number, name: version.by_name })}</span>
            <button
              type="button"
              className="link"
              onClick={() => now.data && it.rebase(now.data)}
              data-testid="facilities.areas.rebase"
            >
              {t('hand.rebase', { number: version.number })}
            </button>
          </div>
        )}
        {problem && (
          <div className="facilities-alert error" role="alert" data-testid="facilities.areas.problem">
            <Icon name="warning" size={14} />
            <span>{errorText(problem)}</span>
          </div>
        )}
        <div className="hand-panes">
          <div className="pane hand-left">
            <Trouble error={now.error} onRetry={() => void now.refetch()} />
            {now.data && <AreaList it={it} now={now.data} />}
            <AreaForm it={it} asked={asked} onSubmit={submit} />
            <AreaFile near={version.extent} onTake={it.take} />
            {!wide && vertices}
          </div>
          <div className="hand-middle">
            <div className="hand-map">
              <SiteMap
                edit={edit}
                crs={crs}
                selected={selected}
                onSelect={setSelected}
                screening={null}
                drawn={NO_FACILITIES}
                crane={null}
                onStand={NOTHING}
                onDrawn={NOTHING}
                attribution={attribution}
                home={home}
                fitKey={`${ready} ${it.shown}`}
                tools={open ? DRAWS : LOOKS}
                label={t('populated.map')}
                legend={false}
              />
            </div>
            <AreaEffect it={it} state={state} asked={asked} onSubmit={submit} />
          </div>
          {wide && vertices && <div className="pane hand-right">{vertices}</div>}
        </div>
      </div>
    </Screen>
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
