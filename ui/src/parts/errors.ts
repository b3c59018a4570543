export default {
  zh: {
    'paper.undrawable':
      '文书的文件取到了，但在这里显示不出来（{{reason}}）。请用“打开 PDF”或“存盘”查看；若仍打不开，请管理员核验文书。',
  },
  en: {
    'paper.undrawable':
      'The paper arrived but cannot be shown here ({{reason}}). Open or save the PDF instead; if that fails too, ask the administrator to verify the papers.',
  },
}
