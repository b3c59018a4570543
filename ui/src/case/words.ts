import { en } from './words/en'
import { enCodes } from './words/en.codes'
import { zh } from './words/zh'
import { zhCodes } from './words/zh.codes'

export default { zh: { ...zh, ...zhCodes }, en: { ...en, ...enCodes } }
