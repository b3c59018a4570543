import { useState } from 'react'
import { useWords } from '../app/i18n'
import { VertexTable } from '../map/VertexTable'
import { AnswerFacts, AnswerHead, Others, shownAnswer } from './Answer'
import { facilityName } from './answerTexts'
import { Lawful, lawfulText } from './Lawful'
import type { IntakeState } from './useIntake'

interface Props {
  state: IntakeState
  selected: number | null
  onSelect: (vertex: number | null) => void
}

/** The live answer beside the map, from top to bottom: state, facts, other facilities, what makes it lawful, vertices. */
export function Dock({ state, selected, onSelect, wide }: Props & { wide: boolean }) {
  const t = useWords('application')
  const shown = shownAnswer(state)
  return (
    <aside className="intake-dock pane" aria-label={t('dock')}>
      <section className="dock-part first">
        <AnswerHead state={state} shown={shown} ruler={wide ? 344 : 304} />
        <AnswerFacts shown={shown} />
      </section>
      {shown.others.length > 0 && (
        <section className="dock-part">
          <Others shown={shown} />
        </section>
      )}
      <Lawful lawful={state.screen.answer?.lawful ?? null} stale={shown.stale} />
      <section className="dock-part">
        <Vertices state={state} selected={selected} onSelect={onSelect} />
      </section>
    </aside>
  )
}

function Vertices({ state, selected, onSelect }: Props) {
  return (
    <VertexTable
      edit={state.edit}
      crs={state.intake.crs}
      onCrs={crs => state.set({ crs })}
      selected={selected}
      onSelect={onSelect}
      pasteElsewhere
    />
  )
}

const TABS = ['others', 'detail', 'vertices'] as const

/** Narrow: the dock as a strip under the map, answer left, the rest behind three tabs. */
export function DockStrip({ state, selected, onSelect }: Props) {
  const t = useWords('application')
  const [tab, setTab] = useState<(typeof TABS)[number]>('others')
  const shown = shownAnswer(state)
  const counts = { others: shown.others.length, detail: null, vertices: state.edit.site?.points.length ?? 0 }
  const lawful = lawfulText(state.screen.answer?.lawful ?? null, t)
  return (
    <aside className="intake-strip" aria-label={t('dock')}>
      <div className="strip-answer pane">
        <AnswerHead state={state} shown={shown} ruler={298} />
        {shown.first && (
          <p className="second ellipsis" title={facilityName(shown.first, t)}>
            {facilityName(shown.first, t)}
            {shown.first.inside_mm > 0 &&
              t('answer.deep', { depth: (shown.first.inside_mm / 1000).toFixed(2) })}
          </p>
        )}
        {lawful && (
          <p className="ellipsis" title={lawful}>
            {lawful}
          </p>
        )}
      </div>
      <div className="strip-tabs pane">
        <div className="strip-head" role="tablist">
          {TABS.map(name => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`strip-${name}`}
              aria-selected={tab === name}
              aria-controls="strip-panel"
              onClick={() => setTab(name)}
              data-testid={`application.tab.${name}`}
            >
              {t(`tab.${name}`)} {counts[name] ?? ''}
            </button>
          ))}
        </div>
        <div
          className="strip-body"
          role="tabpanel"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls is reached by Tab
          tabIndex={0}
          id="strip-panel"
          aria-labelledby={`strip-${tab}`}
        >
          {tab === 'others' && <Others shown={shown} />}
          {tab === 'detail' && <AnswerFacts shown={shown} />}
          {tab === 'vertices' && <Vertices state={state} selected={selected} onSelect={onSelect} />}
        </div>
      </div>
    </aside>
  )
}
