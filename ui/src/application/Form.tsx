import type { InputRef } from 'antd'
import { type Ref, useEffect, useRef, useState } from 'react'
import { useWords } from '../app/i18n'
import type { LonLat } from '../map/geodesy'
import type { Site } from '../map/site'
import { TextArea } from '../parts/TextArea'
import { ApplicantSection } from './ApplicantSection'
import { DocumentsSection } from './DocumentsSection'
import type { SiteHow } from './intake'
import { LoadSection } from './LoadSection'
import { Row } from './Row'
import { SectionIndex } from './SectionIndex'
import { SiteSection } from './SiteSection'
import { SECTIONS, type Section, sectionStates } from './sections'
import type { IntakeState } from './useIntake'

interface Props {
  state: IntakeState
  missingShown: boolean
  first: Ref<InputRef>
  /** Accepted: the form is there to be read. */
  done: boolean
  onSite: (site: Site, how: SiteHow, accuracy?: number) => void
  /** About where the site is. */
  near: () => LonLat | null
}

/** The form: an index of its sections, and all of them on one page. */
export function Form({ state, missingShown, first, done, onSite, near }: Props) {
  const t = useWords('application')
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<Section>('applicant')
  const states = sectionStates(state.check.answer?.missing ?? [], state.notes)

  useEffect(() => {
    const pane = scroller.current
    if (!pane) return
    const onScroll = (): void => {
      const top = pane.getBoundingClientRect().top + 40
      const seen = SECTIONS.filter(s => {
        const box = document.getElementById(`section-${s}`)?.getBoundingClientRect()
        return box && box.top <= top
      })
      setCurrent(
        pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 2 && pane.scrollTop > 0
          ? 'receipt'
          : (seen.at(-1) ?? 'applicant'),
      )
    }
    pane.addEventListener('scroll', onScroll, { passive: true })
    return () => pane.removeEventListener('scroll', onScroll)
  }, [])

  const go = (section: Section): void => {
    const box = document.getElementById(`section-${section}`)
    box?.scrollIntoView({ block: 'start' })
    box
      ?.querySelector<HTMLElement>('input:not([type="file"]), textarea, button[tabindex="0"]')
      ?.focus({ preventScroll: true })
  }
  const props = { state, missingShown }
  return (
    <div className="intake-form">
      <SectionIndex
        states={states}
        current={current}
        judged={state.touched && state.check.answer !== null}
        onGo={go}
      />
      <div className="intake-scroll" ref={scroller}>
        <fieldset disabled={done}>
          <ApplicantSection {...props} first={first} />
          <LoadSection {...props} />
          <SiteSection {...props} onSite={onSite} near={near} />
          <DocumentsSection {...props} />
          <section className="intake-section" aria-labelledby="intake-receipt" id="section-receipt">
            <h2 id="intake-receipt">{t('section.receipt')}</h2>
            <Row label={t('remarks')}>
              <TextArea
                value={state.intake.remarks}
                onChange={remarks => state.set({ remarks })}
                autoSize={{ minRows: 1, maxRows: 6 }}
                aria-label={t('remarks')}
                data-testid="application.remarks"
              />
            </Row>
            <p className="third t12">{t('receipt.before')}</p>
          </section>
        </fieldset>
      </div>
    </div>
  )
}
