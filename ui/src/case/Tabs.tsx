import { type KeyboardEvent, useRef } from 'react'
import { useWords } from '../app/i18n'
import { Basis } from './tabs/Basis'
import { Notices } from './tabs/Notices'
import { Papers } from './tabs/Papers'
import { Related } from './tabs/Related'
import { Surveys } from './tabs/Surveys'
import { Timeline } from './tabs/Timeline'
import './tabs.css'
import type { CaseView } from './types'

export const TABS = ['timeline', 'survey', 'papers', 'service', 'related', 'basis'] as const
export type Tab = (typeof TABS)[number]

function count(tab: Tab, view: CaseView): number | null {
  if (tab === 'timeline') return view.timeline.length
  if (tab === 'papers') return view.papers.length + view.files.length
  if (tab === 'related') return view.related.length
  return null
}

const BODY: Record<Tab, (props: { view: CaseView }) => React.ReactNode> = {
  timeline: Timeline,
  survey: Surveys,
  papers: Papers,
  service: Notices,
  related: Related,
  basis: Basis,
}

/** Six tabs of 36 px; arrows move between them, each keeps its own scroll because it stays mounted once opened. */
export function Tabs({ view, tab, onTab }: { view: CaseView; tab: Tab; onTab: (tab: Tab) => void }) {
  const t = useWords('case')
  const opened = useRef(new Set<Tab>())
  opened.current.add(tab)
  const onKeyDown = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    e.preventDefault()
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]
    if (!next) return
    onTab(next)
    e.currentTarget.querySelector<HTMLElement>(`#case-tab-${next}`)?.focus()
  }
  return (
    <>
      <div className="case-tabs" role="tablist" aria-label={t('title')} onKeyDown={onKeyDown}>
        {TABS.map(name => {
          const n = count(name, view)
          return (
            <button
              key={name}
              id={`case-tab-${name}`}
              type="button"
              role="tab"
              aria-selected={name === tab}
              aria-controls={`case-panel-${name}`}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => onTab(name)}
              data-testid={`case.tab.${name}`}
            >
              {t(`tab.${name}`)}
              {n ? ` ${n}` : ''}
            </button>
          )
        })}
      </div>
      {TABS.filter(name => opened.current.has(name)).map(name => {
        const Body = BODY[name]
        return (
          <div
            key={name}
            id={`case-panel-${name}`}
            role="tabpanel"
            aria-labelledby={`case-tab-${name}`}
            className="case-panel pane"
            hidden={name !== tab}
            // It scrolls, so arrows have to reach it.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
            tabIndex={0}
          >
            <Body view={view} />
          </div>
        )
      })}
    </>
  )
}
