import { Button } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Row } from '../api/contract'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { useRemembered } from '../app/remembered'
import { Screen } from '../app/Screen'
import { useSettings } from '../app/settings'
import { useBeforehand } from '../case/useBeforehand'
import { Trouble } from '../errors/Trouble'
import { civil, shortDate } from '../parts/dates'
import { KeyHint } from '../parts/KeyHint'
import { List } from '../parts/List'
import { Segmented } from '../parts/Segmented'
import { type Sort, sorted } from '../parts/sorting'
import { useWidth } from '../parts/useWidth'
import { useMe } from '../staff/session'
import {
  type Arrangement,
  type Filter,
  isFiltered,
  keepView,
  NO_FILTER,
  PLAIN,
  type Scope,
  viewInForce,
} from './arrange'
import { columns } from './columns'
import { Filters } from './Filters'
import { Layout } from './Layout'
import { Peek } from './Peek'
import { Stages } from './Stages'
import { byPerson, bySection, rowKey } from './sections'
import { Views } from './Views'
import './worklist.css'

/** 工作台: what is to be done, by whom, until when; the answer and the next step beside it. */
export default function WorklistPage() {
  const t = useWords('worklist')
  const lang = useLang()
  const me = useMe()
  const go = useNavigate()
  const width = useWidth()
  const [scope, setScope] = useRemembered<Scope>(me.id, 'worklist.scope', 'mine')
  const [kept, setFilter] = useRemembered<Filter>(me.id, 'worklist.filter', NO_FILTER)
  const filter = { ...NO_FILTER, ...kept }
  const [sort, setSort] = useRemembered<Sort | null>(me.id, 'worklist.sort', null)
  const [arranged, arrange] = useSettings<Arrangement>('worklist', PLAIN)
  const [selected, setSelected] = useRemembered<string | null>(me.id, 'worklist.selected', null)
  const [peeking, setPeeking] = useRemembered(me.id, `worklist.peeking.${width === 'tiny'}`, width !== 'tiny')
  const search = useRef<HTMLInputElement>(null)
  const query = useSettled(filter.query, 200)
  const { stages, ...asked } = filter
  const work = useCall('case/worklist', { scope, ...asked, query }, { keep: true })

  // The answer has every row there is, so choosing stages and sorting here hides nothing.
  const found = work.data?.rows ?? []
  const mine = scope === 'mine'
  const all = useMemo(() => columns({ t, lang, width, mine }), [t, lang, width, mine])
  const cols = useMemo(() => all.filter(c => !arranged.hidden.includes(c.key)), [all, arranged.hidden])
  const by = all.find(c => c.key === sort?.key)?.sort
  const staged = stages.length > 0 ? found.filter(r => stages.includes(r.stage)) : found
  const rows = sort && by ? sorted(staged, by, sort.down) : staged
  const row = rows.find(r => rowKey(r) === selected) ?? null
  // The peek follows the list without slowing it down while a key is held.
  const peeked = useDeferredValue(row)
  useEffect(() => {
    // Something is always selected, so that the peek never starts empty and J moves from the first row.
    const first = rows[0]
    if (!row && first && !work.isPlaceholderData) setSelected(rowKey(first))
  })

  const filtered = isFiltered(filter)
  const clear = () => setFilter(NO_FILTER)
  const beforehand = useBeforehand()
  const open = (r: Row) => go(`/case/${r.case}`)
  useKeys(t('keys.title'), [
    {
      keys: '/',
      label: t('keys.search'),
      run: () => {
        search.current?.focus()
        search.current?.select()
      },
    },
    { keys: 'J K ↑ ↓', label: t('keys.move') },
    { keys: 'Home End', label: t('keys.ends') },
    { keys: 'Enter', label: t('keys.open') },
    { keys: 'Space', label: t('keys.peek') },
  ])

  const until = work.data?.soon_until
  const sections =
    scope === 'people'
      ? byPerson(rows).map(g => ({
          key: `person/${g.name ?? ''}`,
          name: g.name ?? t('nobody'),
          label: t('section.person', { name: g.name ?? t('nobody'), count: g.rows.length }),
          note: [
            g.overdue > 0 && t('section.overdueOf', { count: g.overdue }),
            g.oldest && t('section.oldest', { date: shortDate(g.oldest, lang) }),
          ]
            .filter(Boolean)
            .join(' · '),
          rows: g.rows,
        }))
      : bySection(rows).map(s => ({
          key: s.key,
          name: t(`section.${s.key}`, { count: s.rows.length }),
          label: t(`section.${s.key}`, { count: s.rows.length }),
          note:
            s.key === 'soon' && until
              ? t('section.soonUntil', { date: lang === 'zh' ? until : shortDate(until, lang) })
              : undefined,
          tone: s.key === 'overdue' ? ('error' as const) : undefined,
          rows: s.rows,
        }))

  return (
    <Screen
      testid="worklist.page"
      title={t('title')}
      tools={
        <>
          <Segmented<Scope>
            label={t('scope.label')}
            value={scope}
            onChange={setScope}
            options={(['mine', 'unit', 'people'] as const).map(value => ({
              value,
              label: t(`scope.${value}`),
            }))}
            testid="worklist.scope"
          />
          <Views
            views={arranged.views}
            inForce={viewInForce(arranged.views, { scope, filter, sort })}
            onTake={view => {
              setScope(view.scope)
              setFilter({ ...NO_FILTER, ...view.filter })
              setSort(view.sort)
            }}
            onKeep={name =>
              arrange({ ...arranged, views: keepView(arranged.views, { name, scope, filter, sort }) })
            }
            onDrop={name => arrange({ ...arranged, views: arranged.views.filter(v => v.name !== name) })}
          />
        </>
      }
      right={
        <>
          <span className="hintline">{t('hint')}</span>
          <Button type="primary" onClick={() => go('/application')} data-testid="worklist.new">
            {t('new')} <KeyHint>Alt N</KeyHint>
          </Button>
        </>
      }
    >
      <div className="pane worklist-main">
        <Filters
          ref={search}
          value={filter}
          onChange={setFilter}
          shown={work.data ? rows.length : null}
          total={work.data?.total ?? null}
          onClear={filtered ? clear : null}
          stale={work.error && work.data ? civil(work.data.as_of).time : null}
        >
          <Layout
            columns={all.map(c => ({ key: c.key, title: String(c.title) }))}
            value={arranged}
            onChange={arrange}
          />
        </Filters>
        <Stages rows={found} value={stages} onChange={next => setFilter({ ...filter, stages: next })} />
        <Trouble error={work.error} onRetry={() => work.refetch()} />
        <List
          label={t('list')}
          columns={cols}
          sections={sections}
          rowKey={rowKey}
          selected={selected}
          onSelect={setSelected}
          onOpen={open}
          onNear={r => beforehand(r.case)}
          onPeek={() => setPeeking(!peeking)}
          empty={
            work.isPending ? (
              t('empty.loading')
            ) : filtered ? (
              <>
                {t('empty.filtered', { total: work.data?.total ?? 0 })}{' '}
                <button type="button" className="link" onClick={clear}>
                  {t('clear')}
                </button>
              </>
            ) : (
              !work.error && t(`empty.${scope}`)
            )
          }
          autoFocus
          sort={sort}
          onSort={setSort}
          dense={arranged.dense}
          testid="worklist.list"
        />
      </div>
      {peeking && <Peek row={peeked} onOpen={open} onClose={() => setPeeking(false)} />}
    </Screen>
  )
}

/** The value once it has not changed for a while: a query is not asked for every character. */
function useSettled<V>(value: V, ms: number): V {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
