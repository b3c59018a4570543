import { Input, type InputRef } from 'antd'
import type { ReactNode, Ref } from 'react'
import type { Step, Tier, Verdict } from '../api/contract'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { Filter } from '../parts/Chips'
import { fold } from '../parts/fold'
import { isImeKey } from '../parts/isImeKey'
import { KeyHint } from '../parts/KeyHint'
import type { Filter as Criteria } from './arrange'

const STEPS: Step[] = [
  'survey',
  'hand_over',
  'capacity_answer',
  'notice',
  'service',
  'rectification',
  'reinspection',
  'scheme',
  'sign_off',
  'meeting',
  'decision',
  'reply',
  'refusal_report',
  'file_to_safety',
  'referral',
  'referral_answer',
  'energising',
]
const TIERS: Tier[] = ['T1', 'T2', 'T3', 'T4']
const VERDICTS: Verdict[] = ['inside', 'cannot_tell', 'outside']

type Props = {
  ref: Ref<HTMLInputElement>
  value: Criteria
  onChange: (value: Criteria) => void
  shown: number | null
  total: number | null
  /** Null: nothing is filtered. */
  onClear: (() => void) | null
  /** The time of what is shown, when it could not be read again. */
  stale: string | null
  /** At the right end: columns and density. */
  children: ReactNode
}

/** Search box, three criteria, and what they leave: "显示 n / 共 m". */
export function Filters({ ref, value, onChange, shown, total, onClear, stale, children }: Props) {
  const t = useWords('worklist')
  const take = (input: InputRef | null) => {
    if (typeof ref === 'function') ref(input?.input ?? null)
    else if (ref) ref.current = input?.input ?? null
  }
  return (
    <div className="toolrow" role="search">
      <Input
        ref={take}
        className="worklist-search"
        prefix={<Icon name="search" size={14} />}
        suffix={<KeyHint>/</KeyHint>}
        placeholder={t('search')}
        aria-label={t('search')}
        value={value.query}
        onChange={e => onChange({ ...value, query: e.target.value })}
        onBlur={() =>
          value.query !== fold(value.query).trim() && onChange({ ...value, query: fold(value.query).trim() })
        }
        onKeyDown={e => {
          if (isImeKey(e)) return
          const list = () =>
            document.querySelector<HTMLElement>('[data-testid="worklist.list"] [data-row][tabindex="0"]')
          if (e.key === 'Enter' || e.key === 'ArrowDown') {
            e.preventDefault()
            list()?.focus()
          } else if (e.key === 'Escape') {
            // One step back: first the text, then the focus.
            if (value.query !== '') onChange({ ...value, query: '' })
            else list()?.focus()
          }
        }}
        data-testid="worklist.search"
      />
      <Filter
        name={t('filter.step')}
        value={value.steps}
        onChange={steps => onChange({ ...value, steps })}
        options={STEPS.map(s => ({ value: s, label: t(`step.${s}`) }))}
        testid="worklist.filter.step"
      />
      <Filter
        name={t('filter.tier')}
        value={value.tiers}
        onChange={tiers => onChange({ ...value, tiers })}
        options={TIERS.map(x => ({ value: x, label: x }))}
        testid="worklist.filter.tier"
      />
      <Filter
        name={t('filter.verdict')}
        value={value.verdicts}
        onChange={verdicts => onChange({ ...value, verdicts })}
        options={VERDICTS.map(v => ({ value: v, label: <Mark state={v} /> }))}
        testid="worklist.filter.verdict"
      />
      <span className="grow" />
      {stale && <span className="warn t12">{t('stale', { time: stale })}</span>}
      <span className="second t12 nowrap" role="status" data-testid="worklist.count">
        {shown !== null && total !== null && t('shown', { shown, total })}
        {onClear && (
          <>
            {' · '}
            <button type="button" className="link" onClick={onClear} data-testid="worklist.clear">
              {t('clear')}
            </button>
          </>
        )}
      </span>
      {children}
    </div>
  )
}
