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
    pdf: {
      fetching: '正在从档案取文书',
      reading: '正在打开文书',
      page: '第 {{n}} 页，共 {{count}} 页',
      name: '{{title}} 第 {{n}} 页，共 {{count}} 页',
    },
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
    pdf: {
      fetching: 'Fetching the paper from the archive',
      reading: 'Opening the paper',
      page: 'Page {{n}} of {{count}}',
      name: '{{title}} page {{n}} of {{count}}',
    },
  },
}
