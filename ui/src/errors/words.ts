/** Error codes of the wire. A subject's own codes may also stand in its errors.ts. */
import { basemap } from './words/basemap'
import { files } from './words/files'
import { forms } from './words/forms'
import { policy } from './words/policy'
import { steps } from './words/steps'
import { system } from './words/system'

export default {
  zh: { ...system.zh, ...forms.zh, ...steps.zh, ...policy.zh, ...files.zh, ...basemap.zh },
  en: { ...system.en, ...forms.en, ...steps.en, ...policy.en, ...files.en, ...basemap.en },
}
