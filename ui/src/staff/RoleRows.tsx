import { useWords } from '../app/i18n'
import { useToday } from '../office/useOffice'
import { DateText } from '../parts/DateText'
import { Select } from '../parts/Select'
import type { Directory, Held } from './directory'

/** In the order a case meets them. */
export const ROLES = [
  'clerk',
  'surveyor',
  'capacity_reviewer',
  'account_manager',
  'marketing_approver',
  'meeting_secretary',
  'line_owner',
  'safety_officer',
  'assessor',
  'patrol_guard',
  'unit_head',
  'administrator',
  'auditor',
] as const

/** The roles of one person: which, in which unit, from when, until when. */
export function RoleRows({
  directory,
  roles,
  onChange,
}: {
  directory: Directory
  roles: Held[]
  onChange: (roles: Held[]) => void
}) {
  const t = useWords('staff')
  const today = useToday()
  const put = (i: number, patch: Partial<Held>) =>
    onChange(roles.map((r, n) => (n === i ? { ...r, ...patch } : r)))
  return (
    <fieldset className="directory-roles">
      <legend className="second">{t('directory.roles')}</legend>
      {roles.map((r, i) => (
        // A row has no name of its own; it is its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className="directory-role" data-testid={`staff.role.${i}`}>
          <Select
            aria-label={t('duty')}
            value={r.role}
            onChange={role => put(i, { role })}
            options={ROLES.map(value => ({ value, label: t(`role.${value}`) }))}
          />
          <Select
            aria-label={t('directory.unit')}
            showSearch={{ optionFilterProp: 'label' }}
            value={r.unit || undefined}
            placeholder={t('directory.unit')}
            onChange={unit => put(i, { unit })}
            options={directory.units.map(u => ({ value: u.id, label: u.name }))}
          />
          <button
            type="button"
            className="link"
            onClick={() => onChange(roles.filter((_, n) => n !== i))}
            aria-label={t('directory.removeRole', { n: i + 1 })}
          >
            {t('directory.remove')}
          </button>
          <span className="second t12">{t('directory.from')}</span>
          <DateText value={r.from} onChange={from => put(i, { from })} today={today} />
          <span className="second t12">{t('directory.to')}</span>
          <DateText value={r.to ?? ''} onChange={to => put(i, { to: to || null })} today={today} />
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() =>
          onChange([...roles, { role: 'clerk', unit: roles.at(-1)?.unit ?? '', from: today, to: null }])
        }
        data-testid="staff.role.add"
      >
        ＋{t('directory.addRole')}
      </button>
    </fieldset>
  )
}
