import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CallError } from '../api/client'
import type { OwnCrs } from '../api/types/OwnCrs'
import { useCall, useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { useRemembered } from '../app/remembered'
import { Screen } from '../app/Screen'
import { errorText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { List } from '../parts/List'
import { hasRole, useMe } from '../staff/session'
import { OwnCheck } from './own/OwnCheck'
import { OwnForm } from './own/OwnForm'
import { BLANK, lacks, nameOf, type OwnField, type OwnTyped, ownOf, typedOf } from './own/own'
import { MAY_IMPORT } from './Page'
import './own/own.css'

interface Draft {
  /** The system as it was when it was opened; null for a new one. */
  original: OwnCrs | null
  typed: OwnTyped
  remove: boolean
  reason: string
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** 自有坐标系: the office's parameters for old coordinate systems, tried on a control point before they hold. */
export default function SystemsPage() {
  const t = useWords('facilities')
  const me = useMe()
  const may = hasRole(me, ...MAY_IMPORT)
  const list = useCall('facilities/own_systems', {})
  const [draft, setDraft] = useRemembered<Draft | null>(me.id, 'facilities.own', null)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<CallError | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const set = useCommand('facilities/set_own_systems', ['facilities/own_systems'])

  const systems = list.data?.systems ?? []
  const others = systems.filter(s => s.label !== draft?.original?.label)
  const labels = others.map(s => s.label)
  const now = systems.find(s => s.label === draft?.original?.label) ?? null
  // Somebody changed or removed it while it was open here: it is not written over unseen.
  const changed = draft?.original != null && list.data !== undefined && !same(now, draft.original)
  const missing = draft && !draft.remove ? lacks(draft.typed, labels) : {}
  const open = (original: OwnCrs | null): void => {
    setDraft({ original, typed: original ? typedOf(original) : BLANK, remove: false, reason: '' })
    setAsked(false)
    setRefused(null)
    set.reset()
    setSaved(null)
  }
  const patch = (what: Partial<Draft>): void => {
    if (draft) setDraft({ ...draft, ...what })
    setRefused(null)
  }
  const error = (field: OwnField): string | undefined => {
    const lack = missing[field]
    if (asked && lack) return t(`own.lacks.${lack}`)
    return refused && fieldOf(refused) === field ? errorText(refused) : undefined
  }
  const system = (): OwnCrs | null => {
    setAsked(true)
    return draft ? ownOf(draft.typed, labels) : null
  }
  const noReason = draft !== null && draft.reason.trim() === ''
  const submit = (): void => {
    setAsked(true)
    if (!draft || !list.data || changed || noReason || set.isPending) return
    const own = draft.remove ? null : ownOf(draft.typed, labels)
    if (!draft.remove && !own) return
    // In its place in the list, a new one at the end.
    const next = draft.original
      ? systems.flatMap(s => (s.label !== draft.original?.label ? [s] : own ? [own] : []))
      : [...systems, ...(own ? [own] : [])]
    set.mutate(
      { expected: list.data.version, systems: next, reason: draft.reason.trim() },
      {
        onSuccess: () => {
          setSaved(own ? nameOf(own.label) : '')
          setDraft(null)
          setAsked(false)
        },
        onError: cause => {
          setRefused(cause)
          if (cause.status === 409) void list.refetch()
        },
      },
    )
  }
  useKeys(t('own.title'), [{ keys: 'Ctrl+Enter', label: t('own.save'), run: submit }], may && draft !== null)
  const general = refused && fieldOf(refused) === null && refused.code !== 'own_crs.not_a_place'
  return (
    <Screen
      title={t('own.title')}
      testid="own.page"
      tools={
        <>
          <Link to="/facilities">{t('own.back')}</Link>
          {saved !== null && (
            <span className="ok row" role="status" data-testid="own.saved">
              <Icon name="check" size={14} />
              {saved === '' ? t('own.removed') : t('own.saved', { name: saved })}
            </span>
          )}
        </>
      }
      right={
        may ? (
          draft && (
            <Button type="primary" loading={set.isPending} onClick={submit} data-testid="own.save">
              {t(draft.remove ? 'own.saveRemoved' : 'own.save')} <KeyHint>Ctrl Enter</KeyHint>
            </Button>
          )
        ) : (
          <span className="second t12">{t('own.mayNot')}</span>
        )
      }
    >
      <div className="pane own-list">
        <div className="toolrow">
          <h2>{t('own.list')}</h2>
          <span className="grow" />
          {may && (
            <button type="button" className="link" onClick={() => open(null)} data-testid="own.add">
              {t('own.add')}
            </button>
          )}
        </div>
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
        <List
          label={t('own.list')}
          columns={[
            {
              key: 'name',
              title: t('own.field.name'),
              width: 'minmax(120px, 1fr)',
              render: s => nameOf(s.label),
              full: s => s.label,
            },
            { key: 'by', title: t('own.field.by'), width: 84, render: s => t(`own.by.${s.way.by}`) },
            {
              key: 'error',
              title: t('own.field.accuracy_m'),
              width: 84,
              align: 'right',
              render: s => `${s.accuracy_m} m`,
            },
            {
              key: 'source',
              title: t('own.field.source'),
              width: 'minmax(80px, 1fr)',
              render: s => s.source || '—',
              full: s => s.source,
            },
          ]}
          rows={systems}
          rowKey={s => s.label}
          selected={draft?.original?.label ?? null}
          onSelect={(_, s) => may && open(s)}
          empty={list.isPending ? t('loading') : t('own.none')}
          testid="own.systems"
        />
      </div>
      <div className="pane own-edit">
        {!draft || !may ? (
          <p className="facilities-none">{t(may ? 'own.pick' : 'own.mayNot')}</p>
        ) : (
          <>
            <div className="toolrow">
              <h2 className="ellipsis">{draft.original ? nameOf(draft.original.label) : t('own.new')}</h2>
              <span className="grow" />
              {draft.original && (
                <button
                  type="button"
                  className="link"
                  onClick={() => patch({ remove: !draft.remove })}
                  data-testid="own.remove"
                >
                  {t(draft.remove ? 'own.keep' : 'own.remove')}
                </button>
              )}
              <button
                type="button"
                className="link"
                onClick={() => {
                  setDraft(null)
                  setRefused(null)
                }}
                data-testid="own.close"
              >
                {t('own.close')}
              </button>
            </div>
            {changed && (
              <div className="facilities-alert warn" role="alert" data-testid="own.changed">
                <Icon name="warning" size={14} />
                <span>{t(now ? 'own.changed' : 'own.gone')}</span>
                <button
                  type="button"
                  className="link"
                  onClick={() => (now ? open(now) : patch({ original: null, remove: false }))}
                >
                  {t(now ? 'own.takeTheirs' : 'own.asNew')}
                </button>
              </div>
            )}
            {general && (
              <div className="facilities-alert error" role="alert" data-testid="own.problem">
                <Icon name="warning" size={14} />
                <span>{errorText(refused)}</span>
              </div>
            )}
            <div className="own-reason">
              <Input
                value={draft.reason}
                placeholder={t('own.reason')}
                aria-label={t('own.reason')}
                status={asked && noReason ? 'error' : ''}
                onChange={e => patch({ reason: e.target.value })}
                data-testid="own.reason"
              />
              {asked && noReason && (
                <p className="error t12" role="alert">
                  {t('own.lacks.reason')}
                </p>
              )}
            </div>
            {draft.remove ? (
              <p className="warn own-removing">{t('own.removing')}</p>
            ) : (
              <div className="own-panes">
                <OwnForm
                  typed={draft.typed}
                  error={error}
                  onType={what => patch({ typed: { ...draft.typed, ...what } })}
                />
                <OwnCheck system={system} onRefused={setRefused} />
              </div>
            )}
          </>
        )}
      </div>
    </Screen>
  )
}

/** The field a refusal is about; null where it is about the whole. */
function fieldOf(error: CallError): OwnField | null {
  switch (error.code) {
    case 'own_crs.bad_number':
      return String(error.params.what) as OwnField
    case 'own_crs.bad_label':
    case 'own_crs.repeated':
      return 'name'
    case 'own_crs.bad_target':
      return 'target'
    case 'own_crs.bad_extent':
      return 'west'
    default:
      return null
  }
}
