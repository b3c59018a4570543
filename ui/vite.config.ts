/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `base: './'`: the same build is served by the office server at / and by the window's own scheme.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // Fonts and small pictures stay files: the page's content policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // pdf.js's worker comes as .mjs: as .js every server knows that it is a script.
        assetFileNames: asset =>
          asset.names.some(name => name.endsWith('.mjs'))
            ? 'assets/[name]-[hash].js'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env.LINEWARDEN_SERVER ?? 'http://127.0.0.1:8080' } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/app/testSetup.ts'],
    css: false,
    testTimeout: 30_000,
  },
})
