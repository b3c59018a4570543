import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { useMatches } from '../app/useMatches'
import { Trouble } from '../errors/Trouble'
import { useToday } from '../office/useOffice'
import { List, type Section } from '../parts/List'
import { type Directory, type Holder, heldOn, sectionsOf } from './directory'
import { NewPersonForm, PersonForm } from './PersonForm'
import { hasRole, useMe } from './session'
import { NewUnitForm, UnitForm } from './UnitForm'
import './directory.css'

type Chosen = { form: 'person' | 'unit'; id: string } | { form: 'newPerson' | 'newUnit'; id: '' } | null

/** 单位与人员: who works where, in which roles and until when. An administrator changes it, others read. */
export default function DirectoryPage() {
  const t = useWords('staff')
  const matches = useMatches()
  const directory = useCall('staff/directory', {})
  const today = useToday()
  const may = hasRole(useMe(), 'administrator')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Chosen>(null)
  const data = directory.data
  const sections = useMemo<Section<Holder>[]>(
    () => (data ? sectionsOf(data, p => matches(p.name, query.trim()), t('noUnit')) : []),
    [data, matches, query, t],
  )
  return (
    <Screen
      title={t('directory.title')}
      testid="staff.directory"
      right={
        may && (
          <>
            <Button
              onClick={() => setChosen({ form: 'newUnit', id: '' })}
              data-testid="staff.directory.new_unit"
            >
              {t('directory.newUnit')}
            </Button>
            <Button
              type="primary"
              onClick={() => setChosen({ form: 'newPerson', id: '' })}
              data-testid="staff.directory.new_person"
            >
              {t('directory.newPerson')}
            </Button>
          </>
        )
      }
    >
      <section className="pane directory-list" aria-label={t('people')}>
        <div className="toolrow">
          <Input
            value={query}
            onChange={e => setQuery(e.target.value)}
            placeholder={t('find')}
            aria-label={t('find')}
            data-testid="staff.directory.find"
          />
          {may && data && (
            <span className="directory-units t12">
              {data.units.map(u => (
                <button
                  key={u.id}
                  type="button"
                  className="link ellipsis"
                  title={t('directory.renameUnit', { name: u.name })}
                  onClick={() => setChosen({ form: 'unit', id: u.id })}
                >
                  {u.name}
                </button>
              ))}
            </span>
          )}
        </div>
        <Trouble error={directory.error} onRetry={() => void directory.refetch()} />
        <List
          label={t('people')}
          columns={[
            { key: 'name', title: t('who'), width: 156, render: h => h.person.name },
            {
              key: 'roles',
              title: t('duty'),
              width: 'minmax(0, 1fr)',
              render: h => h.roles.map(r => t(`role.${r.role}`)).join('、'),
              full: h => h.roles.map(r => t(`role.${r.role}`)).join('、'),
            },
            {
              key: 'state',
              title: t('directory.state'),
              width: 132,
              render: h =>
                h.person.disabled ? (
                  <span className="warn">{t('directory.disabled')}</span>
                ) : heldOn(h.person, today).length === 0 ? (
                  <span className="second">{t('directory.noRoleNow')}</span>
                ) : (
                  t('directory.works')
                ),
            },
          ]}
          sections={sections}
          rowKey={h => h.key}
          selected={
            chosen?.form === 'person'
              ? (sections.flatMap(s => s.rows).find(h => h.person.id === chosen.id)?.key ?? null)
              : null
          }
          onSelect={(_, h) => setChosen({ form: 'person', id: h.person.id })}
          onOpen={h => setChosen({ form: 'person', id: h.person.id })}
          empty={directory.isPending ? '' : query ? t('noMatch', { query }) : t('nobody')}
          testid="staff.directory.people"
        />
      </section>
      <section className="pane directory-form" aria-label={t('directory.form')}>
        {data && chosen ? (
          <Form chosen={chosen} directory={data} may={may} onDone={setChosen} />
        ) : (
          <p className="second directory-hint">{t(may ? 'directory.hint' : 'directory.readOnly')}</p>
        )}
      </section>
    </Screen>
  )
}

function Form({
  chosen,
  directory,
  may,
  onDone,
}: {
  chosen: NonNullable<Chosen>
  directory: Directory
  may: boolean
  onDone: (chosen: Chosen) => void
}) {
  switch (chosen.form) {
    case 'newPerson':
      return <NewPersonForm directory={directory} onDone={() => onDone(null)} />
    case 'newUnit':
      return <NewUnitForm directory={directory} onDone={() => onDone(null)} />
    case 'unit': {
      const unit = directory.units.find(u => u.id === chosen.id)
      return unit ? (
        <UnitForm key={unit.id} unit={unit} directory={directory} onDone={() => onDone(null)} />
      ) : null
    }
    case 'person': {
      const person = directory.people.find(p => p.id === chosen.id)
      return person ? <PersonForm key={person.id} person={person} directory={directory} may={may} /> : null
    }
  }
}
