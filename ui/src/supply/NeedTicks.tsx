import { Link } from 'react-router'
import { useWords } from '../app/i18n'
import { actPath } from '../case/paths'
import { coded } from '../case/problem'
import { Icon } from '../look/icons'
import type { Need } from './needs'

type Props = {
  needs: Need[]
  caseId: string
  /** The operation whose form this stands in: what it brings itself needs no link. */
  here: string
}

/** What a decision needs, ticked where it is there; the open ones link to the act that brings them. */
export function NeedTicks({ needs, caseId, here }: Props) {
  const t = useWords('case')
  if (needs.length === 0) return null
  return (
    <ul className="act-ticks" data-testid="supply.needs">
      {needs.map(need => (
        <li key={need.code} data-done={need.done}>
          <span className={need.done ? 'ok' : 'warn'}>
            <Icon
              name={need.done ? 'check' : 'warning'}
              size={14}
              label={t(need.done ? 'need.done' : 'need.open')}
            />
          </span>
          <span className={need.done ? 'second' : undefined}>{coded('block', need.code, need.params)}</span>
          {!need.done && need.operation !== '' && need.operation !== here && (
            <Link to={actPath(caseId, need.operation)}>{t(`operation.${need.operation}`)}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}
