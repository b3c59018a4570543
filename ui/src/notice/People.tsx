import { useCall } from '../api/useCall'
import { ActRow, type RowProps } from '../case/form/ActRow'
import { Select } from '../parts/Select'

/** Staff, by name; as many as are needed. */
export function People<T extends object>(props: RowProps<T> & { most?: number }) {
  const { act, field, most } = props
  const staff = useCall('staff/list', {}, { staleTime: 300_000 })
  return (
    <ActRow {...props}>
      {({ id }) => (
        <Select
          id={id}
          mode="multiple"
          maxCount={most}
          value={act.value[field] as string[]}
          onChange={people => act.set(field)(people as T[typeof field])}
          optionFilterProp="label"
          options={(staff.data?.people ?? []).map(p => ({ value: p.id, label: p.name }))}
          data-testid={`notice.${field}`}
        />
      )}
    </ActRow>
  )
}
