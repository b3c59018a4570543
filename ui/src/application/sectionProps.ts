import type { InputRef } from 'antd'
import type { Ref } from 'react'
import type { IntakeState } from './useIntake'

export interface SectionProps {
  state: IntakeState
  /** Missing fields are marked once the person has tried to accept; before that they are only counted. */
  missingShown: boolean
  /** The field the page begins with. */
  first?: Ref<InputRef>
}
