export default {
  zh: {
    saved: '已存 {{at}}',
    savedBefore: '已存',
    saving: '正在存',
    unsaved: '未存',
    failed: '未存：{{why}}',
    retry: '再存一次',
  },
  en: {
    saved: 'Saved {{at}}',
    savedBefore: 'Saved',
    saving: 'Saving',
    unsaved: 'Not saved yet',
    failed: 'Not saved: {{why}}',
    retry: 'Save again',
  },
}
