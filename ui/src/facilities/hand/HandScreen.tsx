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
import { Icon } from '../../look/icons'
import { VertexTable } from '../../map/VertexTable'
import { KeyHint } from '../../parts/KeyHint'
import { useWidth } from '../../parts/useWidth'
import { useMe } from '../../staff/session'
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
  const width = useWidth()
  const it = useHandEdit(me.id, current?.version ?? null)
  const [asked, setAsked] = useState(false)
  const send = useCommand('facilities/edit', TOUCHES)
  const newest = useCall('facilities/current', {})
  const changed = it.draft.changes.filter(isChanged)
  const request = requestOf(it.draft)
  const version = newest.data?.version ?? current
  const stale =
    changed.length > 0 &&
    version !== null &&
    it.draft.expected !== null &&
    it.draft.expected !== version.version
  const submit = (): void => {
    setAsked(true)
    if (!request || stale || send.isPending) return
    send.mutate(request, {
      onSuccess: made => {
        it.clear()
        void go('/facilities', { state: { made: made.number } })
      },
      onError: error => {
        if (error.code === 'facilities.changed') void newest.refetch()
      },
    })
  }
  useKeys(t('hand.title'), [
    { keys: 'Ctrl+Enter', label: t('hand.send'), run: submit },
    { keys: 'N', label: t('hand.add'), run: it.add },
  ])
  const lacking =
    changed.length === 0
      ? 'nothing'
      : changed.some(c => lacks(c).length > 0)
        ? 'fields'
        : !request
          ? 'reason'
          : null
  const wide = width === 'wide'
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
  const vertices = it.change && !it.change.remove && (
    <div className="hand-vertices">
      {isFixed(it.change) && !it.edit.site ? (
        <p className="second t12">{t('hand.several')}</p>
      ) : (
        <VertexTable edit={it.edit} crs={crs} onCrs={setCrs} selected={selected} onSelect={setSelected} />
      )}
    </div>
  )
  return (
    <Screen
      title={t('hand.title')}
      testid="facilities.hand.page"
      tools={
        <>
          <Link to="/facilities">{t('hand.back')}</Link>
          {it.finding && (
            <span className="second t12" role="status">
              {t('loading')}
            </span>
          )}
        </>
      }
      right={
        <>
          {changed.length > 0 && lacking && (
            <span className="warn ellipsis" role="status" data-testid="facilities.hand.missing">
              <Icon name="warning" size={14} /> {t(`hand.missing.${lacking}`)}
            </span>
          )}
          {changed.length > 0 && (
            <button type="button" className="link" onClick={it.clear} data-testid="facilities.hand.clear">
              {t('hand.clear')}
            </button>
          )}
          <Button onClick={it.add} data-testid="facilities.hand.add">
            {t('hand.add')}
            <KeyHint>N</KeyHint>
          </Button>
          <Button
            type={lacking ? 'default' : 'primary'}
            disabled={changed.length === 0 || stale}
            loading={send.isPending}
            onClick={submit}
            data-testid="facilities.hand.send"
          >
            {t('make', { number: (version?.number ?? 0) + 1 })}
            {!lacking && <KeyHint>Ctrl ↵</KeyHint>}
          </Button>
        </>
      }
    >
      <div className="hand">
        {asks?.correction && (
          <p className="facilities-alert hand-correction" data-testid="facilities.hand.correction">
            <Icon name="warning" size={14} />
            <span>
              {t('corrections.at', { number: asks.correction.number, length: asks.correction.accuracy_m })}
            </span>
          </p>
        )}
        {stale && version && (
          <div className="facilities-alert warn" role="alert" data-testid="facilities.hand.stale">
            <Icon name="warning" size={14} />
            <span>{t('hand.stale', { number: version.number, name: version.by_name })}</span>
            <button
              type="button"
              className="link"
              onClick={() => void it.rebase(version)}
              data-testid="facilities.hand.rebase"
            >
              {t('hand.rebase', { number: version.number })}
            </button>
          </div>
        )}
        {send.error &&
          !stale &&
          !(send.error instanceof CallError && send.error.code === 'facilities.changed') && (
            <div className="facilities-alert error" role="alert" data-testid="facilities.hand.problem">
              <Icon name="warning" size={14} />
              <span>{errorText(send.error)}</span>
            </div>
          )}
        <div className="hand-panes">
          <div className="pane hand-left">
            <Finder it={it} />
            {it.change ? (
              <>
                <FacilityForm it={it} asked={asked} />
                {!wide && vertices}
              </>
            ) : (
              <p className="facilities-none">{t('hand.choose')}</p>
            )}
          </div>
          <div className="hand-middle">
            <HandMap it={it} crs={crs} selected={selected} onSelect={setSelected} />
            <ChangeList it={it} asked={asked} onSubmit={submit} />
          </div>
          {wide && vertices && <div className="pane hand-right">{vertices}</div>}
        </div>
      </div>
    </Screen>
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
