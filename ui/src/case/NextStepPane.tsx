import { Button, Dropdown } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { menuOperations, primaryOperation } from './allowed'
import { actPath } from './paths'
import { barText, coded } from './problem'
import type { CaseView, NextStep } from './types'

/** Acts whose form is worth reading even while it is barred: it shows what is still needed as ticks. */
const READABLE = new Set(['supply/approve', 'supply/refuse'])

/** 下一步: what is next, why, what blocks it with the link that clears it, one primary act, the rest under one menu. */
export function NextStepPane({ view }: { view: CaseView }) {
  const t = useWords('case')
  const go = useNavigate()
  const { next } = view
  const primary = primaryOperation(view)
  const begin = (operation: string) => void go(actPath(view.case, operation))
  // Registered acts stand in the palette too, so it lists exactly what is allowed here.
  useKeys(t('title'), [
    ...(primary ? [{ keys: 'Ctrl+Enter', label: t(`operation.${primary}`), run: () => begin(primary) }] : []),
    ...menuOperations(view)
      .open.slice(0, 9)
      .map((operation, i) => ({
        keys: menuKey(i),
        label: t(`operation.${operation}`),
        run: () => begin(operation),
      })),
  ])
  return (
    <section className="case-next" aria-label={t('next.label')} data-testid="case.next">
      <div className="case-next-head">
        <div className="grow">
          <div className="t12 second">{t('next.label')}</div>
          <h2 className="t16">{next ? t(`step.${next.step}`) : t('next.none')}</h2>
        </div>
        {primary && (
          <Button type="primary" onClick={() => begin(primary)} data-testid="case.primary">
            {t(`operation.${primary}`)} <KeyHint>Ctrl Enter</KeyHint>
          </Button>
        )}
        {next && !primary && <span className="second">{t('next.not_mine', { who: holder(next, t) })}</span>}
        <Menu view={view} onPick={begin} />
      </div>
      {next && (
        <dl className="case-next-why">
          <dt>{t('next.why')}</dt>
          <dd>{coded('why', next.why.code, next.why.params)}</dd>
          {next.blocks.length > 0 && (
            <>
              <dt>{t('next.blocked')}</dt>
              <dd>
                <Blocks view={view} step={next} />
              </dd>
            </>
          )}
          {view.paused && (
            <>
              <dt>{t('head.paused')}</dt>
              <dd className="warn">{view.paused.reason}</dd>
            </>
          )}
          {view.others.length > 0 && (
            <>
              <dt>{t('next.also')}</dt>
              <dd>
                <Others view={view} />
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  )
}

/** `.` then a digit begins an act of the menu. */
function menuKey(i: number): string {
  return `. ${i + 1}`
}

function holder(next: NextStep, t: (key: string, params?: Record<string, unknown>) => string): string {
  return next.holder ? t('named', { who: next.holder, unit: next.unit_name }) : next.unit_name
}

function Blocks({ view, step }: { view: CaseView; step: NextStep }) {
  const t = useWords('case')
  return (
    <ul className="case-blocks">
      {step.blocks.map(block => (
        <li key={block.code} data-done={block.done}>
          <span className={block.done ? 'ok' : 'warn'}>
            <Icon
              name={block.done ? 'check' : 'warning'}
              size={14}
              label={t(block.done ? 'need.done' : 'need.open')}
            />
          </span>
          <span className={block.done ? 'second' : undefined}>
            {coded('block', block.code, block.params)}
          </span>
          {block.operation && !block.done && (
            <Link to={actPath(view.case, block.operation)} data-testid={`case.block.${block.code}`}>
              {t(`operation.${block.operation}`)}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Steps that run beside the next one, such as the hand-over of T2. */
function Others({ view }: { view: CaseView }) {
  const t = useWords('case')
  return (
    <ul className="case-blocks">
      {view.others.map(other => {
        const open = other.operation && view.allowed.some(a => a.operation === other.operation && a.allowed)
        return (
          <li key={other.step}>
            <Icon name="right" size={14} />
            <span>
              {t(`step.${other.step}`)} <span className="second">{holder(other, t)}</span>
            </span>
            {open && other.operation && (
              <Link to={actPath(view.case, other.operation)}>{t(`operation.${other.operation}`)}</Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Menu({ view, onPick }: { view: CaseView; onPick: (operation: string) => void }) {
  const t = useWords('case')
  const { open, blocked } = menuOperations(view)
  if (open.length + blocked.length === 0) return null
  const items = [
    ...open.map((operation, i) => ({
      key: operation,
      label: t(`operation.${operation}`),
      extra: i < 9 ? <KeyHint>{menuKey(i)}</KeyHint> : undefined,
    })),
    ...(blocked.length > 0
      ? [
          { type: 'divider' as const },
          {
            type: 'group' as const,
            label: t('next.blocked_menu'),
            children: blocked.map(({ operation, reason }) => ({
              key: operation,
              disabled: !READABLE.has(operation),
              label: (
                <span className="case-menu-blocked">
                  {t(`operation.${operation}`)}
                  <span className="t12 second">{barText(reason)}</span>
                </span>
              ),
            })),
          },
        ]
      : []),
  ]
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => onPick(key) }}>
      <Button
        aria-label={t('next.more')}
        title={t('next.more')}
        icon={<Icon name="more" />}
        data-testid="case.more"
      />
    </Dropdown>
  )
}
