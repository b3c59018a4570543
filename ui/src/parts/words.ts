export default {
  zh: {
    datePlaceholder: '1130、+5、明天',
    dateUnread: '看不懂这个日期，可写 11-30、1130 或 +5',
    fold: '收起“{{name}}”',
    unfold: '展开“{{name}}”',
    clear: '清除',
    clearFilter: '清除“{{name}}”',
    close: '关闭',
    retry: '再试一次',
  },
  en: {
    datePlaceholder: '1130, +5, tomorrow',
    dateUnread: 'Not a date. Write 11-30, 1130 or +5',
    fold: 'Fold “{{name}}”',
    unfold: 'Unfold “{{name}}”',
    clear: 'Clear',
    clearFilter: 'Clear “{{name}}”',
    close: 'Close',
    retry: 'Try again',
  },
}
