import { enCodes } from './words/en.codes'
import { en } from './words/en'
import { zhCodes } from './words/zh.codes'
import { zh } from './words/zh'

export default { zh: { ...zh, ...zhCodes }, en: { ...en, ...enCodes } }
