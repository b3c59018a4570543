import { useInfiniteQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type CallError, call } from '../api/client'
import type { CaseCard, Tier } from '../api/contract'
import { useLang, useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { useRemembered } from '../app/remembered'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { Filter } from '../parts/Chips'
import { fold } from '../parts/fold'
import { KeyHint } from '../parts/KeyHint'
import { List } from '../parts/List'
import { useWidth } from '../parts/useWidth'
import { useMe } from '../staff/session'
import { STAGES } from '../worklist/arrange'
import './tabs.css'
import { listColumns } from './listColumns'
import { casePath } from './paths'
import type { Stage, Verdict } from './types'
import { useBeforehand } from './useBeforehand'

const TIERS: Tier[] = ['T1', 'T2', 'T3', 'T4']
const VERDICTS: Verdict[] = ['inside', 'cannot_tell', 'outside']
const NO_FILTER = { query: '', stages: [] as Stage[], tiers: [] as Tier[], verdicts: [] as Verdict[] }
/** Rows asked for at a time; filtering and counting are the server's, over all of them. */
const PAGE = 100

/** 案件: every case the person may see, newest first, whoever has it. */
export default function CaseListPage() {
  const t = useWords('case')
  const lang = useLang()
  const go = useNavigate()
  const me = useMe()
  const width = useWidth()
  const search = useRef<InputRef>(null)
  const [filter, setFilter] = useRemembered(me.id, 'cases.filter', NO_FILTER)
  const [selected, setSelected] = useRemembered<string | null>(me.id, 'cases.selected', null)
  const query = useSettled(fold(filter.query).trim(), 200)
  const request = { ...filter, query, limit: PAGE }
  const list = useInfiniteQuery<{ rows: CaseCard[]; total: number; next: string | null }, CallError>({
    // The live listener marks ['case/list'] as old.
    queryKey: ['case/list', request],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      call('case/list', { ...request, after: pageParam as string | null }, { signal }),
    getNextPageParam: page => page.next,
    placeholderData: old => old,
  })
  const rows = list.data?.pages.flatMap(page => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? null
  const filtered =
    filter.query !== '' || filter.stages.length + filter.tiers.length + filter.verdicts.length > 0
  const beforehand = useBeforehand()
  const clear = () => setFilter(NO_FILTER)
  useKeys(t('title'), [
    { keys: '/', label: t('list.search'), run: () => search.current?.select() },
    { keys: 'J', label: t('list.move') },
    { keys: 'Enter', label: t('list.open') },
  ])
  return (
    <Screen title={t('title')} testid="case.list.page">
      <div className="pane case-list">
        <div className="toolrow" role="search">
          <Input
            ref={search}
            className="case-search"
            prefix={<Icon name="search" size={14} />}
            suffix={<KeyHint>/</KeyHint>}
            placeholder={t('list.placeholder')}
            aria-label={t('list.search')}
            value={filter.query}
            onChange={e => setFilter({ ...filter, query: e.target.value })}
            data-testid="case.list.search"
          />
          <Filter
            name={t('related.stage')}
            options={STAGES.map(value => ({ value, label: t(`stage.${value}`) }))}
            value={filter.stages}
            onChange={stages => setFilter({ ...filter, stages })}
            testid="case.list.stage"
          />
          <Filter
            name={t('list.tier')}
            options={TIERS.map(value => ({ value, label: value }))}
            value={filter.tiers}
            onChange={tiers => setFilter({ ...filter, tiers })}
          />
          <Filter
            name={t('step.screened')}
            options={VERDICTS.map(value => ({ value, label: <Mark state={value} /> }))}
            value={filter.verdicts}
            onChange={verdicts => setFilter({ ...filter, verdicts })}
          />
          <span className="grow" />
          {total !== null && (
            <span className="second t12" role="status" data-testid="case.list.count">
              {t('list.shown', { shown: rows.length, total })}
            </span>
          )}
          {filtered && (
            <button type="button" className="link t12" onClick={clear} data-testid="case.list.clear">
              {t('list.clear')}
            </button>
          )}
        </div>
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
        <List
          label={t('title')}
          columns={listColumns({ t, lang, width })}
          rows={rows}
          rowKey={row => row.case}
          selected={selected}
          onSelect={id => {
            setSelected(id)
            beforehand(id)
          }}
          onNear={row => beforehand(row.case)}
          onOpen={row => void go(casePath(row.case))}
          empty={
            list.isPending
              ? t('list.reading')
              : list.error
                ? null
                : t(filtered ? 'list.none_filtered' : 'list.none')
          }
          testid="case.list"
        />
        {list.hasNextPage && (
          <p className="case-more">
            <button
              type="button"
              className="link"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
              data-testid="case.list.more"
            >
              {t(list.isFetchingNextPage ? 'list.reading' : 'list.more')}
            </button>
          </p>
        )}
      </div>
    </Screen>
  )
}

/** The text once it has rested: a query is not asked for every character. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
