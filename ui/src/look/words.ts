export default {
  zh: {
    'verdict.inside': '界内',
    'verdict.cannot_tell': '不能确定',
    'verdict.outside': '界外',
    'verdict.none': '未测',
  },
  en: {
    'verdict.inside': 'Inside',
    'verdict.cannot_tell': 'Cannot tell',
    'verdict.outside': 'Outside',
    'verdict.none': 'Not measured',
  },
}
