import { Checkbox, Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { useWords } from '../app/i18n'
import { Icon, type IconName } from '../look/icons'
import { NoteLine } from './FieldNote'
import { asksMachineHeight, WORKS, type WorkFlag } from './intake'
import { Control, Row } from './Row'
import { noteOf } from './sections'
import type { IntakeState } from './useIntake'

const SIGNS: Record<WorkFlag, IconName> = {
  crane: 'crane',
  excavation: 'dig',
  piling: 'pile',
  drilling: 'drill',
  earth: 'dig',
  blasting: 'blast',
  vehicle: 'truck',
}

/** Building and machines: what is declared decides which rings are measured. */
export function WorkRows({ state }: { state: IntakeState }) {
  const t = useWords('application')
  const { intake, set } = state
  const { building, work } = intake
  const { notes } = state
  const put = (patch: Partial<typeof building>): void => set({ building: { ...building, ...patch } })
  const height = building.height_m ? noteOf(notes, 'building.height_m') : null
  const floors = building.floors ? noteOf(notes, 'building.floors') : null
  const reachFound = work.crane ? noteOf(notes, 'work.reach_m') : null
  // The server has no figure yet while one is typed that it has not heard of.
  const reachNote = reachFound?.level === 'problem' || !intake.reach ? reachFound : null
  const topNote = noteOf(notes, 'work.machine_height_m')

  // Arrows move within the group, so that seven boxes are one stop for Tab.
  const onKeyDown = (e: KeyboardEvent<HTMLDivElement>): void => {
    const step =
      e.key === 'ArrowRight' || e.key === 'ArrowDown'
        ? 1
        : e.key === 'ArrowLeft' || e.key === 'ArrowUp'
          ? -1
          : 0
    if (step === 0) return
    e.preventDefault()
    const boxes = [...e.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
    const at = boxes.indexOf(document.activeElement as HTMLInputElement)
    boxes[(at + step + boxes.length) % boxes.length]?.focus()
  }
  const stop = WORKS.find(w => work[w]) ?? WORKS[0]

  return (
    <>
      <Row label={t('building')} below={<NoteLine note={height ?? floors} />}>
        <Control name="building.kind" grow>
          <Input
            value={building.kind}
            onChange={e => put({ kind: e.target.value })}
            aria-label={t('building')}
            placeholder={t('building_hint')}
            autoComplete="off"
            data-testid="application.building"
          />
        </Control>
        <Control name="building.height_m" label={t('height')} width={62} note={height}>
          <Input
            value={building.height_m}
            onChange={e => put({ height_m: e.target.value })}
            suffix={<span>m</span>}
            inputMode="decimal"
            autoComplete="off"
            data-testid="application.height"
          />
        </Control>
        <Control name="building.floors" label={t('floors')} width={36} note={floors}>
          <Input
            value={building.floors}
            onChange={e => put({ floors: e.target.value })}
            inputMode="numeric"
            autoComplete="off"
            data-testid="application.floors"
          />
        </Control>
      </Row>
      <Row label={t('work')}>
        <div className="intake-works" role="group" aria-label={t('work')} onKeyDown={onKeyDown}>
          {WORKS.map(w => (
            <Checkbox
              key={w}
              checked={work[w]}
              tabIndex={w === stop ? 0 : -1}
              onChange={e => set({ work: { ...work, [w]: e.target.checked } })}
              data-testid={`application.work.${w}`}
            >
              <Icon name={SIGNS[w]} size={14} /> {t(`works.${w}`)}
            </Checkbox>
          ))}
        </div>
      </Row>
      {work.crane && (
        <Row label={t('reach')} below={<NoteLine note={reachNote} />}>
          <Control name="work.reach_m" width={108} note={reachNote}>
            <Input
              value={intake.reach}
              onChange={e => set({ reach: e.target.value })}
              suffix={<span>m</span>}
              aria-label={t('reach')}
              inputMode="decimal"
              autoComplete="off"
              data-testid="application.reach"
            />
          </Control>
          <span className="third t12">{t(intake.stand ? 'stand_set' : 'stand_unset')}</span>
          {intake.stand && (
            <button type="button" className="link t12" onClick={() => set({ stand: null })}>
              {t('stand_clear')}
            </button>
          )}
        </Row>
      )}
      {asksMachineHeight(work) && (
        <Row label={t('machine_height')} below={<NoteLine note={topNote} />}>
          <Control name="work.machine_height_m" width={108} note={topNote}>
            <Input
              value={intake.machine_height}
              onChange={e => set({ machine_height: e.target.value })}
              suffix={<span>m</span>}
              aria-label={t('machine_height')}
              inputMode="decimal"
              autoComplete="off"
              data-testid="application.machine_height"
            />
          </Control>
          <span className="third t12">{t('machine_height_hint')}</span>
        </Row>
      )}
    </>
  )
}
